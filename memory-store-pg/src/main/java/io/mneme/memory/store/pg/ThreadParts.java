package io.mneme.memory.store.pg;

import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;

/** What belongs to a thread, as a whole. Each method is one statement; the caller holds the thread's row lock. */
final class ThreadParts {

    private final String remove;
    private final String give;
    private final String copyWorkingMemory;

    ThreadParts(PgNames names) {
        String threads = names.qualified("threads");
        String versions = names.qualified("working_memories");
        String entries = names.qualified("recall_entries");
        String messages = names.qualified("messages");
        String key = " where resource_id = :resource and thread_id = :thread";
        remove = "with versions as (delete from " + versions + key + "), entries as (delete from " + entries + key
                + " and chunk >= 0) delete from " + messages + key;
        give = "with threads as (update " + threads + " target set indexed_sequence = source.indexed_sequence from "
                + threads + " source where target.resource_id = :to and target.thread_id = :thread"
                + " and source.resource_id = :resource and source.thread_id = :thread),"
                + " versions as (update " + versions + " set resource_id = :to" + key + "),"
                + " entries as (update " + entries + " set resource_id = :to,"
                + " keys = array(select one # :change from unnest(keys) one)" + key + " and chunk >= 0)"
                + " update " + messages + " set resource_id = :to" + key;
        copyWorkingMemory = "insert into " + versions
                + " (resource_id, thread_id, version, written_at, author, turn, content)"
                + " select resource_id, :target, 1, written_at, author, turn, content from " + versions + key
                + " order by version desc limit 1";
    }

    /** Removes messages, working memory and index entries; returns how many messages. */
    long remove(PgSession session, ThreadKey thread) {
        return session.update(ThreadRows.bind(session.prepare(remove), thread));
    }

    /** Gives all of a thread to another owner, whose thread is there already. */
    void give(PgSession session, ThreadKey thread, ResourceId to) {
        long change = TermKeys.of(thread.resource()).owner() ^ TermKeys.of(to).owner();
        session.update(ThreadRows.bind(session.prepare(give), thread)
                .bind("to", to.value())
                .bind("change", change));
    }

    /** Gives a copy the newest version of the source's working memory, if there is one, as its first. */
    void copyWorkingMemory(PgSession session, ThreadKey source, ThreadId target) {
        session.update(
                ThreadRows.bind(session.prepare(copyWorkingMemory), source).bind("target", target.value()));
    }
}
