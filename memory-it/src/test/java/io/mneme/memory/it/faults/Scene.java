package io.mneme.memory.it.faults;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import io.mneme.memory.port.store.Stores;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A database, what will befall it, and who writes to it. */
record Scene(String url, Fault fault, Load load) {

    private static final String POSTGRESQL = "postgresql";
    private static final String STANDBY = "standby";
    private static final String MONGODB = "mongodb";
    private static final String DOCUMENTDB = "documentdb";

    /** Starts the servers; {@link #url} then is the way for who is not to meet the fault. */
    static Scene prepare(RunKind kind, Product product, Servers servers, RunSettings settings, Tally tally)
            throws IOException, InterruptedException {
        if (kind == RunKind.DISK_FULL) {
            servers.run("own_disk");
        }
        String place = start(product, servers);
        String url = product.url(place);
        return switch (kind) {
            case KILL_CLIENT -> {
                ProcessLoad load = new ProcessLoad(url, tally, settings.writers());
                yield new Scene(url, new KillClient(load), load);
            }
            case KILL_SERVER -> local(url, url, killServer(product, servers), settings, tally);
            case PROXY -> {
                Proxy proxy = proxy(servers, place);
                yield local(url, product.url(proxy.getListen()), new BadNetwork(proxy), settings, tally);
            }
            case DISK_FULL -> local(url, url, new DiskFull(servers, server(product)), settings, tally);
            case STANDBY -> {
                servers.run("clone", POSTGRESQL, STANDBY);
                String both = product.url(place + "," + servers.address(STANDBY));
                Fault failover = new Failover(servers, POSTGRESQL, STANDBY, product.deadline());
                yield local(both, both, failover, settings, tally);
            }
        };
    }

    private static Scene local(String url, String clients, Fault fault, RunSettings settings, Tally tally) {
        return new Scene(url, fault, new LocalLoad(Stores.open(clients), tally, "", "0", settings.writers()));
    }

    private static String start(Product product, Servers servers) throws IOException, InterruptedException {
        if (product == Product.SQLITE) {
            return servers.data().resolve("mneme.db").toString();
        }
        servers.start(product.label());
        return servers.address(product.label());
    }

    private static Optional<String> server(Product product) {
        return product == Product.SQLITE ? Optional.empty() : Optional.of(product.label());
    }

    private static Fault killServer(Product product, Servers servers) {
        List<List<String>> targets = product == Product.MONGODB
                ? List.of(List.of(MONGODB), List.of(DOCUMENTDB), List.of(MONGODB, DOCUMENTDB))
                : List.of(List.of(POSTGRESQL));
        return new KillServer(servers, product.label(), targets);
    }

    private static Proxy proxy(Servers servers, String upstream) throws IOException, InterruptedException {
        servers.start("toxiproxy");
        String[] server = servers.address("toxiproxy").split(":");
        return new ToxiproxyClient(server[0], Integer.parseInt(server[1]))
                .createProxy("database", servers.address("proxy"), upstream);
    }
}
