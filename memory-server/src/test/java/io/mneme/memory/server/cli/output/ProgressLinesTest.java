package io.mneme.memory.server.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private String tell(ProgressLines lines) {
        lines.tell(() -> "one");
        lines.tell(() -> "two");
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void what_is_done_soon_needs_no_line() {
        assertThat(tell(new ProgressLines(new Output(written, true)))).isEmpty();
    }

    @Test
    void a_line_is_written_when_it_is_time() {
        assertThat(tell(new ProgressLines(new Output(written, true), Duration.ZERO)))
                .isEqualTo("one\ntwo\n");
    }
}
