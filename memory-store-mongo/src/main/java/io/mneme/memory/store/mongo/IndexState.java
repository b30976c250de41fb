package io.mneme.memory.store.mongo;

import org.bson.Document;

/**
 * What a head says of its thread's part of the recall index. An entry counts if it has the run, lies not beyond the
 * indexed place, is settled or of the last writer, and its message counts.
 *
 * @param run of entries, 0 or more; grows whenever all go together
 * @param epoch which filling of the index they belong to, see {@link IndexModels}; 0 for none
 * @param indexed everything up to this place is indexed
 * @param entries number of entries that count
 * @param terms number of terms in them
 * @param writer who wrote the last part, which may not be settled; null for nobody
 * @param from first place of that part
 * @param shrunk version of the head when messages were last deleted one by one
 */
record IndexState(long run, long epoch, long indexed, long entries, long terms, String writer, long from, long shrunk) {

    private static final String[] ALL = {
        Fields.INDEX_EPOCH,
        Fields.INDEXED,
        Fields.INDEX_ENTRIES,
        Fields.INDEX_TERMS,
        Fields.INDEX_WRITER,
        Fields.INDEX_FROM,
        Fields.SHRUNK,
        Fields.PENDING
    };

    static IndexState of(Document head) {
        return new IndexState(
                number(head, Fields.INDEX_RUN),
                number(head, Fields.INDEX_EPOCH),
                number(head, Fields.INDEXED),
                number(head, Fields.INDEX_ENTRIES),
                number(head, Fields.INDEX_TERMS),
                head.getString(Fields.INDEX_WRITER),
                number(head, Fields.INDEX_FROM),
                number(head, Fields.SHRUNK));
    }

    /** The same in an epoch: that of another one does not count, and the next run takes its place. */
    IndexState in(long present) {
        return epoch == present ? this : new IndexState(run + 1, present, 0, 0, 0, null, 0, 0);
    }

    /** The state after a part was added. */
    IndexState next(long upTo, IndexPart part) {
        return new IndexState(
                run, epoch, upTo, entries + part.size(), terms + part.terms(), part.writer(), indexed + 1, shrunk);
    }

    /** Says of a head that nothing is indexed; entries that are there count no more. */
    static HeadChange drop(HeadChange change) {
        return change.without(ALL).increase(Fields.INDEX_RUN, 1);
    }

    /** The fields of a head that say this. */
    Document fields() {
        return new Document(Fields.INDEX_RUN, run)
                .append(Fields.INDEX_EPOCH, epoch)
                .append(Fields.INDEXED, indexed)
                .append(Fields.INDEX_ENTRIES, entries)
                .append(Fields.INDEX_TERMS, terms)
                .append(Fields.INDEX_WRITER, writer)
                .append(Fields.INDEX_FROM, from)
                .append(Fields.SHRUNK, shrunk);
    }

    /** The fields of a head to which its entries were copied, settled, as another run. */
    Document moved(long toRun) {
        return indexed == 0
                ? new Document()
                : new IndexState(toRun, epoch, indexed, entries, terms, null, 0, 0).fields();
    }

    /** Whether both count the same entries, as far as both go. */
    boolean agreesWith(IndexState other) {
        return run == other.run && epoch == other.epoch && shrunk == other.shrunk;
    }

    /** Whether an entry that was read counts, messages being deleted aside. */
    boolean counts(Document entry) {
        return counts(entry.getLong(Fields.RUN), entry.getLong(Fields.PLACE), entry.getString(Fields.UNSETTLED));
    }

    /**
     * The same.
     *
     * @param unsettled its writer if it is not settled, else null
     */
    boolean counts(long ofRun, long place, String unsettled) {
        return ofRun == run && place <= indexed && (unsettled == null || unsettled.equals(writer));
    }

    private static long number(Document head, String field) {
        Long value = head.getLong(field);
        return value == null ? 0 : value;
    }
}
