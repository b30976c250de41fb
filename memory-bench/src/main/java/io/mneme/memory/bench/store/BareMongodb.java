package io.mneme.memory.bench.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;

/**
 * mongodb-driver-sync as one would use it by hand: a document for each message, one for each thread, acknowledged by a
 * majority with the journal. Two commands store a turn, since it is in two collections; one reads.
 */
final class BareMongodb implements BareDriver, BareDriver.Session {

    private static final int BATCH = 1_000;

    private final MongoClient client;
    private final MongoDatabase database;
    private final MongoCollection<Document> threads;
    private final MongoCollection<Document> messages;

    BareMongodb(String url, boolean minimal) {
        ConnectionString connection = new ConnectionString(url);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(connection)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build());
        database = client.getDatabase(connection.getDatabase());
        threads = database.getCollection("bare_threads");
        messages = database.getCollection("bare_messages");
        IndexOptions unique = new IndexOptions().unique(true);
        messages.createIndex(Indexes.ascending("resource", "thread", "sequence"), unique);
        if (!minimal) {
            messages.createIndex(Indexes.ascending("resource", "thread", "id"), unique);
            threads.createIndex(Indexes.ascending("_id.resource", "updatedAt"));
        }
    }

    @Override
    public void fill(ThreadKey thread, int count) {
        threads.insertOne(new Document("_id", id(thread)).append("lastSequence", (long) count));
        for (int last = 0; last < count; last += BATCH) {
            List<Document> batch = new ArrayList<>();
            for (long sequence = last + 1; sequence <= Math.min(count, last + BATCH); sequence++) {
                batch.add(message(thread, sequence));
            }
            messages.insertMany(batch);
        }
    }

    /** The client has a pool, so all callers share it. */
    @Override
    public Session session() {
        return this;
    }

    @Override
    public void appendTurn(ThreadKey thread, long lastSequence) {
        appendMessages(thread, lastSequence);
        threads.updateOne(
                new Document("_id", id(thread)),
                Updates.combine(Updates.set("lastSequence", lastSequence + 2), Updates.set("updatedAt", new Date())));
    }

    /** Less than the store does: the messages without their thread. */
    void appendMessages(ThreadKey thread, long lastSequence) {
        messages.insertMany(List.of(message(thread, lastSequence + 1), message(thread, lastSequence + 2)));
    }

    @Override
    public int readLast20(ThreadKey thread) {
        List<BareMessage> found = new ArrayList<>();
        Document key = new Document("resource", thread.resource().value())
                .append("thread", thread.thread().value());
        for (Document one :
                messages.find(key).sort(Sorts.descending("sequence")).limit(20)) {
            found.add(new BareMessage(
                    one.getLong("sequence"),
                    one.getString("id"),
                    one.getString("role"),
                    one.getDate("createdAt").toInstant(),
                    one.get("body", Document.class)));
        }
        return found.size();
    }

    private static Document id(ThreadKey thread) {
        return new Document("resource", thread.resource().value())
                .append("thread", thread.thread().value());
    }

    private static Document message(ThreadKey thread, long sequence) {
        boolean question = sequence % 2 == 1;
        Document text = new Document("type", "text").append("text", question ? Turns.QUESTION : Turns.ANSWER);
        return id(thread)
                .append("sequence", sequence)
                .append("id", UUID.randomUUID().toString())
                .append("role", question ? "user" : "assistant")
                .append("createdAt", Date.from(Instant.now()))
                .append("body", new Document("parts", List.of(text)));
    }

    @Override
    public void close() {
        database.drop();
        client.close();
    }
}
