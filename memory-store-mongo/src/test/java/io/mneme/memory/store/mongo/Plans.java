package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;

/** Checks how the server serves what a store sends. */
final class Plans {

    private final PlanRecorder recorder;

    Plans(PlanRecorder recorder) {
        this.recorder = recorder;
    }

    /** Runs it; its queries use this index, and no other but those allowed. */
    void served(String index, Runnable call, String... others) {
        recorder.take();
        call.run();
        List<Document> plans = recorder.take();
        assertThat(plans).isNotEmpty();
        List<String> used = new ArrayList<>();
        plans.forEach(plan -> visit(plan, node -> used.addAll(indexesOf(node))));
        assertThat(used).contains(index);
        List<String> allowed = new ArrayList<>(List.of(others));
        allowed.add(index);
        assertThat(used).isSubsetOf(allowed);
    }

    /** The indexes of one node of a plan, of MongoDB's form or of DocumentDB's; fails if it reads without one. */
    private static List<String> indexesOf(Document node) {
        assertThat(node.get("stage")).isNotEqualTo("COLLSCAN");
        assertThat(node.get("Node Type")).isNotEqualTo("Seq Scan");
        List<String> names = new ArrayList<>();
        if (node.get("indexName") instanceof String name && node.containsKey("stage")) {
            names.add(name);
        } else if (node.get("Index Name") instanceof String name) {
            // DocumentDB can use the primary key to read everything; then nothing is said of the key itself.
            if (name.equals("_id_")) {
                assertThat(node.getString("Index Cond")).contains("object_id");
            }
            names.add(name);
        } else if ("IDHACK".equals(node.get("stage")) || "EXPRESS_IXSCAN".equals(node.get("stage"))) {
            names.add("_id_");
        }
        return names;
    }

    private static void visit(Object plan, Consumer<Document> visitor) {
        if (plan instanceof Document document) {
            visitor.accept(document);
            document.values().forEach(value -> visit(value, visitor));
        } else if (plan instanceof List<?> list) {
            list.forEach(value -> visit(value, visitor));
        }
    }
}
