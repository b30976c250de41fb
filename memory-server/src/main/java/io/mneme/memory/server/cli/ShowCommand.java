package io.mneme.memory.server.cli;

import io.mneme.memory.Conversation;
import io.mneme.memory.Memory;
import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.output.MessageText;
import io.mneme.memory.server.cli.output.Output;
import io.mneme.memory.server.cli.output.Style;
import io.mneme.memory.server.cli.output.ThreadText;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ThreadDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mneme show}. */
@Command(
        name = "show",
        description = "Show a thread and its newest messages.",
        footer = {"", "Example:", "  mneme show --user user_alice --thread support_thread_1"})
final class ShowCommand extends StoreCommand {

    @Mixin
    private ThreadOptions options;

    @Mixin
    private PageOptions page;

    @Mixin
    private JsonOption format;

    @Override
    void run(Memory memory, CommandContext context) {
        Conversation conversation =
                memory.resource(options.key().resource()).thread(options.key().thread());
        MemoryThread thread = conversation.get();
        MessageQuery newest = MessageQuery.newest(page.limit);
        Page<StoredMessage> found =
                conversation.messages(page.cursor().map(newest::after).orElse(newest));
        List<StoredMessage> oldestFirst = new ArrayList<>(found.items());
        Collections.reverse(oldestFirst);
        if (format.json) {
            context.out().line(Json.write(document(thread, oldestFirst, found)));
            return;
        }
        print(thread, oldestFirst, context);
        found.next().ifPresent(older -> context.err().line("older messages: --cursor " + older));
    }

    private static void print(MemoryThread thread, List<StoredMessage> messages, CommandContext context) {
        Output out = context.out();
        Style style = context.outStyle();
        ThreadText.lines(thread, style).forEach(out::line);
        for (StoredMessage message : messages) {
            out.line();
            MessageText.lines(message, style).forEach(out::line);
        }
        out.flush();
    }

    private static Map<String, Object> document(
            MemoryThread thread, List<StoredMessage> messages, Page<StoredMessage> page) {
        Map<String, Object> document = new HashMap<>(ThreadDocument.write(thread));
        document.put("messages", messages.stream().map(ShowCommand::document).toList());
        page.next().ifPresent(older -> document.put("older", older));
        return document;
    }

    private static Map<String, Object> document(StoredMessage message) {
        Map<String, Object> document = new HashMap<>(MessageDocument.write(message.message()));
        document.put("sequence", message.sequence());
        return document;
    }
}
