package io.mneme.memory.testkit.contract;

/** The words and vectors of the messages: always the owner's, never late, never double. */
public interface RecallIndexContract
        extends RecallOutboxContract,
                RecallOwnerOutboxContract,
                RecallAddContract,
                RecallWordsContract,
                RecallVectorContract,
                RecallFilterContract,
                RecallIsolationContract,
                RecallDeleteContract,
                RecallReadContract,
                RecallLimitContract,
                RecallRaceContract,
                RecallFreshnessContract,
                RecallStalenessContract,
                RecallModelContract {}
