package io.mneme.memory.it.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Servers of one run, in a folder of their own, by {@code scripts/lib/faults/servers}. Used by one thread. */
final class Servers implements AutoCloseable {

    private static final Path SCRIPT = Path.of("scripts", "lib", "faults", "servers");

    private final Path project;
    private final Path home;
    private final Path log;
    private boolean used;

    /** What the script says goes to the end of {@code log}. */
    Servers(Path project, Path home, Path log) {
        this.project = project;
        this.home = home;
        this.log = log;
    }

    /** Starts it if it does not run; returns when it takes connections. */
    void start(String server) throws IOException, InterruptedException {
        run("start", server);
    }

    /** SIGKILL for all processes of these servers. */
    void kill(List<String> servers) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("kill"));
        arguments.addAll(servers);
        run(arguments.toArray(String[]::new));
    }

    /** Host and port of a server, or of one to come. */
    String address(String server) throws IOException, InterruptedException {
        return "127.0.0.1:" + run("port", server);
    }

    /** The folder of the servers' data. */
    Path data() throws IOException {
        return Files.createDirectories(home.resolve("data"));
    }

    /** Runs a command of the script; returns what it prints. */
    String run(String... arguments) throws IOException, InterruptedException {
        used = true;
        List<String> command = new ArrayList<>(List.of(project.resolve(SCRIPT).toString(), home.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", arguments) + " failed; see " + log);
        }
        return said;
    }

    /** Kills all; their data is not needed any more. */
    @Override
    public void close() throws IOException {
        try {
            if (used) {
                run("stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
