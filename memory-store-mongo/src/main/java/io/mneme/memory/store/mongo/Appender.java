package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.store.mongo.MessagePlaces.Found;
import java.util.Map;
import java.util.Optional;

/**
 * Appends. In the usual case one command: the process remembers where the thread ended, inserts the batch right there,
 * and moves the head. Everything else is found out only when that fails. Thread-safe.
 */
final class Appender {

    private final Heads heads;
    private final ThreadLog log;
    private final MessagePlaces places;
    private final Hints hints;
    private final Moves moves;
    private final Claims claims;
    private final Sweeper sweeper;

    Appender(Parts parts) {
        heads = parts.heads();
        log = parts.log();
        places = parts.places();
        hints = parts.hints();
        moves = parts.moves();
        claims = parts.claims();
        sweeper = parts.sweeper();
    }

    AppendResult append(Call call, Append order) {
        AppendRun run = new AppendRun(order, hints);
        Backoff backoff = call.backoff();
        Head base = run.hinted().orElseGet(() -> heads.glance(call, order.thread()));
        while (true) {
            Optional<AppendResult> done = attempt(call, run, base);
            if (done.isPresent()) {
                return done.get();
            }
            backoff.pause();
            base = heads.glance(call, order.thread());
            run.lookedAgain(base);
        }
    }

    /** Empty if the world had changed; then it has been set in order, and a new look at the head is needed. */
    private Optional<AppendResult> attempt(Call call, AppendRun run, Head base) {
        if (!base.is(HeadState.LIVE) && !base.neverExisted()) {
            makeWritable(call, base);
            return Optional.empty();
        }
        if (!run.meetsCondition(base)) {
            if (!findPresent(call, run, base)) {
                return Optional.empty();
            } else if (run.allPresent()) {
                return Optional.of(run.unchanged(base));
            }
            throw refusal(run.order(), base);
        }
        return run.allPresent() ? Optional.of(run.unchanged(base)) : write(call, run, base);
    }

    private Optional<AppendResult> write(Call call, AppendRun run, Head base) {
        Batch batch = run.nextBatch(base);
        boolean committed = switch (log.write(call, base, batch, run.newMessages(), run.somePresent())) {
            case COMMITTED -> true;
            case HEAD_CHANGED -> settle(call, batch, !run.somePresent());
            case TAKEN -> {
                clearTheWay(call, run, base);
                yield false;
            }
        };
        return committed ? Optional.of(run.committed(base, batch)) : Optional.empty();
    }

    /** The insert failed: the head has moved, or somebody's append is unfinished, or messages are there already. */
    private void clearTheWay(Call call, AppendRun run, Head base) {
        Head now = heads.glance(call, base.key());
        boolean moved = now.state() != base.state()
                || now.generation() != base.generation()
                || now.lastSequence() != base.lastSequence();
        if (!moved) {
            Batch wanted = ThreadLog.next(now, 1, 0, "");
            Optional<Batch> inTheWay = log.find(call, base.key(), wanted.generation(), wanted.start());
            inTheWay.ifPresentOrElse(batch -> log.finish(call, now, batch), () -> findPresent(call, run, now));
        }
    }

    /**
     * Notes which messages are there. Returns false if some have their ids but do not count (yet, or any more); that
     * has been set in order, and all needs a new look.
     */
    private boolean findPresent(Call call, AppendRun run, Head head) {
        boolean sure = true;
        if (head.is(HeadState.LIVE)) {
            for (Map.Entry<MessageId, Found> entry :
                    places.find(call, head, run.ids()).entrySet()) {
                Found found = entry.getValue();
                if (MessagePlaces.counts(head, head.deletingPlaces(), found.place())) {
                    run.isPresent(head, entry.getKey(), found.place());
                } else {
                    clear(call, head, found);
                    sure = false;
                }
            }
        }
        return sure;
    }

    private void clear(Call call, Head head, Found found) {
        if (found.place() <= head.lastSequence()) {
            sweeper.sweep(call, head);
        } else if (found.batch().start() == head.lastSequence() + 1) {
            log.finish(call, head, found.batch());
        } else {
            // Only after the database was set back to an older state under a running process.
            log.withdraw(call, found.batch());
        }
    }

    /** Whether a batch that was inserted came to count; if not, it is gone. */
    private boolean settle(Call call, Batch batch, boolean mayCover) {
        Backoff backoff = call.backoff();
        while (true) {
            Head now = heads.glance(call, batch.key());
            if (now.covers(batch)) {
                return log.isThere(call, batch);
            } else if (mayCover && now.comesBefore(batch)) {
                if (log.cover(call, now, batch)) {
                    return true;
                }
            } else if (log.withdraw(call, batch) || !log.isThere(call, batch)) {
                return false;
            } else if (!now.mayCome(batch)) {
                log.remove(call, batch);
                return false;
            } else if (now.is(HeadState.MOVING)) {
                moves.resolve(call, now);
            }
            backoff.pause();
        }
    }

    /** Ends what stands in the way of an append, or refuses it. */
    private void makeWritable(Call call, Head head) {
        switch (head.state()) {
            case DELETED -> throw NotFound.deleted(head.key());
            case MOVING -> moves.resolve(call, head);
            case BUILDING -> {
                if (head.incarnation() > 0) {
                    throw NotFound.deleted(head.key());
                }
                claims.giveUp(call, head);
            }
            default -> {}
        }
    }

    private static RuntimeException refusal(Append order, Head base) {
        return order.condition() instanceof AppendCondition.LastSequence last
                ? new Conflict(order.thread(), "its last place is " + base.lastSequence() + ", not " + last.expected())
                : NotFound.deleted(order.thread());
    }
}
