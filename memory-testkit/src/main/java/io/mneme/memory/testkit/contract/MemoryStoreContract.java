package io.mneme.memory.testkit.contract;

/** Everything that a store must do. A store's test class implements it and gives the store. */
public interface MemoryStoreContract
        extends LosslessContract,
                TimeContract,
                OrderContract,
                MessagePagingContract,
                MessageFilterContract,
                NeighboursContract,
                ThreadPagingContract,
                ThreadFilterContract,
                ThreadUpdateContract,
                OwnershipContract,
                LookalikeContract,
                IdempotenceContract,
                ConditionalAppendContract,
                ConcurrentWritersContract,
                DeleteContract,
                CloneContract,
                TransferContract,
                ResourceListContract,
                BadInputContract,
                ClosedStoreContract {}
