package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mneme.memory.agent.config.MnemeConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTablesTest {

    private static final Set<String> OF_EVERY_COMMAND = Set.of("--config", "--debug", "--help", "--store", "--version");

    private final List<String> rows = Files.readAllLines(Path.of("..", "README.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();

    ReadmeTablesTest() throws IOException {}

    @Test
    void every_command_is_there_with_every_option() {
        for (String command :
                List.of("demo chat threads show create rename archive unarchive delete recall reindex export copy users"
                        .split(" "))) {
            assertThat(row("(?:`\\w+`, )?`" + command + "[ `]")).contains(options(command));
        }
        for (String command : List.of("show", "set", "history", "undo")) {
            assertThat(row("`memory " + command + " ")).contains(options("memory", command));
        }
    }

    @Test
    void no_command_is_forgotten_here() {
        Set<String> listed =
                found("(?m)^ {2}([a-z]+) {2,}", CliRun.mneme("--help").out());
        assertThat(listed)
                .hasSizeGreaterThan(1)
                .allSatisfy(command -> assertThat(rows).anyMatch(row -> row.contains("`" + command)));
    }

    @Test
    void every_key_of_the_configuration_is_there(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mneme.properties"), "no.such.key=1\n");
        Throwable refused = catchThrowable(() -> MnemeConfiguration.builder().file(file));
        String known = refused.getMessage().replaceFirst("(?s).*known keys: ", "");
        assertThat(known.split(", "))
                .hasSizeGreaterThan(1)
                .allSatisfy(key -> assertThat(row("`" + key + "` \\|")).contains("`MNEME_"));
    }

    private String row(String pattern) {
        Pattern start = Pattern.compile("\\| " + pattern);
        List<String> matching =
                rows.stream().filter(row -> start.matcher(row).lookingAt()).toList();
        assertThat(matching).describedAs(pattern).hasSize(1);
        return matching.get(0);
    }

    private static Set<String> options(String... command) {
        String[] arguments = Arrays.copyOf(command, command.length + 1);
        arguments[command.length] = "--help";
        Set<String> options = found("(--[a-z-]+)", CliRun.mneme(arguments).out());
        options.removeAll(OF_EVERY_COMMAND);
        return options;
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
