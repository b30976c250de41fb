package io.mneme.memory.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UnicodeRepairTest {

    @Test
    void valid_text_stays_as_it_is() {
        String text = "a\u0000\ud83d\ude00 \ufffd é 中";
        assertThat(UnicodeRepair.repair(text)).isEqualTo(text);
    }

    @Test
    void a_surrogate_alone_is_replaced() {
        assertThat(UnicodeRepair.repair("\ud83d")).isEqualTo("\ufffd");
        assertThat(UnicodeRepair.repair("\ude00\ud83d")).isEqualTo("\ufffd\ufffd");
        assertThat(UnicodeRepair.repair("a\ud83db\ude00c")).isEqualTo("a\ufffdb\ufffdc");
    }

    @Test
    void pieces_cut_anywhere_give_the_text_repaired_as_a_whole() {
        Random random = new Random(42);
        List<String> units = List.of("\ud83d", "\ude00", "a", "é", "\ud83d\ude00");
        for (int round = 0; round < 500; round++) {
            String text = random.ints(8, 0, units.size()).mapToObj(units::get).collect(Collectors.joining());
            UnicodeRepair repair = new UnicodeRepair();
            StringBuilder joined = new StringBuilder();
            for (char unit : text.toCharArray()) {
                joined.append(repair.next(String.valueOf(unit)));
            }
            joined.append(repair.end());
            assertThat(joined.toString()).isEqualTo(UnicodeRepair.repair(text));
        }
    }
}
