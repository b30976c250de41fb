package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException.Misconfigured;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Brings the schema to the present version: runs the scripts that it lacks, in order, each once, all in the caller's
 * transaction. Several processes may do so at once: the first one works, the others wait and find it done. A script
 * that was released is never changed.
 */
final class PgMigrations {

    private final Handle handle;
    private final PgStoreOptions options;
    private final PgNames names;

    PgMigrations(Handle handle, PgStoreOptions options) {
        this.handle = handle;
        this.options = options;
        names = PgNames.of(options);
    }

    /** Whether somebody has run them, up to any version. */
    boolean areBegun() {
        return exists("select to_regclass(:name)", names.qualified("schema_versions"));
    }

    void run() {
        handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .bind("name", "mneme schema " + names.qualified(""))
                .mapTo(String.class)
                .one();
        prepare();
        Map<Integer, String> applied = applied();
        List<PgScript> all = PgScript.all();
        refuseNewer(applied, all.get(all.size() - 1).version());
        for (PgScript script : all) {
            String checksum = applied.get(script.version());
            if (checksum == null) {
                apply(script);
            } else if (!checksum.equals(script.checksum())) {
                throw new Misconfigured("schema " + options.schema() + ": migration " + script.name()
                        + " was applied in another form than this Mneme has");
            }
        }
        refuseOtherPartitions();
    }

    /** Only what is missing: a schema made by somebody else needs no privilege to make one. */
    private void prepare() {
        if (!exists("select to_regnamespace(:name)", "\"" + options.schema() + "\"")) {
            handle.execute(names.fill("create schema \"${schema}\""));
        }
        if (areBegun()) {
            return;
        }
        if (exists("select to_regclass(:name)", names.qualified("threads"))) {
            throw new Misconfigured("schema " + options.schema() + " has a table \"" + options.tablePrefix()
                    + "threads\" that is not Mneme's: choose another schema or tablePrefix");
        }
        handle.execute("create table " + names.qualified("schema_versions")
                + " (version integer primary key, name text not null, checksum text not null,"
                + " applied_at timestamptz not null default now())");
    }

    private boolean exists(String sql, String name) {
        return handle.createQuery(sql + "::text")
                .bind("name", name)
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    private Map<Integer, String> applied() {
        return handle.createQuery("select version, checksum from " + names.qualified("schema_versions"))
                .reduceRows(new java.util.HashMap<>(), (map, row) -> {
                    map.put(row.getColumn("version", Integer.class), row.getColumn("checksum", String.class));
                    return map;
                });
    }

    private void refuseNewer(Map<Integer, String> applied, int known) {
        int present =
                applied.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (present > known) {
            throw new Misconfigured("schema " + options.schema() + " has version " + present + ", this Mneme knows "
                    + known + " at most: use the newer Mneme that wrote it");
        }
    }

    private void apply(PgScript script) {
        // As a whole: the driver knows where a statement ends, also within functions.
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(script.text(options));
        } catch (SQLException e) {
            throw PgErrors.translate(e);
        }
        handle.createUpdate("insert into " + names.qualified("schema_versions")
                        + " (version, name, checksum) values (:version, :name, :checksum)")
                .bind("version", script.version())
                .bind("name", script.name())
                .bind("checksum", script.checksum())
                .execute();
    }

    private void refuseOtherPartitions() {
        long present = handle.createQuery("select count(*) from pg_inherits where inhparent = to_regclass(:table)")
                .bind("table", names.qualified("threads"))
                .mapTo(Long.class)
                .one();
        if (options.partitions() > 0 && options.partitions() != present) {
            throw new Misconfigured("schema " + options.schema() + " was made with partitions=" + present
                    + ", which cannot be changed to " + options.partitions());
        }
    }
}
