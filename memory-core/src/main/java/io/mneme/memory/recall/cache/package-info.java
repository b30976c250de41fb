/**
 * What a store may keep of an owner's index entries in memory, so that a search is a scan of arrays. A store reads the
 * owner's numbers from its database for each search ({@link io.mneme.memory.recall.cache.OwnerState}); they say whether
 * what is kept is still right, so that any number of processes need not talk to each other.
 */
package io.mneme.memory.recall.cache;
