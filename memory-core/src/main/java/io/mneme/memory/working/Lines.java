package io.mneme.memory.working;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Compares and merges texts line by line: the longest common subsequence (Wagner and Fischer 1974), and the three-way
 * merge of diff3 (Khanna, Kunal and Pierce 2007). Thread-safe.
 */
final class Lines {

    /** Above this many comparisons two texts count as wholly different: nobody reads such a difference. */
    private static final long MAX_COMPARISONS = 4_000_000;

    private Lines() {}

    static List<String> of(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n", -1));
    }

    /** For each line of {@code left} the line of {@code right} that it is, or -1; ascending. */
    static int[] matches(List<String> left, List<String> right) {
        int[] matched = new int[left.size()];
        Arrays.fill(matched, -1);
        int start = 0;
        while (start < left.size() && start < right.size() && left.get(start).equals(right.get(start))) {
            matched[start] = start;
            start++;
        }
        if ((long) (left.size() - start) * (right.size() - start) <= MAX_COMPARISONS) {
            matchRest(left, right, start, matched);
        }
        return matched;
    }

    private static void matchRest(List<String> left, List<String> right, int start, int[] matched) {
        int[][] common = commonLengths(left, right, start);
        int i = start;
        int j = start;
        while (i < left.size() && j < right.size()) {
            if (left.get(i).equals(right.get(j))) {
                matched[i++] = j++;
            } else if (common[i + 1 - start][j - start] >= common[i - start][j + 1 - start]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /** Length of the longest common subsequence of each pair of tails. */
    private static int[][] commonLengths(List<String> left, List<String> right, int start) {
        int rows = left.size() - start;
        int columns = right.size() - start;
        int[][] common = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                common[i][j] = left.get(start + i).equals(right.get(start + j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /** Both changes to {@code base} in one text; empty if they change the same lines differently. */
    static Optional<String> merge(String base, String ours, String theirs) {
        List<String> from = of(base);
        List<String> left = of(ours);
        List<String> right = of(theirs);
        int[] toLeft = matches(from, left);
        int[] toRight = matches(from, right);
        List<String> merged = new ArrayList<>();
        int[] done = new int[3];
        for (int next = 0; next < from.size(); next++) {
            if (toLeft[next] >= 0 && toRight[next] >= 0) {
                int[] common = {next, toLeft[next], toRight[next]};
                if (!stretch(List.of(from, left, right), done, common, merged)) {
                    return Optional.empty();
                }
                merged.add(from.get(next));
                done = new int[] {next + 1, toLeft[next] + 1, toRight[next] + 1};
            }
        }
        int[] end = {from.size(), left.size(), right.size()};
        boolean whole = stretch(List.of(from, left, right), done, end, merged);
        return whole ? Optional.of(String.join("\n", merged)) : Optional.empty();
    }

    /** The lines of base, ours and theirs between two common lines. */
    private static boolean stretch(List<List<String>> texts, int[] from, int[] to, List<String> merged) {
        return chunk(
                texts.get(0).subList(from[0], to[0]),
                texts.get(1).subList(from[1], to[1]),
                texts.get(2).subList(from[2], to[2]),
                merged);
    }

    /** Adds what one stretch between common lines becomes; false if it is in conflict. */
    private static boolean chunk(List<String> base, List<String> ours, List<String> theirs, List<String> merged) {
        if (ours.equals(base) || ours.equals(theirs)) {
            merged.addAll(theirs);
            return true;
        } else if (theirs.equals(base)) {
            merged.addAll(ours);
            return true;
        }
        // Neighbouring fields of a template are one stretch, but may still be changed one by one.
        boolean sameShape = base.size() > 1 && ours.size() == base.size() && theirs.size() == base.size();
        for (int i = 0; sameShape && i < base.size(); i++) {
            sameShape = chunk(base.subList(i, i + 1), ours.subList(i, i + 1), theirs.subList(i, i + 1), merged);
        }
        return sameShape;
    }
}
