package io.mneme.memory.message;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;
import java.util.Arrays;
import java.util.Base64;

/** What a {@link Part.File} holds: a reference to bytes kept elsewhere, or the bytes. Immutable and thread-safe. */
public sealed interface FileContent {

    /**
     * A file kept elsewhere; Mneme neither reads nor checks it.
     *
     * @param uri where it is, not empty
     */
    record Reference(String uri) implements FileContent {
        public Reference {
            if (Identifiers.checkText("file reference", uri).isEmpty()) {
                throw new InvalidInput("file reference must not be empty");
            }
        }
    }

    /** A file's bytes, compared by content. */
    final class Bytes implements FileContent {
        private final byte[] bytes;

        /** Copies {@code bytes}. */
        public Bytes(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        /** Reads what {@link #base64} wrote; throws {@link InvalidInput} if it is something else. */
        public static Bytes ofBase64(String text) {
            try {
                return new Bytes(Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException e) {
                throw new InvalidInput("file bytes are not base64", e);
            }
        }

        /** A copy of the bytes. */
        public byte[] bytes() {
            return bytes.clone();
        }

        /** The bytes in base64 (RFC 4648, with padding). */
        public String base64() {
            return Base64.getEncoder().encodeToString(bytes);
        }

        /** Number of bytes. */
        public int size() {
            return bytes.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Bytes[" + bytes.length + "]";
        }
    }
}
