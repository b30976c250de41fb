package io.mneme.memory.working;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Tells how two states of a working memory differ. Thread-safe. */
final class WorkingMemoryDiff {

    private WorkingMemoryDiff() {}

    /** The differences in reading order; objects are compared key by key, everything else as a whole. */
    static List<WorkingMemoryChange> between(WorkingMemoryContent before, WorkingMemoryContent after) {
        List<WorkingMemoryChange> changes = new ArrayList<>();
        if (before instanceof WorkingMemoryContent.Document old && after instanceof WorkingMemoryContent.Document now) {
            compare("", old.document(), now.document(), changes);
        } else {
            compareLines(Lines.of(text(before)), Lines.of(text(after)), changes);
        }
        return changes;
    }

    private static String text(WorkingMemoryContent content) {
        return content instanceof WorkingMemoryContent.Markdown markdown
                ? markdown.text()
                : ((WorkingMemoryContent.Document) content).document().toString();
    }

    private static void compare(String path, Map<?, ?> before, Map<?, ?> after, List<WorkingMemoryChange> changes) {
        TreeSet<String> keys = new TreeSet<>();
        before.keySet().forEach(key -> keys.add((String) key));
        after.keySet().forEach(key -> keys.add((String) key));
        for (String key : keys) {
            String place = path + "/" + key.replace("~", "~0").replace("/", "~1");
            Object old = before.get(key);
            Object now = after.get(key);
            if (!after.containsKey(key)) {
                changes.add(WorkingMemoryChange.removed(place, old));
            } else if (!before.containsKey(key)) {
                changes.add(WorkingMemoryChange.added(place, now));
            } else if (old instanceof Map<?, ?> left && now instanceof Map<?, ?> right) {
                compare(place, left, right, changes);
            } else if (!Objects.equals(old, now)) {
                changes.add(WorkingMemoryChange.replaced(place, old, now));
            }
        }
    }

    private static void compareLines(List<String> before, List<String> after, List<WorkingMemoryChange> changes) {
        int[] matched = Lines.matches(before, after);
        int next = 0;
        for (int i = 0; i < before.size(); i++) {
            if (matched[i] < 0) {
                changes.add(WorkingMemoryChange.removed("line " + (i + 1), before.get(i)));
                continue;
            }
            for (; next < matched[i]; next++) {
                changes.add(WorkingMemoryChange.added("line " + (next + 1), after.get(next)));
            }
            next++;
        }
        for (; next < after.size(); next++) {
            changes.add(WorkingMemoryChange.added("line " + (next + 1), after.get(next)));
        }
    }
}
