package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.server.cli.output.Output;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.server.cli.shell.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenOutputTest {

    private static final OutputStream BROKEN = new OutputStream() {
        @Override
        public void write(int value) throws IOException {
            throw new IOException("gone");
        }
    };

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private StoreFixture store;

    @BeforeEach
    void fillStore() {
        store = StoreFixture.in(folder);
        store.say("alice", "t", "text");
    }

    private int run(boolean pipe, String... arguments) {
        Terminals terminals = new Terminals(false, false, false, pipe);
        return Mneme.run(
                new CommandContext(
                        InputStream.nullInputStream(),
                        new Output(BROKEN, false),
                        new Output(err, true),
                        terminals,
                        Map.of()),
                arguments);
    }

    @Test
    void a_reader_who_has_seen_enough_ends_a_command_quietly() {
        assertThat(run(true, store.with("export", "--user", "alice"))).isZero();
        assertThat(run(true, "--help")).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_full_disk_is_an_error() {
        assertThat(run(false, store.with("export", "--user", "alice"))).isEqualTo(1);
        assertThat(run(false, "--help")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("mneme: cannot write to standard output: gone\n".repeat(2));
    }

    @Test
    void without_standard_error_the_exit_code_still_tells() {
        CommandContext deaf = new CommandContext(
                InputStream.nullInputStream(),
                new Output(BROKEN, false),
                new Output(BROKEN, true),
                Terminals.NONE,
                Map.of());
        assertThat(Mneme.run(deaf, "threads", "--user", "")).isEqualTo(2);
        assertThat(Mneme.run(deaf, store.with("show", "--user", "nobody", "--thread", "t", "--debug")))
                .isEqualTo(1);
    }
}
