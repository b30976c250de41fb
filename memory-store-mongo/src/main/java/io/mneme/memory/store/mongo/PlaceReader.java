package io.mneme.memory.store.mongo;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Reads messages and their neighbours at places of several threads: some places in one round trip, with the heads
 * before and after, as {@link Snapshots} does for one thread. Thread-safe.
 */
final class PlaceReader {

    /** Places of one query, which has up to three parts for each. */
    private static final int CHUNK = 16;

    private final Parts parts;

    PlaceReader(Parts parts) {
        this.parts = parts;
    }

    Map<ThreadId, List<StoredMessage>> read(Call call, ResourceId owner, List<Place> places, int before, int after) {
        Map<ThreadId, NavigableMap<Long, StoredMessage>> found = new HashMap<>();
        List<Place> different = List.copyOf(new LinkedHashSet<>(places));
        for (int from = 0; from < different.size(); from += CHUNK) {
            Map<ThreadId, PlaceWindows> open = new HashMap<>();
            for (Place place : different.subList(from, Math.min(from + CHUNK, different.size()))) {
                open.computeIfAbsent(place.thread(), id -> windows(new ThreadKey(owner, id), before, after))
                        .add(place.sequence());
            }
            read(call, open, found);
        }
        Map<ThreadId, List<StoredMessage>> answer = new HashMap<>();
        found.forEach((thread, messages) -> {
            if (!messages.isEmpty()) {
                answer.put(thread, List.copyOf(messages.values()));
            }
        });
        return answer;
    }

    private PlaceWindows windows(ThreadKey key, int before, int after) {
        return new PlaceWindows(key, before, after, parts.hints().of(key));
    }

    private void read(
            Call call, Map<ThreadId, PlaceWindows> open, Map<ThreadId, NavigableMap<Long, StoredMessage>> found) {
        Backoff backoff = call.backoff();
        query(call, open);
        while (!open.isEmpty()) {
            List<ThreadId> done = new ArrayList<>();
            open.forEach((thread, windows) -> {
                Optional<Map<Long, StoredMessage>> messages = windows.messages(call, parts);
                messages.ifPresent(some -> {
                    found.computeIfAbsent(thread, id -> new TreeMap<>()).putAll(some);
                    done.add(thread);
                });
            });
            open.keySet().removeAll(done);
            if (!open.isEmpty()) {
                backoff.pause();
                query(call, open);
            }
        }
    }

    private static void query(Call call, Map<ThreadId, PlaceWindows> open) {
        List<List<Document>> selections = new ArrayList<>();
        List<ThreadKey> keys = new ArrayList<>();
        for (PlaceWindows windows : open.values()) {
            keys.add(windows.key());
            selections.addAll(windows.begin());
        }
        for (Document document : call.threads().aggregate(Snapshots.pipeline(call, keys, selections))) {
            open.get(ThreadId.of(document.get(Fields.ID, Document.class).getString(Fields.THREAD)))
                    .add(document);
        }
    }
}
