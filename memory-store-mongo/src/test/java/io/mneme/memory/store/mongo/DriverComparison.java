package io.mneme.memory.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;

/**
 * What the store costs beyond the driver: run it by hand with the server's URL. The bare driver does what one would
 * write without Mneme: a document for each message in an indexed collection, and one for each thread.
 */
final class DriverComparison {

    private static final int OPERATIONS = 1_500;
    private static final String TEXT = "I was charged twice this month, can you look into that, please? ".repeat(3);

    private final MongoMemoryStore store;
    private final MongoCollection<Document> messages;
    private final MongoCollection<Document> threads;

    private DriverComparison(MongoMemoryStore store, MongoClient client, String database) {
        this.store = store;
        messages = client.getDatabase(database).getCollection("bare_messages").withWriteConcern(Connection.DURABLE);
        threads = client.getDatabase(database).getCollection("bare_threads").withWriteConcern(Connection.DURABLE);
        messages.createIndex(new Document("r", 1).append("t", 1).append("seq", 1), new IndexOptions().unique(true));
        messages.createIndex(new Document("r", 1).append("t", 1).append("id", 1), new IndexOptions().unique(true));
        threads.createIndex(new Document("r", 1).append("updatedAt", 1));
    }

    /** Prints p50 of both, in turns, and the ratio. */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        String url = arguments[0] + "mneme_compare";
        try (MongoMemoryStore store = MongoMemoryStore.open(MongoStoreOptions.of(url));
                MongoClient client = MongoClients.create(MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(url))
                        .build())) {
            System.out.println(store.description());
            DriverComparison comparison = new DriverComparison(store, client, "mneme_compare");
            for (int clients : new int[] {1, 16}) {
                comparison.compare("append of a turn", clients, Worker::append, Worker::bareAppend);
                comparison.compare("load of the last 20", clients, Worker::load, Worker::bareLoad);
            }
            client.getDatabase("mneme_compare").drop();
        }
    }

    private interface Step {
        void run(Worker worker);
    }

    /** Each client does both in turns, so that what else the machine does falls on both alike. */
    private void compare(String what, int clients, Step mneme, Step bare)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            List<Callable<long[][]>> tasks = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Worker worker = new Worker();
                tasks.add(() -> worker.time(mneme, bare));
            }
            pool.invokeAll(tasks);
            List<Long> ofMneme = new ArrayList<>();
            List<Long> ofBare = new ArrayList<>();
            for (Future<long[][]> one : pool.invokeAll(tasks)) {
                Arrays.stream(one.get()[0]).forEach(ofMneme::add);
                Arrays.stream(one.get()[1]).forEach(ofBare::add);
            }
            double one = median(ofMneme);
            double other = median(ofBare);
            System.out.printf(
                    "%-20s %2d clients: p50 %.2f ms, bare driver %.2f ms, ratio %.2f%n",
                    what, clients, one, other, one / other);
        } finally {
            pool.shutdown();
        }
    }

    private static double median(List<Long> nanos) {
        nanos.sort(null);
        return nanos.get(nanos.size() / 2) / 1e6;
    }

    /** One thread of conversation, in both worlds. */
    private final class Worker {
        private final ThreadKey key = ThreadKey.of("user " + UUID.randomUUID(), "support");
        private long last;

        Worker() {
            threads.insertOne(new Document("_id", key.resource().value()).append("lastSequence", 0L));
            for (int i = 0; i < 20; i++) {
                append();
                bareAppend();
            }
        }

        long[][] time(Step mneme, Step bare) {
            long[][] times = new long[2][OPERATIONS];
            for (int i = 0; i < OPERATIONS; i++) {
                long start = System.nanoTime();
                mneme.run(this);
                long middle = System.nanoTime();
                bare.run(this);
                times[0][i] = middle - start;
                times[1][i] = System.nanoTime() - middle;
            }
            return times;
        }

        void append() {
            List<Message> turn = List.of(
                    Message.builder(Role.USER).text(TEXT).build(),
                    Message.builder(Role.ASSISTANT).text(TEXT).build());
            store.messages().append(new Append(key, turn, AppendCondition.ANY, Instant.now()));
        }

        void bareAppend() {
            messages.insertMany(List.of(bare("user"), bare("assistant")));
            threads.updateOne(
                    new Document("_id", key.resource().value()),
                    new Document("$set", new Document("lastSequence", last).append("updatedAt", Instant.now())));
        }

        private Document bare(String role) {
            return new Document("r", key.resource().value())
                    .append("t", key.thread().value())
                    .append("seq", ++last)
                    .append("id", UUID.randomUUID().toString())
                    .append("role", role)
                    .append("at", Instant.now())
                    .append("parts", List.of(new Document("type", "text").append("text", TEXT)));
        }

        void load() {
            int found =
                    store.messages().list(key, MessageQuery.newest(20)).items().size();
            expect20(found);
        }

        void bareLoad() {
            List<Document> found = messages.find(
                            new Document("r", key.resource().value())
                                    .append("t", key.thread().value()))
                    .sort(new Document("seq", -1))
                    .limit(20)
                    .into(new ArrayList<>());
            expect20(found.size());
        }

        private void expect20(int found) {
            if (found != 20) {
                throw new IllegalStateException("found " + found);
            }
        }
    }
}
