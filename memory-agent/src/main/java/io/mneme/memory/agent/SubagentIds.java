package io.mneme.memory.agent;

import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The ids of a subagent's threads and turns: the same at each call, different for different parents. */
final class SubagentIds {

    private static final int LONGEST_TOOL_NAME = 64;
    /** 128 bits: nobody finds another id with the same hash. */
    private static final int HASH_BYTES = 16;

    private SubagentIds() {}

    /** The name as models accept it. */
    static String toolName(String agent) {
        String name = agent.replaceAll("[^A-Za-z0-9_-]", "_");
        return name.substring(0, Math.min(LONGEST_TOOL_NAME, name.length()));
    }

    /** As {@code support_1/Researcher}; if that is too long, its beginning and its hash. */
    static ThreadKey thread(ThreadKey parent, String agent) {
        // Without a slash in the last part, a/b and c are another thread than a and b/c.
        String id = parent.thread().value() + "/" + agent.replace("%", "%25").replace("/", "%2F");
        return new ThreadKey(parent.resource(), ThreadId.of(fitted(id, Identifiers.MAX_LENGTH)));
    }

    /** The parent's turn and what is asked: a second try of both is the same turn. */
    static String turn(String parent, String agent, String task) {
        return fitted(parent + "." + hash(agent + "\0" + task), In.MAX_TURN_LENGTH);
    }

    private static String fitted(String id, int longest) {
        if (id.length() <= longest) {
            return id;
        }
        String hash = "~" + hash(id);
        int end = longest - hash.length();
        end -= Character.isHighSurrogate(id.charAt(end - 1)) ? 1 : 0;
        return id.substring(0, end) + hash;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
