package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallMatches.WordMatch;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.HostileIds;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A search by words finds every entry with one of the terms, with what it takes to rank it. */
public interface RecallWordsContract extends StoreContract {

    /** Terms that careless stores read as a query, fold, or cannot hold. */
    List<String> HOSTILE_TERMS = Stream.of(
                    Stream.of("\"", "\"quoted\"", "'", "''", "it's", "AND", "and", "OR", "NOT", "NEAR", "NEAR/3"),
                    Stream.of("NEAR(a b)", "*", "app*", "^", "^apple", "+apple", "-apple", "apple:2", "a:b"),
                    Stream.of("\\", "\\\\", "a\\b", "\\u0041", "(", ")", "{", "}", "[", "|", "&", "!", "<->", "~"),
                    Stream.of("%", "_", "app_e", "$", "$where", "a.b", ".", "a..b", "$.a", "?", ":name", "#"),
                    Stream.of("日本語", "日本", "العربية", "עברית", "हिन्दी", "😀", "👩‍👩‍👧‍👦", "\uFFFF", "\uDBFF\uDFFF"),
                    Stream.of("x".repeat(255), "x".repeat(254) + "y", "😀".repeat(127), "a b", " ", "\n", "\u2028"),
                    Stream.of("null", "0", "00", "-1", "1e3", "true", "__proto__", "constructor", "_id"),
                    HostileIds.LOOKALIKES.stream())
            .flatMap(terms -> terms)
            .distinct()
            .toList();

    @Test
    default void a_match_has_the_frequency_of_each_term_and_the_length_of_the_entry() {
        ThreadKey fruit = fruit();
        RecallMatches matches =
                store().recallIndex().search(Recalls.words(fruit.resource(), "apple", "missing", "red", "pie"));
        assertThat(described(matches))
                .containsExactlyInAnyOrder(
                        "fruit:1 length 3 [1, 0, 2, 0]",
                        "fruit:2 length 2 [1, 0, 0, 0]",
                        "cakes:1 length 5 [3, 0, 0, 2]");
        assertThat(matches.byMeaning()).isEmpty();
        assertThat(matches.entries()).isEqualTo(4);
        assertThat(matches.terms()).isEqualTo(12);
        assertThat(described(store().recallIndex().search(Recalls.words(fruit.resource(), "pie", "apple"))))
                .contains("cakes:1 length 5 [2, 3]");
    }

    @Test
    default void a_search_in_one_thread_finds_nothing_else_and_counts_everything() {
        ThreadKey fruit = fruit();
        RecallSearch search = Recalls.words(fruit.resource(), "apple", "blue");
        RecallMatches matches = store().recallIndex().search(Recalls.inThread(search, fruit));
        assertThat(Recalls.byWords(matches)).as("newest first").containsExactly("fruit:3.0", "fruit:2.0", "fruit:1.0");
        assertThat(matches.entries()).isEqualTo(4);
        assertThat(matches.terms()).isEqualTo(12);
        ThreadKey missing = Fresh.sibling(fruit, "missing");
        assertThat(store().recallIndex()
                        .search(Recalls.inThread(search, missing))
                        .byWords())
                .isEmpty();
    }

    @Test
    default void a_search_for_nothing_counts_only() {
        ThreadKey fruit = fruit();
        RecallMatches matches = store().recallIndex().search(Recalls.words(fruit.resource()));
        assertThat(matches).isEqualTo(new RecallMatches(4, 12, List.of(), List.of()));
        assertThat(store().recallIndex().search(Recalls.words(Fresh.owner(), "apple")))
                .isEqualTo(new RecallMatches(0, 0, List.of(), List.of()));
    }

    @Test
    default void within_a_thread_the_newest_come_first() {
        ThreadKey fruit = fruit();
        List<String> found =
                Recalls.byWords(store().recallIndex().search(Recalls.words(fruit.resource(), "apple", "blue", "sky")));
        assertThat(found).contains("cakes:1.0").hasSize(4);
        assertThat(found).containsSubsequence("fruit:3.0", "fruit:2.0", "fruit:1.0");
    }

    @Test
    default void every_term_is_found_exactly_and_alone() {
        ThreadKey key = Fresh.thread();
        List<Message> messages = IntStream.range(0, HOSTILE_TERMS.size())
                .mapToObj(i -> Samples.user("m" + i, "x"))
                .toList();
        Steps.append(store(), key, messages);
        Recalls.add(
                store(),
                key,
                IntStream.range(0, HOSTILE_TERMS.size())
                        .mapToObj(i -> wordsOnly(i + 1L, Map.of(HOSTILE_TERMS.get(i), i + 1)))
                        .toList());
        for (int i = 0; i < HOSTILE_TERMS.size(); i++) {
            String term = HOSTILE_TERMS.get(i);
            assertThat(described(store().recallIndex().search(Recalls.words(key.resource(), term))))
                    .as("term %s", term)
                    .containsExactly("support:%d length %d [%d]".formatted(i + 1, i + 1, i + 1));
        }
        List<String> many = HOSTILE_TERMS.subList(0, RecallSearch.MAX_TERMS);
        RecallMatches matches = store().recallIndex().search(Recalls.words(key.resource(), many));
        assertThat(matches.byWords()).hasSize(many.size());
        for (WordMatch match : matches.byWords()) {
            int[] expected = new int[many.size()];
            expected[(int) match.sequence() - 1] = (int) match.sequence();
            assertThat(match.frequencies()).isEqualTo(expected);
        }
    }

    @Test
    default void an_entry_may_have_all_of_them_and_many_more() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(2));
        Map<String, Integer> terms = new HashMap<>();
        HOSTILE_TERMS.forEach(term -> terms.put(term, 2));
        IntStream.range(0, 2_000).forEach(i -> terms.put("term" + i, 1));
        terms.put("often", 1_000_000);
        int length = HOSTILE_TERMS.size() * 2 + 2_000 + 1_000_000;
        Recalls.add(store(), key, List.of(wordsOnly(1, terms), wordsOnly(2, Map.of())));
        RecallMatches matches =
                store().recallIndex().search(Recalls.words(key.resource(), "often", "term1999", "\"", "term2000"));
        assertThat(described(matches)).containsExactly("support:1 length " + length + " [1000000, 1, 2, 0]");
        assertThat(matches.entries()).as("also one without terms").isEqualTo(2);
        assertThat(matches.terms()).isEqualTo(length);
    }

    @Test
    default void threads_with_odd_ids_are_searched_apart() {
        ResourceId owner = Fresh.owner();
        List<String> ids = Stream.concat(HostileIds.ALL.stream(), HostileIds.LOOKALIKES.stream())
                .distinct()
                .toList();
        List<String> expected = new ArrayList<>();
        for (String id : ids) {
            ThreadKey key = new ThreadKey(owner, ThreadId.of(id));
            Steps.append(store(), key, Samples.user("m1", "apple"));
            Recalls.index(store(), key);
            expected.add(id + ":1.0");
        }
        RecallSearch search = Recalls.both(owner, "apple");
        Recalls.checkBoth(store().recallIndex().search(search), expected.toArray(String[]::new));
        for (String id : ids) {
            ThreadKey key = new ThreadKey(owner, ThreadId.of(id));
            Recalls.checkBoth(store().recallIndex().search(Recalls.inThread(search, key)), id + ":1.0");
        }
    }

    private static IndexEntry wordsOnly(long place, Map<String, Integer> terms) {
        return new IndexEntry(place, 0, terms, Recalls.NO_VECTOR);
    }

    private static List<String> described(RecallMatches matches) {
        return matches.byWords().stream()
                .map(match -> "%s:%d length %d %s"
                        .formatted(
                                match.thread(),
                                match.sequence(),
                                match.length(),
                                IntStream.of(match.frequencies()).boxed().toList()))
                .toList();
    }

    /** Three entries in the thread {@code fruit}, which is returned, and one in {@code cakes}; 12 terms in all. */
    private ThreadKey fruit() {
        ThreadKey fruit = Fresh.thread("fruit");
        ThreadKey cakes = Fresh.sibling(fruit, "cakes");
        Steps.append(store(), fruit, Samples.user("m1", "red apple red"), Samples.user("m2", "green apple"));
        Steps.append(store(), cakes, Samples.user("m1", "apple pie apple pie apple"));
        Recalls.index(store(), fruit);
        Recalls.index(store(), cakes);
        Steps.append(store(), fruit, Samples.user("m3", "blue sky"));
        Recalls.index(store(), fruit);
        return fruit;
    }
}
