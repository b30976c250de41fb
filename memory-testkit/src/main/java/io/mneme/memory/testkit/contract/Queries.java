package io.mneme.memory.testkit.contract;

import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.thread.CursorPosition;
import io.mneme.memory.thread.ThreadQuery;

/** Queries that start at any position. */
final class Queries {

    private Queries() {}

    static MessageQuery at(MessageQuery query, CursorPosition from) {
        return new MessageQuery(
                query.order(), query.since(), query.until(), query.roles(), query.metadata(), query.limit(), from);
    }

    static ThreadQuery at(ThreadQuery query, CursorPosition from) {
        return new ThreadQuery(query.sort(), query.order(), query.archived(), query.metadata(), query.limit(), from);
    }
}
