package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallMatches.VectorMatch;
import io.mneme.memory.port.store.RecallMatches.WordMatch;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A large owner, searched in memory and by the server: both find the same, and reading is not done more than needed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PgRecallCacheIT {

    private static final int DIMENSIONS = 32;
    private static final int MESSAGES = 2 * CachedSearch.SMALL;
    private static final IndexedModel MODEL = new IndexedModel("random", DIMENSIONS);
    private static final ResourceId OWNER = ResourceId.of("alice");
    private static final ResourceId SMALL = ResourceId.of("bob");

    private final PgStoreOptions options = options();
    private final Random random = new Random(7);
    private PgMemoryStore cached;
    private PgMemoryStore server;

    PgStoreOptions options() {
        return TestDatabase.options().poolSize(2).build();
    }

    @BeforeAll
    void fill() {
        cached = PgMemoryStore.open(options);
        server = PgMemoryStore.open(PgStoreOptions.builder(TestDatabase.url())
                .schema(options.schema())
                .rowLevelSecurity(options.rowLevelSecurity())
                .poolSize(2)
                .recallCache(0)
                .build());
        for (int thread = 0; thread < 4; thread++) {
            add(ThreadKey.of(OWNER.value(), "t" + thread), MESSAGES / 4);
        }
        add(ThreadKey.of(SMALL.value(), "t"), 10);
    }

    @AfterAll
    void drop() {
        cached.close();
        server.close();
        TestDatabase.drop(options);
    }

    @Test
    void both_ways_find_the_same() {
        for (RecallFilter filter : List.of(
                RecallFilter.ALL,
                RecallFilter.ALL.roles(Set.of(Role.ASSISTANT)),
                RecallFilter.ALL.speakers(Set.of("s1", "s2")),
                RecallFilter.ALL.between(Samples.TIME.plusSeconds(50), Samples.TIME.plusSeconds(200)),
                RecallFilter.ALL.metadata(Map.of("kind", 3)))) {
            for (Optional<ThreadId> thread : List.of(Optional.<ThreadId>empty(), Optional.of(ThreadId.of("t2")))) {
                RecallSearch search = search(thread, filter);
                RecallMatches expected = server.recallIndex().search(search);
                for (int round = 0; round < 3; round++) {
                    check(cached.recallIndex().search(search), expected);
                }
            }
        }
    }

    private static void check(RecallMatches found, RecallMatches expected) {
        assertThat(found.entries()).isEqualTo(expected.entries());
        assertThat(found.terms()).isEqualTo(expected.terms());
        assertThat(words(found)).isNotEmpty().isEqualTo(words(expected));
        assertThat(found.byMeaning()).hasSameSizeAs(expected.byMeaning()).isNotEmpty();
        for (int i = 0; i < found.byMeaning().size(); i++) {
            VectorMatch match = found.byMeaning().get(i);
            assertThat(match.similarity()).isCloseTo(expected.byMeaning().get(i).similarity(), within(0.01));
        }
    }

    /** By thread, and within it in the order found. */
    private static List<String> words(RecallMatches matches) {
        return matches.byWords().stream()
                .sorted(Comparator.comparing(WordMatch::thread))
                .map(match -> match.thread() + ":" + match.sequence() + " " + match.length()
                        + Arrays.toString(match.frequencies()))
                .toList();
    }

    @Test
    void a_large_owner_is_read_at_its_second_search_and_asked_for_after_that() {
        try (PgMemoryStore fresh = PgMemoryStore.open(options)) {
            CapturedStatements statements = CapturedStatements.of(fresh);
            Runnable search = () -> fresh.recallIndex().search(search(Optional.empty(), RecallFilter.ALL));
            fresh.recallIndex().model();
            assertThat(statements.during(search))
                    .as("state, the server's search")
                    .hasSize(2);
            assertThat(statements.during(search))
                    .as("state, entries")
                    .hasSize(2)
                    .satisfies(ran -> assertThat(ran.get(1).open()).contains("e.entry >"));
            assertThat(statements.during(search)).as("state").hasSize(1);
            add(ThreadKey.of(OWNER.value(), "t0"), 1);
            assertThat(statements.during(search)).as("state, one entry").hasSize(2);
            assertThat(statements.during(search)).hasSize(1);
            RecallSearch small =
                    new RecallSearch(SMALL, Optional.empty(), List.of("all"), new float[0], RecallFilter.ALL, 1);
            assertThat(statements.during(() -> fresh.recallIndex().search(small)))
                    .as("state, entries at once")
                    .hasSize(2);
            assertThat(statements.during(() -> fresh.recallIndex().search(small)))
                    .hasSize(1);
        }
    }

    @Test
    void an_owner_who_does_not_fit_is_searched_by_the_server() {
        PgStoreOptions little = PgStoreOptions.builder(TestDatabase.url())
                .schema(options.schema())
                .rowLevelSecurity(options.rowLevelSecurity())
                .recallCache(50_000)
                .build();
        try (PgMemoryStore fresh = PgMemoryStore.open(little)) {
            CapturedStatements statements = CapturedStatements.of(fresh);
            for (int round = 0; round < 4; round++) {
                assertThat(statements.during(() -> check(
                                fresh.recallIndex().search(words()),
                                server.recallIndex().search(words()))))
                        .noneSatisfy(ran -> assertThat(ran.open()).contains("e.entry >"));
            }
            assertThat(fresh.recallIndex().description()).contains("in memory", "0 MiB");
        }
        assertThat(server.recallIndex().description()).doesNotContain("in memory");
    }

    private RecallSearch words() {
        return new RecallSearch(OWNER, Optional.empty(), List.of("n7"), vector(1), RecallFilter.ALL, 5);
    }

    private RecallSearch search(Optional<ThreadId> thread, RecallFilter filter) {
        return new RecallSearch(OWNER, thread, List.of("n3", "all", "nowhere"), vector(2), filter, 20);
    }

    private void add(ThreadKey key, int count) {
        for (int done = 0; done < count; done += 500) {
            List<Message> batch = new ArrayList<>();
            long last = cached.threads()
                    .find(key)
                    .map(thread -> thread.lastSequence())
                    .orElse(0L);
            for (long i = last + 1; i <= last + Math.min(500, count - done); i++) {
                batch.add(message(i));
            }
            cached.messages().append(new Append(key, batch, AppendCondition.ANY, Samples.TIME));
            PendingThread pending = cached.recallIndex().pending(key).orElseThrow();
            List<IndexEntry> entries = new ArrayList<>();
            for (long place = last + 1; place <= pending.lastSequence(); place++) {
                entries.add(new IndexEntry(place, 0, Map.of("all", 1, "n" + place % 10, 2), vector(random.nextLong())));
            }
            assertThat(cached.recallIndex().add(new IndexBatch(pending, pending.lastSequence(), MODEL, entries)))
                    .isTrue();
        }
    }

    private static Message message(long place) {
        return Samples.message(place % 2 == 0 ? Role.USER : Role.ASSISTANT, "m" + place)
                .text("text")
                .speaker(Speaker.of("s" + place % 5))
                .metadata(Map.of("kind", place % 7))
                .createdAt(Samples.TIME.plusSeconds(place))
                .build();
    }

    /** A random vector of length one. */
    private static float[] vector(long seed) {
        Random numbers = new Random(seed);
        double[] gauss = numbers.doubles(DIMENSIONS, -1, 1).toArray();
        double length = 0;
        for (double number : gauss) {
            length += number * number;
        }
        float[] vector = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) (gauss[i] / Math.sqrt(length));
        }
        return vector;
    }
}
