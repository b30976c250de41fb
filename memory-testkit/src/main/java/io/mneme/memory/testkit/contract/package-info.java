/**
 * What every store must do, as interfaces of tests. A store's test class implements
 * {@link io.mneme.memory.testkit.contract.MemoryStoreContract}.
 */
package io.mneme.memory.testkit.contract;
