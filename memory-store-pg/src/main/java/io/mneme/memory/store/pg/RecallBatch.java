package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.PendingThread;
import java.util.List;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;

/** The statement that adds to the recall index: one call of the function that migration 005 describes. */
final class RecallBatch {

    private final String call;

    RecallBatch(PgNames names) {
        call = "select " + names.qualified("index_messages")
                + "(:resource, :thread, :incarnation, :indexed, :upTo, :model, :dimensions, :form,"
                + " :sequences, :chunks, :lengths, :keys, :terms, :bytes, :starts, :numbers)";
    }

    /** Returns what migration 005 says. */
    String execute(PgSession session, IndexBatch batch, RecallState.Form form) {
        PendingThread pending = batch.pending();
        List<IndexEntry> entries = batch.entries();
        TermKeys owner = TermKeys.of(pending.thread().resource());
        List<PackedTerms.Packed> terms = entries.stream()
                .map(entry -> PackedTerms.pack(owner, entry.terms()))
                .toList();
        Query query = ThreadRows.bind(session.prepare(call), pending.thread())
                .bind("incarnation", pending.incarnation())
                .bind("indexed", pending.indexed())
                .bind("upTo", batch.upTo())
                .bind("model", batch.model().name())
                .bind("dimensions", batch.model().dimensions())
                .bind("form", form.stored())
                .bind("sequences", PgArguments.longs(entries, IndexEntry::sequence))
                .bind("chunks", PgArguments.ints(entries, IndexEntry::chunk))
                .bind("lengths", PgArguments.ints(entries, IndexEntry::length))
                .bind("keys", PgArguments.texts(terms, PackedTerms.Packed::keys))
                .bind(
                        "terms",
                        bytes(terms.stream().map(PackedTerms.Packed::bytes).toArray(byte[][]::new)));
        return session.first(bindVectors(query, entries, form), (row, context) -> row.getString(1))
                .orElseThrow();
    }

    private static Query bindVectors(Query query, List<IndexEntry> entries, RecallState.Form form) {
        boolean halfvec = form == RecallState.Form.HALFVEC;
        int[] starts = new int[halfvec ? entries.size() : 0];
        float[] numbers = new float
                [halfvec
                        ? entries.stream()
                                .mapToInt(entry -> entry.vector().length)
                                .sum()
                        : 0];
        int filled = 0;
        for (int i = 0; i < starts.length; i++) {
            float[] vector = entries.get(i).vector();
            System.arraycopy(vector, 0, numbers, filled, vector.length);
            starts[i] = vector.length == 0 ? 0 : filled + 1;
            filled += vector.length;
        }
        List<IndexEntry> packed = halfvec ? List.of() : entries;
        return query.bind(
                        "bytes", bytes(packed.stream().map(RecallBatch::packed).toArray(byte[][]::new)))
                .bind("starts", PgArguments.array("int4", starts))
                .bind("numbers", PgArguments.array("float4", numbers));
    }

    private static byte[] packed(IndexEntry entry) {
        return entry.vector().length == 0 ? null : PackedVector.pack(entry.vector());
    }

    private static Argument bytes(byte[][] values) {
        return PgArguments.array("bytea", values);
    }
}
