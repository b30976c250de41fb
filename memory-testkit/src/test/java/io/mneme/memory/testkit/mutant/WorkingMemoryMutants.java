package io.mneme.memory.testkit.mutant;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.WorkingMemoryStore;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadUpdate;
import io.mneme.memory.working.WorkingMemoryContent;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores that do one thing with working memories or imports wrong. */
final class WorkingMemoryMutants {

    private WorkingMemoryMutants() {}

    private static MemoryStore pages(UnaryOperator<WorkingMemoryStore> broken) {
        BrokenStore good = BrokenStore.of(new InMemoryMemoryStore());
        return good.with(broken.apply(good.workingMemories()));
    }

    /** Whoever asks for a thread's working memory gets that of the first owner of such a thread. */
    static MemoryStore forgetsTheOwner() {
        Map<ThreadId, WorkingMemoryKey> first = new ConcurrentHashMap<>();
        return pages(good -> new BrokenWorkingMemories(good) {
            @Override
            public void write(WorkingMemoryWrite write) {
                write.key().thread().ifPresent(id -> first.putIfAbsent(id, write.key()));
                good.write(write);
            }

            @Override
            public Optional<WorkingMemoryVersion> find(WorkingMemoryKey key) {
                return good.find(key.thread().map(first::get).orElse(key));
            }
        });
    }

    /** The last write wins, under whichever number is next. */
    static MemoryStore losesUpdates() {
        return pages(good -> new BrokenWorkingMemories(good) {
            @Override
            public void write(WorkingMemoryWrite write) {
                try {
                    good.write(write);
                } catch (Conflict e) {
                    WorkingMemoryVersion next = write.next();
                    long number = good.find(write.key())
                                    .map(WorkingMemoryVersion::version)
                                    .orElse(0L)
                            + 1;
                    write(new WorkingMemoryWrite(
                            write.key(),
                            new WorkingMemoryVersion(number, next.content(), next.at(), next.author(), next.turn()),
                            write.keep()));
                }
            }
        });
    }

    static MemoryStore keepsOneTooFew() {
        return pages(good -> new BrokenWorkingMemories(good) {
            @Override
            public void write(WorkingMemoryWrite write) {
                good.write(new WorkingMemoryWrite(write.key(), write.next(), Math.max(1, write.keep() - 1)));
            }
        });
    }

    static MemoryStore cutsAtNul() {
        return pages(good -> new BrokenWorkingMemories(good) {
            @Override
            public Optional<WorkingMemoryVersion> find(WorkingMemoryKey key) {
                return good.find(key).map(WorkingMemoryMutants::cut);
            }

            @Override
            public List<WorkingMemoryVersion> history(WorkingMemoryKey key, long before, int limit) {
                return good.history(key, before, limit).stream()
                        .map(WorkingMemoryMutants::cut)
                        .toList();
            }
        });
    }

    private static WorkingMemoryVersion cut(WorkingMemoryVersion version) {
        if (version.content() instanceof WorkingMemoryContent.Markdown markdown) {
            String before = markdown.text().split("\0", 2)[0];
            return new WorkingMemoryVersion(
                    version.version(),
                    new WorkingMemoryContent.Markdown(before),
                    version.at(),
                    version.author(),
                    version.turn());
        }
        return version;
    }

    /** Keeps a thread's pages beside the thread, as pages of an owner made from both ids. */
    static MemoryStore keepsPagesBesideTheThread() {
        return pages(good -> new BrokenWorkingMemories(good) {
            @Override
            public Optional<WorkingMemoryVersion> find(WorkingMemoryKey key) {
                return good.find(beside(key));
            }

            @Override
            public void write(WorkingMemoryWrite write) {
                good.write(new WorkingMemoryWrite(beside(write.key()), write.next(), write.keep()));
            }

            @Override
            public List<WorkingMemoryVersion> history(WorkingMemoryKey key, long before, int limit) {
                return good.history(beside(key), before, limit);
            }

            private WorkingMemoryKey beside(WorkingMemoryKey key) {
                return WorkingMemoryKey.of(ResourceId.of(
                        key.resource() + key.thread().map(id -> "/" + id).orElse("")));
            }
        });
    }

    /** Touches the thread with every page that is written. */
    static MemoryStore touchesTheThread() {
        BrokenStore whole = BrokenStore.of(new InMemoryMemoryStore());
        return whole.with(new BrokenWorkingMemories(whole.workingMemories()) {
            @Override
            public void write(WorkingMemoryWrite write) {
                good.write(write);
                Instant at = write.next().at();
                write.key()
                        .threadKey()
                        .ifPresent(key ->
                                whole.threads().update(key, new ThreadUpdate.MergeMetadata(Map.of("page", 1)), at));
            }
        });
    }

    /** An interrupted copy cannot be started again. */
    static MemoryStore importsOnce() {
        BrokenStore whole = BrokenStore.of(new InMemoryMemoryStore());
        return whole.with(new BrokenImports(whole.imports()) {
            @Override
            public void put(MemoryThread thread, List<StoredMessage> messages) {
                for (StoredMessage message : messages) {
                    if (whole.messages().find(thread.key(), message.id()).isPresent()) {
                        throw new Conflict(thread.key(), "it is here already");
                    }
                }
                super.put(thread, messages);
            }
        });
    }

    /** Appends what should be put at its place. */
    static MemoryStore closesGaps() {
        BrokenStore whole = BrokenStore.of(new InMemoryMemoryStore());
        return whole.with(new BrokenImports(whole.imports()) {
            @Override
            public void put(MemoryThread thread, List<StoredMessage> messages) {
                List<Message> plain =
                        messages.stream().map(StoredMessage::message).toList();
                if (plain.isEmpty()) {
                    super.put(thread, messages);
                } else {
                    whole.messages().append(new Append(thread.key(), plain, AppendCondition.ANY, thread.updatedAt()));
                }
            }
        });
    }

    /** Says nothing when an import does not fit. */
    static MemoryStore swallowsRefusals() {
        BrokenStore whole = BrokenStore.of(new InMemoryMemoryStore());
        return whole.with(new BrokenImports(whole.imports()) {
            @Override
            public void put(MemoryThread thread, List<StoredMessage> messages) {
                try {
                    super.put(thread, messages);
                } catch (Conflict e) {
                    return;
                }
            }
        });
    }

    static MemoryStore importsNewestVersionOnly() {
        BrokenStore whole = BrokenStore.of(new InMemoryMemoryStore());
        return whole.with(new BrokenImports(whole.imports()) {
            @Override
            public void put(WorkingMemoryKey key, List<WorkingMemoryVersion> versions) {
                super.put(key, versions.subList(Math.max(0, versions.size() - 1), versions.size()));
            }
        });
    }
}
