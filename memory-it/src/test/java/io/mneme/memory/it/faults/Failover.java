package io.mneme.memory.it.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * The primary of two PostgreSQL servers with synchronous replication dies by {@code kill -9}, and the standby is
 * promoted. Every second time the standby is away before, for so long that calls which wait for it reach their
 * deadline: what the primary then has alone is lost with it, and must not have been acknowledged.
 */
final class Failover implements Fault {

    private final Servers servers;
    private final Duration absence;
    private String primary;
    private String standby;
    private boolean away;

    Failover(Servers servers, String primary, String standby, Duration deadline) {
        this.servers = servers;
        this.primary = primary;
        this.standby = standby;
        this.absence = deadline.plusSeconds(1);
    }

    @Override
    public String strike(SplittableRandom random) throws IOException, InterruptedException {
        away = !away;
        if (away) {
            servers.run("kill", standby);
            TimeUnit.MILLISECONDS.sleep(absence.toMillis());
        }
        servers.run("kill", primary);
        if (away) {
            servers.run("follow", standby);
        }
        return (away ? "the standby was away for " + absence.toMillis() + " ms, then " : "")
                + "kill -9 of the primary, " + primary;
    }

    /** The old primary comes back as the standby of the new one. */
    @Override
    public void heal() throws IOException, InterruptedException {
        servers.run("promote", standby);
        servers.run("clone", standby, primary);
        String promoted = standby;
        standby = primary;
        primary = promoted;
    }

    @Override
    public Duration longest() {
        return Duration.ofSeconds(2);
    }
}
