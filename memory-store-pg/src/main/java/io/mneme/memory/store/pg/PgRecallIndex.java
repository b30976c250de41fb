package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The recall index on PostgreSQL. */
final class PgRecallIndex implements RecallIndex {

    /** How often a call is tried whose picture of the index was old. */
    private static final int MOST_TRIES = 3;

    private final PgDatabase database;
    private final PgNames names;
    private final boolean secured;
    private final PendingTable pending;
    private final RecallBatch batches;
    private final RecallStatement searches;
    private final PlaceReader places;
    private final CachedSearch cached;
    private volatile RecallState state;

    PgRecallIndex(PgDatabase database, PgStoreOptions options) {
        this.database = database;
        names = PgNames.of(options);
        secured = options.rowLevelSecurity();
        pending = new PendingTable(names);
        batches = new RecallBatch(names);
        searches = new RecallStatement(names, secured);
        places = new PlaceReader(names);
        cached = new CachedSearch(new OwnerStatement(names), options.recallCache());
    }

    @Override
    public Optional<IndexedModel> model() {
        return readState().model();
    }

    @Override
    public List<PendingThread> pending(int limit) {
        Limits.check("number of threads", limit);
        return everywhere(session -> pending.list(session, limit));
    }

    @Override
    public long countPending() {
        return everywhere(pending::count);
    }

    @Override
    public List<PendingThread> pending(ResourceId owner, int limit) {
        Limits.check("number of threads", limit);
        return of(owner, session -> pending.list(session, owner, limit));
    }

    @Override
    public long countPending(ResourceId owner) {
        return of(owner, session -> pending.count(session, owner));
    }

    @Override
    public Optional<PendingThread> pending(ThreadKey thread) {
        return of(thread.resource(), session -> pending.find(session, thread));
    }

    @Override
    public boolean add(IndexBatch batch) {
        ThreadKey thread = batch.pending().thread();
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            RecallState.Form form = state().form();
            String outcome = of(thread.resource(), session -> batches.execute(session, batch, form));
            switch (outcome) {
                case "added" -> {
                    return true;
                }
                case "moved" -> {
                    return false;
                }
                case "form" -> state = null;
                case "emptying" -> throw new Unavailable("the recall index is being emptied for another model", null);
                default ->
                    throw new Misconfigured("the recall index is filled by another model than "
                            + batch.model().name() + " of " + batch.model().dimensions() + " dimensions: reset it");
            }
        }
        throw changing();
    }

    @Override
    public RecallMatches search(RecallSearch search) {
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            RecallState known = state();
            Optional<RecallMatches> found = of(
                    search.owner(),
                    session -> cached.find(session, search, known)
                            .or(() -> new RecallFinder(searches, search, known).find(session)));
            if (found.isPresent()) {
                return found.get();
            }
            state = null;
        }
        throw changing();
    }

    @Override
    public Map<ThreadId, List<StoredMessage>> read(ResourceId owner, List<Place> wanted, int before, int after) {
        Limits.checkCount("number of places", wanted.size());
        Limits.checkCount("number of messages before", before);
        Limits.checkCount("number of messages after", after);
        return of(owner, session -> places.read(session, owner, wanted, before, after));
    }

    @Override
    public void reset(IndexedModel model) {
        RecallState now = readState();
        new RecallReset(database, names).run(model, now.formAfterReset());
        state = null;
    }

    @Override
    public String description() {
        return cached.description() + "words by an index of each owner's terms"
                + (secured ? ", which row-level security keeps from being used: all entries of the owner are read" : "")
                + "; vectors " + readState().description();
    }

    private RecallState state() {
        RecallState known = state;
        return known == null ? readState() : known;
    }

    private RecallState readState() {
        state = everywhere(session -> RecallState.read(session, names));
        return state;
    }

    private static Unavailable changing() {
        return new Unavailable("the recall index is being changed by others", null);
    }

    private <T> T everywhere(Function<PgSession, T> statement) {
        return database.statement(PgScope.EVERYBODY, statement);
    }

    private <T> T of(ResourceId owner, Function<PgSession, T> statement) {
        return database.statement(PgScope.of(owner), statement);
    }
}
