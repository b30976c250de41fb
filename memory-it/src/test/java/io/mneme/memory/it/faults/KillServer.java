package io.mneme.memory.it.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** The server, or one of the two that it consists of, dies by {@code kill -9} with all its processes. */
final class KillServer implements Fault {

    private final Servers servers;
    private final String server;
    private final List<List<String>> targets;

    /** {@code targets} are what may be killed together; {@code server} is what is started afterwards. */
    KillServer(Servers servers, String server, List<List<String>> targets) {
        this.servers = servers;
        this.server = server;
        this.targets = targets;
    }

    @Override
    public String strike(SplittableRandom random) throws IOException, InterruptedException {
        List<String> target = targets.get(random.nextInt(targets.size()));
        servers.kill(target);
        return "kill -9 of " + String.join(" and ", target);
    }

    @Override
    public void heal() throws IOException, InterruptedException {
        servers.start(server);
    }

    @Override
    public Duration longest() {
        return Duration.ofSeconds(4);
    }
}
