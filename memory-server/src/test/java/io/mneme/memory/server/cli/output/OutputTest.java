package io.mneme.memory.server.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputTest {

    private static final OutputStream BROKEN = new OutputStream() {
        @Override
        public void write(int value) throws IOException {
            throw new IOException("no space left");
        }
    };

    @Test
    void writes_utf8_and_line_feeds() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Output output = new Output(bytes, false);
        output.line("é😀");
        assertThat(bytes.size()).isZero();
        output.flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("é😀\n");
    }

    @Test
    void a_person_sees_each_line_at_once() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Output(bytes, true).line("x");
        assertThat(bytes.size()).isEqualTo(2);
    }

    @Test
    void a_write_that_fails_is_never_silent() {
        assertThatThrownBy(() -> new Output(BROKEN, true).line("x"))
                .isInstanceOf(OutputFailed.class)
                .hasMessageContaining("no space left");
        assertThatThrownBy(() -> new Output(BROKEN, false).printWriter().println("x"))
                .isInstanceOf(OutputFailed.class);
    }
}
