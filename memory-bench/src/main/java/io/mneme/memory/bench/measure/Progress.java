package io.mneme.memory.bench.measure;

/** A line on standard error that says how far a run is; on a terminal it is written over. */
public final class Progress {

    private static final boolean TERMINAL = Boolean.getBoolean("mneme.stderr.terminal");

    private Progress() {}

    /** Tells that {@code done} of {@code all} steps are done; prints at each tenth only. */
    public static void show(String label, long done, long all) {
        long tenth = Math.max(all / 10, 1);
        if (done == all || done % tenth == 0) {
            String line = "%s: %d %%".formatted(label, 100 * done / all);
            if (TERMINAL) {
                System.err.print("\r" + line + (done == all ? "\n" : ""));
            } else if (done == all) {
                System.err.println(line);
            }
        }
    }
}
