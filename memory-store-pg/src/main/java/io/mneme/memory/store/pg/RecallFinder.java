package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Runs one search and gathers what it finds. Not thread-safe. */
final class RecallFinder {

    private final RecallStatement statement;
    private final RecallSearch search;
    private final RecallState state;
    private FoundWords words;
    private FoundVectors vectors;
    private FoundVectors.Entry last;
    private String form;
    private long entries;
    private long terms;
    private int read;

    RecallFinder(RecallStatement statement, RecallSearch search, RecallState state) {
        this.statement = statement;
        this.search = search;
        this.state = state;
    }

    /** Empty if the index keeps vectors in another form than {@code state} says. */
    Optional<RecallMatches> find(PgSession session) {
        run(session, false);
        if (form != null && !form.equals(state.form().stored())) {
            return Optional.empty();
        }
        if (words.rows() > RecallSearch.MAX_WORD_MATCHES) {
            run(session, true);
        }
        while (read == RecallStatement.VECTORS) {
            read = 0;
            gather(session, statement.moreVectors(session, search, last));
        }
        return Optional.of(new RecallMatches(entries, terms, words.sorted(), vectors.sorted()));
    }

    private void run(PgSession session, boolean newest) {
        words = new FoundWords(TermKeys.of(search.owner()), search.terms());
        vectors = new FoundVectors(search.vector(), search.nearest());
        read = 0;
        gather(session, statement.prepare(session, search, state, newest));
    }

    private void gather(PgSession session, Query query) {
        session.list(query, (row, context) -> {
            add(row);
            return row;
        });
    }

    private void add(ResultSet row) throws SQLException {
        int part = row.getInt(1);
        if (part == RecallStatement.OWNER) {
            form = row.getString(2);
            entries = row.getLong(3);
            terms = row.getLong(5);
            return;
        }
        FoundVectors.Entry entry = new FoundVectors.Entry(row.getString(2), row.getLong(3), row.getInt(4));
        switch (part) {
            case RecallStatement.WORDS -> words.add(entry, row.getInt(5), row.getBytes(6));
            case RecallStatement.NEAR -> vectors.add(entry, row.getDouble(7));
            default -> {
                read++;
                last = entry;
                vectors.add(entry, row.getBytes(6));
            }
        }
    }
}
