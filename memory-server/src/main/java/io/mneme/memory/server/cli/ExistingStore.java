package io.mneme.memory.server.cli;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.server.cli.output.Printable;
import io.mneme.memory.server.cli.shell.CommandFailed;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Opens a store that is there: where one would be begun, whoever mistyped its place would find it empty. */
final class ExistingStore {

    private static final String SQLITE = "sqlite:";
    private static final String IN_MEMORY = ":memory:";

    private ExistingStore() {}

    /**
     * {@link Stores#open}.
     *
     * @throws CommandFailed if no store is there
     */
    static MemoryStore open(String url) {
        if (!Stores.exists(url)) {
            String place = file(url)
                    .map(path -> "there is no file " + Printable.line(path.toString()))
                    .orElse("Mneme has made nothing at that URL");
            throw new CommandFailed("no such store: " + place + "; a conversation begins a store, as mneme chat");
        }
        return Stores.open(url);
    }

    /** Whether two URLs lead to the same store, as far as they tell. */
    static boolean same(String one, String other) {
        return one.equals(other) || place(one).isPresent() && place(one).equals(place(other));
    }

    /** Whether two open stores are one, as far as they say where they are. */
    static boolean same(MemoryStore one, MemoryStore other) {
        return place(one).equals(place(other));
    }

    /** A local server has more than one name, and row-level security is another view of the same rows. */
    private static String place(MemoryStore store) {
        return store.description()
                .replace("localhost", "127.0.0.1")
                .replace("[::1]", "127.0.0.1")
                .replace(", row-level security on", "");
    }

    private static Optional<Path> place(String url) {
        return file(url).map(ExistingStore::real);
    }

    /** Through links, if it is there. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** The file of a SQLite store; empty for any other, and for a URL that the store will refuse. */
    private static Optional<Path> file(String url) {
        if (!url.toLowerCase(Locale.ROOT).startsWith(SQLITE)) {
            return Optional.empty();
        }
        String rest = url.substring(SQLITE.length());
        int mark = rest.indexOf('?');
        String place = mark < 0 ? rest : rest.substring(0, mark);
        try {
            return place.isBlank() || place.equals(IN_MEMORY) ? Optional.empty() : Optional.of(Path.of(place));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
