package io.mneme.memory.working;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static final String BASE = "# Facts\n- **Name**:\n- **City**:\n# Goals\n-";

    @Test
    void changesOfDifferentLinesAreBothKept() {
        String ours = BASE.replace("Name**:", "Name**: Ann");
        String theirs = BASE.replace("City**:", "City**: Rome");
        assertThat(Lines.merge(BASE, ours, theirs)).contains("# Facts\n- **Name**: Ann\n- **City**: Rome\n# Goals\n-");
        assertThat(Lines.merge(BASE, theirs, ours)).isEqualTo(Lines.merge(BASE, ours, theirs));
    }

    @Test
    void additionsAndRemovalsAtDifferentPlacesAreBothKept() {
        String ours = BASE.replace("- **City**:\n", "");
        String theirs = BASE + "\n# Projects\n- boat";
        assertThat(Lines.merge(BASE, ours, theirs)).contains("# Facts\n- **Name**:\n# Goals\n-\n# Projects\n- boat");
    }

    @Test
    void theSameLineChangedTwiceIsAConflict() {
        assertThat(Lines.merge(BASE, BASE.replace("Name**:", "Name**: Ann"), BASE.replace("Name**:", "Name**: Bob")))
                .isEmpty();
        assertThat(Lines.merge(BASE, BASE + "\nx", BASE + "\ny")).isEmpty();
    }

    @Test
    void theSameChangeTwiceIsNoConflict() {
        String changed = BASE.replace("Name**:", "Name**: Ann");
        assertThat(Lines.merge(BASE, changed, changed)).contains(changed);
    }

    @Test
    void whereOneSideDidNothingTheOtherWins() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            String base = text(random);
            String changed = text(random);
            assertThat(Lines.merge(base, changed, base)).contains(changed);
            assertThat(Lines.merge(base, base, changed)).contains(changed);
        }
    }

    @Test
    void aLineMatchesAtMostOneEqualLineAndInOrder() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            List<String> left = Lines.of(text(random));
            List<String> right = Lines.of(text(random));
            int[] matches = Lines.matches(left, right);
            int[] found = Arrays.stream(matches).filter(at -> at >= 0).toArray();
            assertThat(found).isSorted().doesNotHaveDuplicates();
            for (int at = 0; at < matches.length; at++) {
                assertThat(matches[at] < 0 || left.get(at).equals(right.get(matches[at])))
                        .isTrue();
            }
        }
    }

    @Test
    void hugeTextsAreNotComparedLineByLine() {
        String base = "x\n".repeat(5_000);
        assertThat(Lines.merge(base, "y\n".repeat(5_000), "z\n".repeat(5_000))).isEmpty();
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(8), 0, 4).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
    }
}
