package io.mneme.memory.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeExampleTest {

    private static final Path README = Path.of("..", "README.md");

    @Test
    void the_readme_shows_the_examples_that_are_compiled_here() throws IOException {
        List<String> compiled = Stream.concat(
                        examples(ReadmeExample.class).stream(), examples(ReadmeSnippets.class).stream())
                .toList();
        assertThat(all(Files.readString(README), "(?s)```java\n(.*?)```"))
                .hasSizeGreaterThan(1)
                .containsExactlyElementsOf(compiled);
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

    private static List<String> examples(Class<?> type) throws IOException {
        Path source = Path.of("src/test/java", type.getName().replace('.', '/') + ".java");
        return all(Files.readString(source), "(?s) *// begin\n(.*?)\n *// end\n").stream()
                .map(example -> example.stripIndent() + "\n")
                .toList();
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
