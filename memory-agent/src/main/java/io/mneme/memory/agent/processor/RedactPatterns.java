package io.mneme.memory.agent.processor;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.context.Context;
import io.mneme.memory.context.Markup;
import io.mneme.memory.context.Notes;
import io.mneme.memory.context.SpeakerTurns;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Replaces what matches patterns, as card numbers, before anything is stored and before the model sees it: in texts,
 * thoughts, names of files, and in the arguments and results of tools, at any depth, numbers and keys included. So
 * neither the store nor the model holds it, in history that was stored before either. A stream holds its pieces back,
 * see {@link Processor#changesAnswers}. Bytes of files, and ids and names of speakers stay as they are; a match across
 * two parts of a message is none. Immutable and thread-safe.
 */
public final class RedactPatterns implements Processor {

    /** What stands in the place of a match by default. */
    public static final String REPLACEMENT = "[redacted]";

    /** Escaped text holds no such characters, so between them stands markup that Mneme has made. */
    private static final Pattern MARKUP = Pattern.compile("<[^<>]*>");

    private final List<Pattern> patterns;
    private final String replacement;
    private final RedactedValues values = new RedactedValues(this::redact);

    /**
     * Patterns with a replacement.
     *
     * @param patterns applied in this order
     * @param replacement put in for each match, as it is
     * @throws Misconfigured if there is no pattern, or one matches empty text or the replacement itself
     */
    public RedactPatterns(List<Pattern> patterns, String replacement) {
        this.patterns = List.copyOf(patterns);
        this.replacement = replacement;
        if (patterns.isEmpty()) {
            throw new Misconfigured("name at least one pattern to redact");
        }
        for (Pattern pattern : patterns) {
            // Else redacting twice would not be the same as once.
            if (pattern.matcher("").find() || pattern.matcher(replacement).find()) {
                throw new Misconfigured("the pattern " + pattern + " matches empty text or the replacement");
            }
        }
    }

    /**
     * Patterns with the default replacement.
     *
     * @throws Misconfigured as the constructor says, or if one is no regular expression
     */
    public static RedactPatterns of(String... patterns) {
        try {
            return new RedactPatterns(
                    Arrays.stream(patterns).map(Pattern::compile).toList(), REPLACEMENT);
        } catch (PatternSyntaxException e) {
            throw new Misconfigured("not a regular expression: " + e.getPattern(), e);
        }
    }

    @Override
    public Context beforeModel(Context context, ProcessorContext where) {
        return new Context(
                context.system(), context.messages().stream().map(this::seen).toList(), context.recalled());
    }

    @Override
    public Message beforeSaving(Message message, ProcessorContext where) {
        return redacted(message, this::redact);
    }

    @Override
    public boolean changesAnswers() {
        return true;
    }

    private Message seen(Message message) {
        boolean markup = message.id().equals(Notes.ID) || SpeakerTurns.plain(message) != message;
        return redacted(message, markup ? this::redactMarkup : this::redact);
    }

    private Message redacted(Message message, UnaryOperator<String> redactor) {
        List<Part> parts =
                message.parts().stream().map(part -> redacted(part, redactor)).toList();
        return parts.equals(message.parts()) ? message : Messages.withParts(message, parts);
    }

    private Part redacted(Part part, UnaryOperator<String> redactor) {
        if (part instanceof Part.Text text) {
            return new Part.Text(redactor.apply(text.text()));
        } else if (part instanceof Part.Reasoning reasoning) {
            String text = redact(reasoning.text());
            // The signature proves the old text, and a provider would refuse it with another one.
            return text.equals(reasoning.text()) ? reasoning : new Part.Reasoning(text, Optional.empty());
        } else if (part instanceof Part.ToolCall call) {
            return new Part.ToolCall(call.callId(), call.name(), values.object(call.arguments()));
        } else if (part instanceof Part.ToolResult result) {
            return new Part.ToolResult(result.callId(), result.name(), values.value(result.result()), result.error());
        } else if (part instanceof Part.File file) {
            return new Part.File(redact(file.name()), file.mediaType(), file.content());
        }
        return part;
    }

    private String redact(String text) {
        String redacted = text;
        for (Pattern pattern : patterns) {
            redacted = pattern.matcher(redacted).replaceAll(Matcher.quoteReplacement(replacement));
        }
        return redacted;
    }

    /** Between the tags stands escaped text; what is not redacted stays as it is, to the letter. */
    private String redactMarkup(String text) {
        StringBuilder redacted = new StringBuilder();
        Matcher tags = MARKUP.matcher(text);
        int from = 0;
        while (tags.find()) {
            redacted.append(redactEscaped(text.substring(from, tags.start()))).append(tags.group());
            from = tags.end();
        }
        return redacted.append(redactEscaped(text.substring(from))).toString();
    }

    private String redactEscaped(String escaped) {
        String plain = Markup.unescape(escaped);
        String redacted = redact(plain);
        return redacted.equals(plain) ? escaped : Markup.escape(redacted);
    }
}
