package io.mneme.memory.server.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static LineReader reader(byte[] bytes) {
        return new LineReader(new ByteArrayInputStream(bytes));
    }

    @Test
    void reads_lines_of_all_systems_and_the_last_without_an_end() {
        LineReader reader = reader("\uFEFFé 😀\r\n\nlast\uFEFF".getBytes(StandardCharsets.UTF_8));
        assertThat(reader.read()).contains("é 😀");
        assertThat(reader.read()).contains("");
        assertThat(reader.read()).contains("last\uFEFF");
        assertThat(reader.read()).isEmpty();
        assertThat(reader.read()).isEmpty();
    }

    @Test
    void refuses_what_is_not_utf8_and_names_the_line() {
        LineReader reader = reader(new byte[] {'o', 'k', '\n', (byte) 0xC3, '\n'});
        assertThat(reader.read()).contains("ok");
        assertThatThrownBy(reader::read)
                .isInstanceOf(CommandFailed.class)
                .hasMessage("line 2 of standard input is not UTF-8");
    }

    @Test
    void refuses_a_line_without_end() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        assertThatThrownBy(new LineReader(endless)::read)
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void says_that_input_cannot_be_read() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(new LineReader(broken)::read)
                .isInstanceOf(CommandFailed.class)
                .hasMessage("cannot read standard input: gone");
    }
}
