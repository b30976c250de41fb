package io.mneme.memory.store.sqlite;

import java.io.Reader;
import java.util.List;

/** Several texts read as one, without copying them together. */
final class ChainedReader extends Reader {

    private final List<String> texts;
    private int index;
    private int position;

    ChainedReader(List<String> texts) {
        this.texts = texts;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        int read = 0;
        while (read < length && index < texts.size()) {
            String text = texts.get(index);
            int count = Math.min(length - read, text.length() - position);
            text.getChars(position, position + count, buffer, offset + read);
            read += count;
            position += count;
            if (position == text.length()) {
                index++;
                position = 0;
            }
        }
        return read == 0 && length > 0 ? -1 : read;
    }

    @Override
    public void close() {
        // Nothing to free.
    }
}
