package io.mneme.memory.it.faults;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.thread.ThreadKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Appends batches, and reads now and then, until it is told to stop. What failed is tried again with the same ids, as
 * an agent does, or given up. Used by one thread.
 */
final class Writer implements Runnable {

    private static final int MOST_MESSAGES = 8;
    private static final int ONE_IN = 5;
    private static final int TRIES = 5;
    private static final int NEWEST = 20;

    private final String name;
    private final String run;
    private final MessageStore messages;
    private final Journal journal;
    private final BooleanSupplier goesOn;
    private final SplittableRandom random;
    private final Map<ThreadKey, Long> last = new HashMap<>();

    /** {@code run} tells the batches of one process from those of the next one with a writer of that name. */
    Writer(String name, String run, MessageStore messages, Journal journal, BooleanSupplier goesOn) {
        this.name = name;
        this.run = run;
        this.messages = messages;
        this.journal = journal;
        this.goesOn = goesOn;
        this.random = new SplittableRandom((name + run).hashCode());
    }

    @Override
    public void run() {
        for (int number = 0; goesOn.getAsBoolean(); number++) {
            ThreadKey thread = Topics.choose(name, random);
            if (random.nextInt(ONE_IN) == 0) {
                read(thread);
            } else {
                append(new Batch(
                        thread, name + "-" + run + "-" + number, 1 + random.nextInt(MOST_MESSAGES), condition(thread)));
            }
        }
    }

    private AppendCondition condition(ThreadKey thread) {
        Long known = last.remove(thread);
        return known != null && random.nextInt(ONE_IN) == 0
                ? new AppendCondition.LastSequence(known)
                : AppendCondition.ANY;
    }

    private void append(Batch batch) {
        int tries = random.nextInt(TRIES) == 0 ? 1 : TRIES;
        for (int i = 0; i < tries && goesOn.getAsBoolean(); i++) {
            Call<AppendResult> call = call(() -> messages.append(batch.append()));
            if (call.result() != null) {
                acknowledge(batch, call.result());
                return;
            } else if (call.error() instanceof Conflict) {
                return;
            }
            pause();
        }
    }

    private void acknowledge(Batch batch, AppendResult result) {
        long first = result.messages().get(0).sequence();
        long end = result.messages().get(batch.size() - 1).sequence();
        if (end - first != batch.size() - 1) {
            journal.violated("batch " + batch.name() + " was said to lie from " + first + " to " + end);
        }
        last.put(batch.thread(), result.lastSequence());
        journal.acknowledged(new Acknowledged(name, batch.thread(), batch.name(), batch.size(), first));
    }

    private void read(ThreadKey thread) {
        MessageQuery query = MessageQuery.newest(NEWEST);
        Call<List<StoredMessage>> call = call(() -> messages.list(thread, query).items());
        if (call.result() == null) {
            pause();
            return;
        }
        for (int i = 1; i < call.result().size(); i++) {
            if (call.result().get(i).sequence() != call.result().get(i - 1).sequence() - 1) {
                journal.violated("a page of " + thread + " has a gap");
            }
        }
    }

    private record Call<T>(T result, RuntimeException error) {}

    private <T> Call<T> call(Supplier<T> work) {
        long begin = System.nanoTime();
        try {
            return new Call<>(work.get(), null);
        } catch (RuntimeException e) {
            journal.failed(e);
            return new Call<>(null, e);
        } finally {
            journal.took(System.nanoTime() - begin);
        }
    }

    /** A caller that meets an error at once does not come back at once. */
    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(10, 50));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
