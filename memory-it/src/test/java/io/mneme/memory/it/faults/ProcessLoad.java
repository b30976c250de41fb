package io.mneme.memory.it.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writers in processes of their own, which can be killed. Used by one thread. */
final class ProcessLoad implements Load {

    private final List<Client> clients;

    /** Half of the writers in one process, half in another, so that somebody goes on while the other is dead. */
    ProcessLoad(String url, Tally tally, int writers) {
        clients = List.of(
                new Client(url, "p0", (writers + 1) / 2, tally),
                new Client(url, "p1", Math.max(1, writers / 2), tally));
    }

    @Override
    public void start() {
        clients.forEach(Client::start);
    }

    /** Kills all: also the last words of a process count. */
    @Override
    public void stop() throws InterruptedException {
        for (Client client : clients) {
            client.kill();
        }
    }

    @Override
    public Set<String> writers() {
        Set<String> all = new HashSet<>();
        clients.forEach(client -> all.addAll(LocalLoad.names(client.name, client.writers)));
        return all;
    }

    List<Client> clients() {
        return clients;
    }

    /** One process, and the next one of its name. */
    static final class Client {

        private final String url;
        private final String name;
        private final int writers;
        private final Tally tally;
        private int run;
        private Process process;
        private Thread reader;

        private Client(String url, String name, int writers, Tally tally) {
            this.url = url;
            this.name = name;
            this.writers = writers;
            this.tally = tally;
        }

        void start() {
            try {
                process = ChildJvm.start(
                        LoadProcess.class, url, name, Integer.toString(run++), Integer.toString(writers));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            reader = new Thread(() -> read(process), "journal of " + name);
            reader.start();
        }

        /** SIGKILL; returns when all that it had printed was read. */
        void kill() throws InterruptedException {
            // Through the handle: Process.destroyForcibly() also closes the pipe, with acknowledgements in it.
            process.toHandle().destroyForcibly();
            process.waitFor();
            reader.join();
        }

        private void read(Process from) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(line -> JournalLines.read(line, tally));
            } catch (IOException e) {
                tally.violated("the journal of " + name + " could not be read: " + e);
            }
        }

        @Override
        public String toString() {
            return "client " + name;
        }
    }
}
