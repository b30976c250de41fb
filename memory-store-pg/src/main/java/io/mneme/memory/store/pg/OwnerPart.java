package io.mneme.memory.store.pg;

import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.recall.cache.CachedEntry;
import io.mneme.memory.recall.cache.EntrySource;
import io.mneme.memory.recall.cache.OwnerState;
import io.mneme.memory.recall.cache.QuantisedVector;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** The answer to one {@link OwnerStatement}: of one moment. Not thread-safe. */
final class OwnerPart implements EntrySource<RuntimeException> {

    /** What the owner has; {@code t1} is the form of vectors. */
    static final int STATE = 0;
    /** An entry. */
    static final int ENTRY = 1;
    /** The number of an entry. */
    static final int NUMBER = 2;

    private final List<CachedEntry> entries = new ArrayList<>();
    private final LongStream.Builder numbers = LongStream.builder();
    private OwnerState state;
    private String form;

    void add(ResultSet row) throws SQLException {
        switch (row.getInt("part")) {
            case STATE -> {
                state = new OwnerState(
                        row.getLong("n1"),
                        row.getLong("n2"),
                        row.getLong("n3"),
                        row.getLong("n4"),
                        row.getLong("n5"),
                        row.getInt("n6"));
                form = row.getString("t1");
            }
            case ENTRY -> entries.add(entry(row));
            default -> numbers.add(row.getLong("n1"));
        }
    }

    private CachedEntry entry(ResultSet row) throws SQLException {
        byte[] vector = row.getBytes("b2");
        return new CachedEntry(
                row.getLong("n1"),
                row.getString("t1"),
                row.getLong("n2"),
                row.getInt("n3"),
                MessageDocument.role(row.getString("t2")),
                row.getLong("n5"),
                row.getString("t3"),
                row.getInt("n4"),
                row.getBytes("b1"),
                vector == null ? QuantisedVector.NONE : QuantisedVector.of(numbers(vector)));
    }

    /** The state's row comes first. */
    private float[] numbers(byte[] vector) {
        return RecallState.Form.HALFVEC.stored().equals(form)
                ? HalfVector.numbers(vector)
                : PackedVector.numbers(vector);
    }

    /** What the owner has. */
    OwnerState state() {
        return state;
    }

    /** Whether vectors are in the form that {@code known} says, so that a statement made for it read them. */
    boolean fits(RecallState known) {
        return form == null || form.equals(known.form().stored());
    }

    /** Whether no entries are missing after these. */
    boolean complete() {
        return entries.size() < OwnerStatement.PART;
    }

    /** The owner's state as far as these entries go. */
    OwnerState reached() {
        long last =
                complete() ? state.lastEntry() : entries.get(entries.size() - 1).entry();
        return new OwnerState(
                state.identity(), state.entries(), state.terms(), last, state.removals(), state.dimensions());
    }

    @Override
    public long[] numbers() {
        return numbers.build().toArray();
    }

    @Override
    public void readAfter(long entry, Consumer<CachedEntry> sink) {
        entries.forEach(sink);
    }
}
