package io.mneme.memory.testkit.contract;

/** Several processes write at once: nothing is lost, nothing is there twice, nothing comes back. */
public interface ConcurrentWritersContract extends ConcurrentAppendContract, ConcurrentChangeContract {}
