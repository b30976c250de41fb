package io.mneme.memory.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeExampleTest {

    private static final Path SOURCE =
            Path.of("src/test/java", ReadmeExample.class.getName().replace('.', '/') + ".java");
    private static final Path README = Path.of("..", "README.md");

    @Test
    void the_readme_shows_the_example_that_is_compiled_here() throws IOException {
        assertThat(only(Files.readString(README), "(?s)```java\n(.*?)```"))
                .isEqualTo(only(Files.readString(SOURCE), "(?s)// begin\n(.*)// end\n"));
    }

    @Test
    void the_example_does_what_the_readme_says(@TempDir Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadmeExample.class.getName())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(output).isZero();
        assertThat(output).contains("I prefer dark mode").doesNotContain("light");
        assertThat(folder.resolve("mneme.db")).exists();
    }

    private static String only(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).describedAs(pattern).isTrue();
        String found = matcher.group(1);
        assertThat(matcher.find()).describedAs("a second " + pattern).isFalse();
        return found;
    }
}
