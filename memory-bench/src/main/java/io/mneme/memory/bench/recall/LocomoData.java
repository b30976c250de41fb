package io.mneme.memory.bench.recall;

import io.mneme.memory.bench.recall.LocomoConversation.Question;
import io.mneme.memory.bench.recall.LocomoConversation.Session;
import io.mneme.memory.message.FileContent;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageBuilder;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the data of LoCoMo. */
final class LocomoData {

    private static final int LAST_CATEGORY = 4;
    private static final int LONGEST_NAME = 255;
    private static final Pattern TURN = Pattern.compile("D\\d+:\\d+");
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("h:mm a 'on' d MMMM, uuuu")
            .toFormatter(Locale.ENGLISH);

    private final boolean captions;

    private LocomoData(boolean captions) {
        this.captions = captions;
    }

    /**
     * Reads a file.
     *
     * @param captions whether a picture's caption is taken as the name of a file that the turn brings
     * @throws IllegalArgumentException if the file cannot be read, or holds something else
     */
    static List<LocomoConversation> read(Path file, boolean captions) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("--data takes a file of LoCoMo's, and cannot read " + file);
        }
        LocomoData data = new LocomoData(captions);
        List<LocomoConversation> all = new ArrayList<>();
        try {
            JsonMapper.shared().readTree(file.toFile()).forEach(node -> all.add(data.conversation(node)));
        } catch (JacksonException | DateTimeException e) {
            String why = e.getMessage().lines().findFirst().orElse("");
            throw new IllegalArgumentException(file + " is not LoCoMo's data: " + why, e);
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no conversation");
        }
        return all;
    }

    private LocomoConversation conversation(JsonNode node) {
        List<Session> sessions = new ArrayList<>();
        JsonNode talk = node.required("conversation");
        for (int i = 1; talk.has("session_" + i + "_date_time"); i++) {
            if (talk.has("session_" + i)) {
                sessions.add(session(talk, "session_" + i));
            }
        }
        Set<MessageId> turns = sessions.stream()
                .flatMap(session -> session.turns().stream())
                .map(Message::id)
                .collect(Collectors.toSet());
        List<Question> questions = new ArrayList<>();
        for (JsonNode one : node.required("qa")) {
            Set<MessageId> evidence = evidence(one, turns);
            int category = one.required("category").asInt();
            if (category <= LAST_CATEGORY && !evidence.isEmpty()) {
                questions.add(new Question(one.required("question").asString(), category, evidence));
            }
        }
        return new LocomoConversation(node.required("sample_id").asString(), sessions, questions);
    }

    private Session session(JsonNode talk, String name) {
        Instant start = LocalDateTime.parse(talk.required(name + "_date_time").asString(), DATE)
                .toInstant(ZoneOffset.UTC);
        List<Message> turns = new ArrayList<>();
        for (JsonNode turn : talk.required(name)) {
            turns.add(message(turn, start.plusSeconds(turns.size())));
        }
        return new Session(name, turns);
    }

    private Message message(JsonNode turn, Instant at) {
        String speaker = turn.required("speaker").asString();
        MessageBuilder message = Message.builder(Role.USER)
                .id(MessageId.of(turn.required("dia_id").asString()))
                .speaker(Speaker.of(speaker))
                .createdAt(at)
                .text(turn.required("text").asString());
        if (captions && turn.has("blip_caption")) {
            String caption = turn.required("blip_caption").asString().strip();
            String name = caption.substring(0, Math.min(caption.length(), LONGEST_NAME))
                    .strip();
            message.part(new Part.File(name, "image/jpeg", new FileContent.Reference("urn:locomo:picture")));
        }
        return message.build();
    }

    /** Some entries name several turns, and some name none that exists. */
    private static Set<MessageId> evidence(JsonNode question, Set<MessageId> turns) {
        Set<MessageId> evidence = new LinkedHashSet<>();
        question.path("evidence").forEach(entry -> {
            Matcher matcher = TURN.matcher(entry.asString());
            while (matcher.find()) {
                evidence.add(MessageId.of(matcher.group()));
            }
        });
        evidence.retainAll(turns);
        return evidence;
    }
}
