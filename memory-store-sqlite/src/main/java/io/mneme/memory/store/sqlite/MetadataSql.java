package io.mneme.memory.store.sqlite;

/** The condition of a {@link io.mneme.memory.document.MetadataFilter}. */
final class MetadataSql {

    private MetadataSql() {}

    /**
     * Whether each top-level entry of one JSON object is in another. Keys are compared as data and never become a path;
     * a value's type counts, so that 1 is not true, and canonical documents have 1.0 as 1 already.
     *
     * @param column a column with a JSON object or null
     * @param wanted a parameter with a JSON object
     */
    static String matches(String column, String wanted) {
        return """
                %s IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM json_each(%s) AS wanted WHERE NOT EXISTS (
                        SELECT 1 FROM json_each(%s) AS held
                        WHERE held.key = wanted.key AND held.type = wanted.type AND held.atom IS wanted.atom))
                """.formatted(column, wanted, column).strip();
    }
}
