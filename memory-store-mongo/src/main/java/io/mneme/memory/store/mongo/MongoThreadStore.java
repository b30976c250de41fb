package io.mneme.memory.store.mongo;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.port.store.ThreadStore;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadUpdate;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;

/** The threads in MongoDB. */
final class MongoThreadStore implements ThreadStore {

    private final Calls calls;
    private final Parts parts;
    private final ThreadLister lister;
    private final ThreadCopier copier;
    private final Mover mover;

    MongoThreadStore(Calls calls, Parts parts) {
        this.calls = calls;
        this.parts = parts;
        this.lister = new ThreadLister(parts.moves());
        this.copier = new ThreadCopier(parts);
        this.mover = new Mover(parts);
    }

    @Override
    public MemoryThread create(NewThread thread) {
        return calls.run(call -> {
            MemoryThread first = thread.created(1);
            if (parts.heads()
                    .insert(call, thread.key(), HeadChange.to(HeadState.LIVE).thread(first, 1))) {
                return first;
            }
            Backoff backoff = call.backoff();
            Optional<MemoryThread> created = createAgain(call, thread);
            while (created.isEmpty()) {
                backoff.pause();
                created = createAgain(call, thread);
            }
            return created.get();
        });
    }

    /** Empty if it has to be tried once more. */
    private Optional<MemoryThread> createAgain(Call call, NewThread thread) {
        Head head = parts.heads().glance(call, thread.key());
        if (!parts.moves().isFree(call, head)) {
            return Optional.empty();
        } else if (head.is(HeadState.BUILDING)) {
            parts.claims().giveUp(call, head);
            return Optional.empty();
        } else if (head.unswept()) {
            parts.sweeper().sweep(call, head);
        }
        MemoryThread next = thread.created(head.incarnation() + 1);
        HeadChange begin = HeadChange.to(HeadState.LIVE).thread(next, head.generation() + 1);
        return parts.heads().change(call, head, begin) ? Optional.of(next) : Optional.empty();
    }

    @Override
    public Optional<MemoryThread> find(ThreadKey key) {
        return calls.run(call -> parts.moves().visible(call, key).map(Head::thread));
    }

    @Override
    public Page<MemoryThread> list(ResourceId owner, ThreadQuery query) {
        return calls.run(call -> lister.list(call, owner, query));
    }

    @Override
    public MemoryThread update(ThreadKey key, ThreadUpdate change, Instant at) {
        return calls.run(call -> {
            Backoff backoff = call.backoff();
            while (true) {
                Head head = parts.moves().visible(call, key).orElseThrow(() -> NotFound.thread(key));
                if (head.is(HeadState.MOVING)) {
                    parts.moves().resolve(call, head);
                } else {
                    Optional<Head> changed = update(call, head, change.apply(head.thread(), at));
                    if (changed.isPresent()) {
                        return changed.get().thread();
                    }
                }
                backoff.pause();
            }
        });
    }

    /** Appends may have gone on: the update time is the later one, the last place is left alone. */
    private Optional<Head> update(Call call, Head head, MemoryThread wanted) {
        HeadChange change = new HeadChange()
                .described(wanted)
                .atLeast(Fields.UPDATED_AT, Instants.toEpochMicros(wanted.updatedAt()));
        return parts.heads().changed(call, head, change);
    }

    @Override
    public boolean delete(ThreadKey key, Instant at) {
        Document deletion = Moves.deletion(Instants.toEpochMicros(Instants.micros("time of the deletion", at)))
                .build();
        return calls.run(call -> {
            Backoff backoff = call.backoff();
            Optional<Boolean> deleted = delete(call, key, deletion);
            while (deleted.isEmpty()) {
                backoff.pause();
                deleted = delete(call, key, deletion);
            }
            return deleted.get();
        });
    }

    /** Empty if it has to be tried once more. */
    private Optional<Boolean> delete(Call call, ThreadKey key, Document deletion) {
        Document after = call.threads()
                .findOneAndUpdate(
                        Keys.isHead(key).append(Fields.STATE, HeadState.LIVE.stored()),
                        deletion,
                        new FindOneAndUpdateOptions().projection(Heads.DECIDING).returnDocument(ReturnDocument.AFTER));
        if (after != null) {
            parts.hints().forget(key);
            parts.sweeper().sweepLater(call, Head.of(key, after));
            return Optional.of(true);
        }
        Head head = parts.heads().glance(call, key);
        if (head.is(HeadState.MOVING)) {
            parts.moves().resolve(call, head);
        } else if (!head.is(HeadState.LIVE)) {
            return Optional.of(false);
        }
        return Optional.empty();
    }

    @Override
    public MemoryThread copy(CloneThread order) {
        return calls.run(call -> copier.copy(call, order));
    }

    @Override
    public MemoryThread transfer(ThreadKey from, ResourceId to, Instant at) {
        Instant micros = Instants.micros("time of the move", at);
        return calls.run(call -> mover.transfer(call, from, to, micros));
    }
}
