package io.mneme.memory.server.cli.output;

import io.mneme.memory.message.FileContent;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.message.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Messages for people. Lines of a message are indented, so that its text cannot pass for another message. Thread-safe.
 */
public final class MessageText {

    private static final String INDENT = "    ";

    private MessageText() {}

    /** A head line, then each part. */
    public static List<String> lines(StoredMessage stored, Style style) {
        Message message = stored.message();
        List<String> lines = new ArrayList<>();
        String role = message.role().name().toLowerCase(Locale.ROOT);
        lines.add(style.dim("#" + stored.sequence()) + " " + style.cyan(role)
                + message.speaker().map(MessageText::speaker).orElse("") + " "
                + style.dim(Times.utc(message.createdAt())));
        message.parts().forEach(part -> lines.add(INDENT + part(part)));
        return lines;
    }

    private static String speaker(Speaker speaker) {
        String role = speaker.role().map(text -> " (" + text + ")").orElse("");
        return " " + Printable.line(speaker.displayName() + role);
    }

    private static String part(Part part) {
        if (part instanceof Part.Text text) {
            return Printable.block(text.text(), INDENT);
        } else if (part instanceof Part.Reasoning reasoning) {
            return "thinking: " + Printable.block(reasoning.text(), INDENT);
        } else if (part instanceof Part.ToolCall call) {
            return "calls " + Printable.line(call.name()) + " " + Json.write(call.arguments());
        } else if (part instanceof Part.ToolResult result) {
            return Printable.line(result.name())
                    + (result.error() ? " failed: " : " returned ")
                    + Json.write(result.result());
        }
        Part.File file = (Part.File) part;
        return "file " + Printable.line(file.name() + " (" + file.mediaType() + ", " + place(file.content()) + ")");
    }

    private static String place(FileContent content) {
        return content instanceof FileContent.Reference reference
                ? reference.uri()
                : ((FileContent.Bytes) content).size() + " bytes";
    }
}
