package io.mneme.memory.it.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** Something else takes nearly all of the disk, the load takes the rest; then there is room again. */
final class DiskFull implements Fault {

    private static final int MOST_FREE_MEGABYTES = 4;
    private static final int STARTS = 3;

    private final Servers servers;
    private final Optional<String> server;

    /** {@code server} may end by itself when it cannot write; then it is started again. */
    DiskFull(Servers servers, Optional<String> server) {
        this.servers = servers;
        this.server = server;
    }

    @Override
    public String strike(SplittableRandom random) throws IOException, InterruptedException {
        int free = 1 + random.nextInt(MOST_FREE_MEGABYTES);
        servers.run("fill_disk", Integer.toString(free));
        return free + " MB left on the disk";
    }

    @Override
    public void heal() throws IOException, InterruptedException {
        servers.run("make_room");
        for (int tries = 1; server.isPresent(); tries++) {
            try {
                servers.start(server.get());
                return;
            } catch (IOException e) {
                // It may have been about to end when it was looked at.
                if (tries == STARTS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public Duration longest() {
        return Duration.ofSeconds(8);
    }
}
