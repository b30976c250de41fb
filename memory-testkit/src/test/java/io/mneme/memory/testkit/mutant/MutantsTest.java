package io.mneme.memory.testkit.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.contract.BadInputContract;
import io.mneme.memory.testkit.contract.CloneContract;
import io.mneme.memory.testkit.contract.ClosedStoreContract;
import io.mneme.memory.testkit.contract.ConcurrentAppendContract;
import io.mneme.memory.testkit.contract.ConcurrentChangeContract;
import io.mneme.memory.testkit.contract.ConditionalAppendContract;
import io.mneme.memory.testkit.contract.DeleteContract;
import io.mneme.memory.testkit.contract.DeletedListContract;
import io.mneme.memory.testkit.contract.IdempotenceContract;
import io.mneme.memory.testkit.contract.ImportContract;
import io.mneme.memory.testkit.contract.ImportCopyContract;
import io.mneme.memory.testkit.contract.ImportDeletedContract;
import io.mneme.memory.testkit.contract.ImportRefusalContract;
import io.mneme.memory.testkit.contract.LookalikeContract;
import io.mneme.memory.testkit.contract.LosslessContract;
import io.mneme.memory.testkit.contract.MessageFilterContract;
import io.mneme.memory.testkit.contract.MessagePagingContract;
import io.mneme.memory.testkit.contract.NeighboursContract;
import io.mneme.memory.testkit.contract.OrderContract;
import io.mneme.memory.testkit.contract.OwnershipContract;
import io.mneme.memory.testkit.contract.RecallAddContract;
import io.mneme.memory.testkit.contract.RecallDeleteContract;
import io.mneme.memory.testkit.contract.RecallFilterContract;
import io.mneme.memory.testkit.contract.RecallFreshnessContract;
import io.mneme.memory.testkit.contract.RecallIsolationContract;
import io.mneme.memory.testkit.contract.RecallModelContract;
import io.mneme.memory.testkit.contract.RecallOutboxContract;
import io.mneme.memory.testkit.contract.RecallOwnerOutboxContract;
import io.mneme.memory.testkit.contract.RecallRaceContract;
import io.mneme.memory.testkit.contract.RecallReadContract;
import io.mneme.memory.testkit.contract.RecallStalenessContract;
import io.mneme.memory.testkit.contract.RecallVectorContract;
import io.mneme.memory.testkit.contract.RecallWordsContract;
import io.mneme.memory.testkit.contract.ResourceListContract;
import io.mneme.memory.testkit.contract.StatefulPropertyContract;
import io.mneme.memory.testkit.contract.StoreContract;
import io.mneme.memory.testkit.contract.ThreadFilterContract;
import io.mneme.memory.testkit.contract.ThreadPagingContract;
import io.mneme.memory.testkit.contract.ThreadUpdateContract;
import io.mneme.memory.testkit.contract.TimeContract;
import io.mneme.memory.testkit.contract.TransferContract;
import io.mneme.memory.testkit.contract.WorkingMemoryContract;
import io.mneme.memory.testkit.contract.WorkingMemoryOwnershipContract;
import io.mneme.memory.testkit.contract.WorkingMemoryRaceContract;
import io.mneme.memory.testkit.contract.WorkingMemoryThreadContract;
import io.mneme.memory.thread.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The contracts can fail: each broken store is caught by the contract that is about what is broken. */
class MutantsTest {

    /** Enough to meet every mutant with this seed, however few a shortened build runs elsewhere. */
    private static final Map<String, String> RANDOM_OPERATIONS =
            Map.of("mneme.property.operations", "5000", "mneme.property.seed", "20261121");

    private static final Map<String, String> BEFORE = new HashMap<>();

    @BeforeAll
    static void fixRandomOperations() {
        RANDOM_OPERATIONS.forEach((key, value) -> BEFORE.put(key, System.setProperty(key, value)));
    }

    @AfterAll
    static void freeRandomOperations() {
        BEFORE.forEach((key, value) -> {
            if (value == null) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, value);
            }
        });
    }

    static Stream<Arguments> mutants() {
        return Stream.concat(mutantsOfUse(), deletionMutants());
    }

    private static Stream<Arguments> mutantsOfUse() {
        return Stream.of(messageMutants(), threadMutants(), workingMemoryMutants(), recallMutants())
                .flatMap(mutants -> mutants);
    }

    private static Stream<Arguments> messageMutants() {
        return Stream.of(
                mutant("forgets the owner", MessageMutants::forgetsTheOwner, OwnershipContract.class),
                mutant("overwrites known ids", MessageMutants::overwritesKnownIds, IdempotenceContract.class),
                mutant("brings deleted back", MessageMutants::bringsDeletedThreadsBack, DeleteContract.class),
                mutant("brings deleted back", MessageMutants::bringsDeletedThreadsBack, ConcurrentChangeContract.class),
                mutant("orders by time", MessageMutants::ordersByTime, OrderContract.class),
                mutant("appends one by one", MessageMutants::appendsOneByOne, ConcurrentAppendContract.class),
                mutant("checks late", MessageMutants::checksTheConditionTooLate, ConditionalAppendContract.class),
                mutant("cuts to milliseconds", MessageMutants::cutsTimesToMilliseconds, TimeContract.class),
                mutant("cuts to milliseconds", MessageMutants::cutsTimesToMilliseconds, MessageFilterContract.class),
                mutant("drops NUL", MessageMutants::dropsNulCharacters, LosslessContract.class),
                mutant("shows cursor again", MessageMutants::showsTheCursorAgain, MessagePagingContract.class),
                mutant("miscounts neighbours", MessageMutants::miscountsNeighbours, NeighboursContract.class),
                mutant("deletes too much", MessageMutants::deletesTooMuch, DeleteContract.class),
                mutant("deletes any number", MessageMutants::deletesAnyNumberOfIds, BadInputContract.class));
    }

    private static Stream<Arguments> threadMutants() {
        return Stream.of(
                mutant("ignores case", ThreadMutants::ignoresTheCaseOfOwners, LookalikeContract.class),
                mutant("loses updates", ThreadMutants::losesUpdates, ConcurrentChangeContract.class),
                mutant("no incarnations", ThreadMutants::countsNoIncarnations, DeleteContract.class),
                mutant("hides", ThreadMutants::hidesInsteadOfDeleting, DeleteContract.class),
                mutant("metadata as text", ThreadMutants::comparesMetadataAsText, ThreadFilterContract.class),
                mutant("sorts by UTF-16", ThreadMutants::sortsIdsByUtf16, ThreadPagingContract.class),
                mutant("copies everything", ThreadMutants::copiesEverything, CloneContract.class),
                mutant("leaves moved behind", ThreadMutants::leavesAMovedThreadBehind, TransferContract.class),
                mutant("turns time back", ThreadMutants::turnsTimeBack, ThreadUpdateContract.class),
                mutant("lists no owners", MutantsTest::listsNoOwners, ResourceListContract.class),
                mutant("stays open", MutantsTest::staysOpen, ClosedStoreContract.class));
    }

    private static Stream<Arguments> workingMemoryMutants() {
        return Stream.of(
                mutant(
                        "pages without owner",
                        WorkingMemoryMutants::forgetsTheOwner,
                        WorkingMemoryOwnershipContract.class),
                mutant("last page wins", WorkingMemoryMutants::losesUpdates, WorkingMemoryRaceContract.class),
                mutant("last page wins", WorkingMemoryMutants::losesUpdates, WorkingMemoryContract.class),
                mutant("one page too few", WorkingMemoryMutants::keepsOneTooFew, WorkingMemoryContract.class),
                mutant("cuts pages at NUL", WorkingMemoryMutants::cutsAtNul, WorkingMemoryContract.class),
                mutant(
                        "pages beside threads",
                        WorkingMemoryMutants::keepsPagesBesideTheThread,
                        WorkingMemoryThreadContract.class),
                mutant("pages touch", WorkingMemoryMutants::touchesTheThread, WorkingMemoryThreadContract.class),
                mutant("imports once", WorkingMemoryMutants::importsOnce, ImportContract.class),
                mutant("imports once", WorkingMemoryMutants::importsOnce, ImportCopyContract.class),
                mutant("closes gaps", WorkingMemoryMutants::closesGaps, ImportContract.class),
                mutant("swallows refusals", WorkingMemoryMutants::swallowsRefusals, ImportRefusalContract.class),
                mutant("imports newest", WorkingMemoryMutants::importsNewestVersionOnly, ImportCopyContract.class));
    }

    private static Stream<Arguments> recallMutants() {
        return Stream.of(
                mutant("forgets pending", RecallMutants::forgetsWhatIsPending, RecallOutboxContract.class),
                mutant("looks too late", RecallMutants::looksForTheOwnersTooLate, RecallOwnerOutboxContract.class),
                mutant("adds twice", RecallMutants::addsTwice, RecallAddContract.class),
                mutant("adds twice", RecallMutants::addsTwice, RecallRaceContract.class),
                mutant("finds others", RecallMutants::findsOthers, RecallIsolationContract.class),
                mutant("counts others", RecallMutants::countsOthers, RecallIsolationContract.class),
                mutant("entries stay", RecallMutants::keepsEntriesOfDeletedMessages, RecallDeleteContract.class),
                mutant("entries stay", RecallMutants::keepsEntriesOfDeletedMessages, RecallRaceContract.class),
                mutant("mixes frequencies", RecallMutants::mixesUpFrequencies, RecallWordsContract.class),
                mutant("filters too late", RecallMutants::filtersTooLate, RecallFilterContract.class),
                mutant("gives distances", RecallMutants::givesDistances, RecallVectorContract.class),
                mutant("repeats answers", RecallMutants::repeatsAnswers, RecallFreshnessContract.class),
                mutant("repeats answers", RecallMutants::repeatsAnswers, RecallStalenessContract.class),
                mutant("repeats messages", RecallMutants::repeatsMessages, RecallReadContract.class),
                mutant("mixes models", RecallMutants::mixesModels, RecallModelContract.class));
    }

    private static Stream<Arguments> deletionMutants() {
        return Stream.of(
                mutant("forgets deletions", DeletionMutants::forgetsDeletions, ImportDeletedContract.class),
                mutant("first incarnation", DeletionMutants::forgetsIncarnations, ImportDeletedContract.class),
                mutant("redates deletions", DeletionMutants::redatesDeletions, ImportDeletedContract.class),
                mutant("puts one by one", DeletionMutants::putsOneByOne, DeletedListContract.class),
                mutant("buries the living", DeletionMutants::buriesTheLiving, DeletedListContract.class),
                mutant("lists the living", DeletionMutants::listsWhatLivesAgain, DeletedListContract.class),
                mutant("lists in UTF-16", DeletionMutants::listsInUtf16, DeletedListContract.class),
                mutant("lists cursor again", DeletionMutants::listsTheCursorAgain, DeletedListContract.class));
    }

    /** What one user alone can notice, the random operations notice too. */
    static Stream<Arguments> mutantsOfTheProperty() {
        return mutantsOfUse()
                .filter(arguments -> !List.of(
                                // Only seen by concurrent calls, by arguments that are refused, or after a close.
                                "appends one by one",
                                "loses updates",
                                "deletes any number",
                                "stays open",
                                "ignores case",
                                // Only seen by ids, times or values that the operations do not use.
                                "sorts by UTF-16",
                                "filters too late",
                                // The operations import nothing, and use one model.
                                "imports once",
                                "closes gaps",
                                "swallows refusals",
                                "imports newest",
                                "mixes models")
                        .contains(arguments.get()[0]));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("mutants")
    void a_broken_store_fails_its_contract(String name, Supplier<MemoryStore> broken, Class<StoreContract> contract) {
        assertThat(run(broken, contract).failed().count()).isPositive();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutantsOfTheProperty")
    void a_broken_store_fails_random_operations(String name, Supplier<MemoryStore> broken) {
        Events events = run(broken, StatefulPropertyContract.class);
        assertThat(events.failed().count()).isEqualTo(1);
    }

    @Test
    void a_failure_of_random_operations_names_the_seed_and_the_last_operations() {
        Events events = run(MessageMutants::overwritesKnownIds, StatefulPropertyContract.class);
        String message = events.failed()
                .list()
                .get(0)
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage();
        assertThat(message).containsPattern("^seed -?\\d+: ").contains("last operations on", "append Any[]");
    }

    private static Events run(Supplier<MemoryStore> store, Class<? extends StoreContract> contract) {
        ContractOfMutant.fresh = store;
        ContractOfMutant.underTest = store.get();
        Set<MethodSelector> tests = Stream.of(contract.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> DiscoverySelectors.selectMethod(ContractOfMutant.class, method.getName()))
                .collect(Collectors.toSet());
        return EngineTestKit.engine("junit-jupiter")
                .selectors(tests.toArray(MethodSelector[]::new))
                .execute()
                .testEvents();
    }

    private static MemoryStore listsNoOwners() {
        return BrokenStore.resources(good -> query -> Page.empty());
    }

    /** Its parts stay those of a store that nobody closes. */
    private static MemoryStore staysOpen() {
        MemoryStore open = new InMemoryMemoryStore();
        BrokenStore parts = BrokenStore.of(open);
        return new BrokenStore(
                new InMemoryMemoryStore(),
                parts.threads(),
                parts.messages(),
                parts.resources(),
                parts.workingMemories(),
                parts.imports(),
                parts.recallIndex());
    }

    private static Arguments mutant(
            String name, Supplier<MemoryStore> broken, Class<? extends StoreContract> contract) {
        return Arguments.of(name, broken, contract);
    }
}
