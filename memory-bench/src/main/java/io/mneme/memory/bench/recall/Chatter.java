package io.mneme.memory.bench.recall;

import io.mneme.memory.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sentences of made-up words, some frequent and most rare; always the same. Not thread-safe. */
final class Chatter {

    private static final String[] SYLLABLES = {
        "ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu", "za"
    };
    private static final int WORDS = 4_096;

    private final Random random = new Random(1);

    /** Messages of 8 to 27 words each. */
    List<Message> messages(int count) {
        List<Message> messages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            messages.add(Message.user(sentence(8 + random.nextInt(20))));
        }
        return messages;
    }

    String sentence(int words) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < words; i++) {
            // Small numbers come often, as in a language.
            sentence.append(i == 0 ? "" : " ").append(word((int) (WORDS * Math.pow(random.nextDouble(), 3))));
        }
        return sentence.toString();
    }

    private static String word(int number) {
        int base = SYLLABLES.length;
        return SYLLABLES[number / (base * base) % base] + SYLLABLES[number / base % base] + SYLLABLES[number % base];
    }
}
