package io.mneme.memory.server.cli;

import io.mneme.memory.Conversation;
import io.mneme.memory.Memory;
import io.mneme.memory.message.Message;
import io.mneme.memory.port.store.Stores;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A store in a temporary folder, filled without the command line. */
record StoreFixture(String url) {

    static StoreFixture in(Path folder) {
        return new StoreFixture("sqlite:" + folder.resolve("mneme.db"));
    }

    /** The same with an empty store in it. */
    StoreFixture begun() {
        use(memory -> {});
        return this;
    }

    void use(Consumer<Memory> action) {
        try (Memory memory = Memory.builder().store(Stores.open(url)).build()) {
            action.accept(memory);
        }
    }

    void append(String user, String thread, Message... messages) {
        use(memory -> memory.resource(user).thread(thread).append(List.of(messages)));
    }

    void say(String user, String thread, String... texts) {
        use(memory -> {
            Conversation conversation = memory.resource(user).thread(thread);
            for (String text : texts) {
                conversation.append(Message.user(text));
            }
        });
    }

    CliRun.Result mneme(String... arguments) {
        return CliRun.mneme(with(arguments));
    }

    /** The arguments, and this store. */
    String[] with(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        all.add("--store");
        all.add(url);
        return all.toArray(String[]::new);
    }
}
