package io.mneme.memory.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.contract.RestartContract;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way to the server is cut, since the server is not the test's own. */
class MongoRestartIT implements RestartContract {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    @Override
    public Restartable restartable() throws IOException {
        ServerAddress server = new ServerAddress(
                new ConnectionString(DATABASE.url()).getHosts().get(0));
        CutProxy proxy = new CutProxy(server.getHost(), server.getPort());
        return new Cut(proxy, MongoMemoryStore.open(through(proxy)));
    }

    /** The driver stays with the proxy, also where the server is one of a replica set. */
    private static MongoStoreOptions through(CutProxy proxy) {
        String url = DATABASE.url().replaceFirst("(//(?:[^@/]*@)?)[^/]*/", "$1127.0.0.1:" + proxy.port() + "/");
        return MongoStoreOptions.of(url + (url.contains("?") ? "&" : "?") + "directConnection=true")
                .timeout(Duration.ofSeconds(1));
    }

    private record Cut(CutProxy proxy, MemoryStore store) implements Restartable {

        @Override
        public void goAway() throws IOException {
            proxy.goAway();
        }

        @Override
        public void comeBack() throws IOException {
            proxy.comeBack();
        }

        @Override
        public void close() throws IOException {
            store.close();
            proxy.close();
        }
    }
}
