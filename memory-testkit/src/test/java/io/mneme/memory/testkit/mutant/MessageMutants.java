package io.mneme.memory.testkit.mutant;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageBuilder;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Stores that do one thing with messages wrong, as real stores did. */
final class MessageMutants {

    private MessageMutants() {}

    static MemoryStore forgetsTheOwner() {
        Map<ThreadId, ThreadKey> firstOwner = new ConcurrentHashMap<>();
        return BrokenStore.messages(good -> new BrokenMessages(good) {
            @Override
            public AppendResult append(Append append) {
                firstOwner.putIfAbsent(append.thread().thread(), append.thread());
                return good.append(append);
            }

            @Override
            public Optional<StoredMessage> find(ThreadKey thread, MessageId id) {
                return good.find(firstOwner.getOrDefault(thread.thread(), thread), id);
            }
        });
    }

    static MemoryStore overwritesKnownIds() {
        return BrokenStore.messages(good -> new BrokenMessages(good) {
            @Override
            public AppendResult append(Append append) {
                Set<MessageId> ids = append.messages().stream().map(Message::id).collect(Collectors.toSet());
                good.delete(append.thread(), ids);
                return good.append(append);
            }
        });
    }

    static MemoryStore bringsDeletedThreadsBack() {
        MemoryStore whole = new InMemoryMemoryStore();
        MessageStore broken = new BrokenMessages(whole.messages()) {
            @Override
            public AppendResult append(Append append) {
                try {
                    return super.append(append);
                } catch (NotFound e) {
                    whole.threads().create(NewThread.of(append.thread(), append.at()));
                    return super.append(append);
                }
            }
        };
        return BrokenStore.of(whole).with(broken);
    }

    static MemoryStore ordersByTime() {
        return BrokenStore.messages(good -> new BrokenMessages(good) {
            @Override
            public Page<StoredMessage> list(ThreadKey thread, MessageQuery query) {
                Page<StoredMessage> page = good.list(thread, query);
                List<StoredMessage> items = new ArrayList<>(page.items());
                items.sort(Comparator.comparing(stored -> stored.message().createdAt()));
                return new Page<>(items, page.next(), page.previous());
            }
        });
    }

    static MemoryStore appendsOneByOne() {
        return BrokenStore.messages(good -> new BrokenMessages(good) {
            @Override
            public AppendResult append(Append append) {
                List<AppendResult.Appended> all = new ArrayList<>();
                AppendResult last = null;
                for (Message message : append.messages()) {
                    last = good.append(new Append(append.thread(), List.of(message), append.condition(), append.at()));
                    all.addAll(last.messages());
                    LockSupport.parkNanos(50_000);
                }
                return new AppendResult(last.incarnation(), last.lastSequence(), all);
            }
        });
    }

    static MemoryStore checksTheConditionTooLate() {
        return BrokenStore.messages(good -> new BrokenMessages(good) {
            @Override
            public AppendResult append(Append append) {
                Append blind = new Append(append.thread(), append.messages(), AppendCondition.ANY, append.at());
                long before = good.list(append.thread(), MessageQuery.newest(1)).items().stream()
                        .mapToLong(StoredMessage::sequence)
                        .sum();
                AppendResult result = good.append(blind);
                if (append.condition() instanceof AppendCondition.LastSequence last && last.expected() != before) {
                    throw new Conflict(append.thread(), "too late");
                }
                return result;
            }
        });
    }

    static MemoryStore cutsTimesToMilliseconds() {
        return changesMessages(message -> rebuilt(message, message.parts())
                .createdAt(message.createdAt().truncatedTo(ChronoUnit.MILLIS))
                .build());
    }

    static MemoryStore dropsNulCharacters() {
        return changesMessages(message -> rebuilt(
                        message,
                        message.parts().stream()
                                .map(part -> part instanceof Part.Text text
                                        ? new Part.Text(text.text().replace("\0", ""))
                                        : part)
                                .toList())
                .build());
    }

    private static MemoryStore changesMessages(UnaryOperator<Message> change) {
        return BrokenStore.messages(good -> new BrokenMessages(good) {
            @Override
            public AppendResult append(Append append) {
                List<Message> changed = append.messages().stream().map(change).toList();
                return good.append(new Append(append.thread(), changed, append.condition(), append.at()));
            }
        });
    }

    private static MessageBuilder rebuilt(Message message, List<Part> parts) {
        return Message.builder(message.role())
                .id(message.id())
                .parts(parts)
                .speaker(message.speaker().orElse(null))
                .metadata(message.metadata())
                .createdAt(message.createdAt());
    }

    static MemoryStore showsTheCursorAgain() {
        return BrokenStore.messages(good -> new BrokenMessages(good) {
            @Override
            public Page<StoredMessage> list(ThreadKey thread, MessageQuery query) {
                boolean forward = query.position().isPresent() && query.scanAscending();
                return good.list(
                        thread, forward ? query.after("" + (query.position().getAsLong() - 1)) : query);
            }
        });
    }

    static MemoryStore miscountsNeighbours() {
        return BrokenStore.messages(good -> new BrokenMessages(good) {
            @Override
            public List<StoredMessage> neighbours(ThreadKey thread, MessageId id, int before, int after) {
                return good.neighbours(thread, id, before, after > 0 && after < 1_000 ? after - 1 : after);
            }
        });
    }

    static MemoryStore deletesTooMuch() {
        MemoryStore whole = new InMemoryMemoryStore();
        MessageStore broken = new BrokenMessages(whole.messages()) {
            @Override
            public long deleteAll(ThreadKey thread) {
                whole.threads().list(thread.resource(), ThreadQuery.ALL).items().forEach(other -> {
                    if (!other.key().equals(thread)) {
                        super.deleteAll(other.key());
                    }
                });
                return super.deleteAll(thread);
            }
        };
        return BrokenStore.of(whole).with(broken);
    }

    static MemoryStore deletesAnyNumberOfIds() {
        return BrokenStore.messages(good -> new BrokenMessages(good) {
            @Override
            public int delete(ThreadKey thread, Set<MessageId> ids) {
                return ids.isEmpty() ? 0 : super.delete(thread, ids);
            }
        });
    }
}
