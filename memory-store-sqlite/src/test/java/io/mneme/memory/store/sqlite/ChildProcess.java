package io.mneme.memory.store.sqlite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another Java process on the tests' class path, which answers each line with a line. */
final class ChildProcess {

    private final String id;
    private final Process process;
    private final PrintWriter input;
    private final BufferedReader output;

    /** Starts {@code program} with its id as the only argument. */
    ChildProcess(Class<?> program, String id) throws IOException {
        this.id = id;
        this.process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        id)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        this.input = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    String id() {
        return id;
    }

    void ask(String line) {
        input.println(line);
    }

    String answer() throws IOException {
        return output.readLine();
    }

    void stop() {
        process.destroy();
    }
}
