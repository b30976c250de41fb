package io.mneme.memory.recall.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** English words whose forms follow no rule. Thread-safe. */
final class IrregularWords {

    /** Each line or group: the word, then its other forms. */
    private static final String FORMS = """
            arise arose arisen; awake awoke awoken; bear bore borne; beat beaten; become became; begin began begun;
            bend bent; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought;
            build built; burn burnt; buy bought; catch caught; child children; choose chose chosen; come came;
            creep crept; deal dealt; die died dying; dig dug; draw drew drawn; dream dreamt; drink drank drunk;
            drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found;
            flee fled; fly flew flown; foot feet; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen;
            get got gotten; give gave given; go went gone; goose geese; grow grew grown; half halves;
            hang hung; hear heard; hide hid hidden; hold held; keep kept; knife knives; know knew known; lay laid;
            lead led; learn learnt; leave left; lend lent; lie lain lying; light lit; lose lost; make made;
            man men; mean meant; meet met; mistake mistook mistaken; mouse mice; pay paid; person people;
            ride rode ridden; rise rose risen; run ran; say said; see saw seen; seek sought; sell sold; send sent;
            shake shook shaken; shelf shelves; shine shone; shoot shot; show shown; shrink shrank shrunk;
            sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid; smell smelt; speak spoke spoken;
            spend spent; spring sprang sprung; stand stood; steal stole stolen; stick stuck; strike struck;
            swear swore sworn; sweep swept; swim swam swum; swing swung; take took taken; teach taught; tear tore torn;
            tell told; think thought; throw threw thrown; tie tying; tooth teeth; understand understood;
            wake woke woken; wear wore worn; weep wept; wife wives; win won; wolf wolves; woman women; write wrote written
            """;

    /** Words that the rules would spoil. */
    private static final String FIXED = """
            skis ski; skies sky; idly idl; gently gentl; ugly ugli; early earli; only onli; singly singl; sky sky;
            news news; howe howe; atlas atlas; cosmos cosmos; bias bias; andes andes
            """;

    private static final Map<String, String> REGULAR = map(FORMS, true);
    private static final Map<String, String> STEMS = map(FIXED, false);

    private IrregularWords() {}

    /** The plain form of {@code word}; itself if it is not one of these. */
    static String regular(String word) {
        return REGULAR.getOrDefault(word, word);
    }

    /** The stem that no rule gives. */
    static Optional<String> fixedStem(String word) {
        return Optional.ofNullable(STEMS.get(word));
    }

    private static Map<String, String> map(String text, boolean plainFirst) {
        Map<String, String> map = new HashMap<>();
        for (String group : text.strip().split(";\\s*")) {
            String[] words = group.split("\\s+");
            for (int i = 1; i < words.length; i++) {
                map.put(words[plainFirst ? i : 0], words[plainFirst ? 0 : i]);
            }
        }
        return Map.copyOf(map);
    }
}
