package io.mneme.memory.server.cli.shell;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads lines in UTF-8 whatever the locale. Each line is decoded for itself: what comes before a broken line is read in
 * full, and nothing is replaced silently. One thread at a time.
 */
public final class LineReader {

    /** Longest line, in bytes. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream input;
    private long number;

    /** Reads from {@code input}. */
    public LineReader(InputStream input) {
        this.input = new BufferedInputStream(input);
    }

    /**
     * The next line without its end; empty at the end of input.
     *
     * @throws CommandFailed if input cannot be read, or the line is too long or not UTF-8
     */
    public Optional<String> read() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        number++;
        try {
            int next = input.read();
            if (next < 0) {
                return Optional.empty();
            }
            for (; next >= 0 && next != '\n'; next = input.read()) {
                if (line.size() == MAX_BYTES) {
                    throw new CommandFailed(
                            "line " + number + " of standard input is longer than " + MAX_BYTES + " bytes");
                }
                line.write(next);
            }
        } catch (IOException e) {
            throw new CommandFailed("cannot read standard input: " + e.getMessage(), e);
        }
        return Optional.of(text(line.toByteArray()));
    }

    private String text(byte[] line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            String plain = number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            return plain.endsWith("\r") ? plain.substring(0, plain.length() - 1) : plain;
        } catch (CharacterCodingException e) {
            throw new CommandFailed("line " + number + " of standard input is not UTF-8", e);
        }
    }
}
