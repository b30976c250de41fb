package io.mneme.memory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {

    static Stream<Arguments> numbers() {
        return Stream.concat(ordinaryNumbers(), bigNumbers());
    }

    private static Stream<Arguments> ordinaryNumbers() {
        return Stream.of(
                Arguments.of(3, 3L),
                Arguments.of((short) 3, 3L),
                Arguments.of((byte) -3, -3L),
                Arguments.of(3L, 3L),
                Arguments.of(3.0, 3L),
                Arguments.of(3.0f, 3L),
                Arguments.of(-0.0, 0L),
                Arguments.of(new AtomicInteger(3), 3L),
                Arguments.of(0.1, 0.1),
                Arguments.of(0.5f, 0.5),
                Arguments.of(BigInteger.TEN, 10L),
                Arguments.of(BigInteger.valueOf(Long.MIN_VALUE), Long.MIN_VALUE),
                Arguments.of(BigInteger.TWO.pow(63), 0x1p63),
                Arguments.of(BigInteger.TWO.pow(64), 0x1p64),
                Arguments.of(new BigDecimal("3.00"), 3L),
                Arguments.of(new BigDecimal("9223372036854775807"), Long.MAX_VALUE),
                Arguments.of(new BigDecimal("9223372036854775807.0"), Long.MAX_VALUE),
                Arguments.of(new BigDecimal("9223372036854775808"), 0x1p63),
                Arguments.of(new BigDecimal("1e3"), 1_000L),
                Arguments.of(new BigDecimal("0.1"), 0.1));
    }

    private static Stream<Arguments> bigNumbers() {
        return Stream.of(
                Arguments.of(new BigDecimal("0E+2147483647"), 0L),
                Arguments.of(new BigDecimal("0E-2147483647"), 0L),
                Arguments.of(new BigDecimal("1E-2147483647"), 0L),
                Arguments.of(new BigDecimal("1E+300"), 1e300),
                Arguments.of(-0x1p63, Long.MIN_VALUE),
                Arguments.of(0x1p63, 0x1p63),
                Arguments.of(0x1p53 + 2, (1L << 53) + 2),
                Arguments.of(1e300, 1e300),
                Arguments.of(Double.MIN_VALUE, Double.MIN_VALUE));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numbers_are_long_if_whole_and_double_otherwise(Number number, Number canonical) {
        assertThat(Documents.value(number)).isEqualTo(canonical);
        assertThat(Documents.value(canonical)).isEqualTo(canonical);
    }

    static Stream<Number> impossibleNumbers() {
        return Stream.of(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY,
                new BigDecimal("1E+400"),
                new BigDecimal("1E+2147483647"),
                new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
                BigInteger.TEN.pow(400));
    }

    @ParameterizedTest
    @MethodSource("impossibleNumbers")
    void numbers_that_are_not_finite_doubles_are_refused(Number number) {
        assertThatThrownBy(() -> Documents.value(number))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("finite");
    }

    @Test
    void random_numbers_mean_the_same_whatever_type_they_come_in() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long whole = random.nextLong() >> random.nextInt(64);
            assertThat(Documents.value(BigInteger.valueOf(whole))).isEqualTo(whole);
            assertThat(Documents.value(BigDecimal.valueOf(whole))).isEqualTo(whole);
            double real = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(real)) {
                assertThat(Documents.value(new BigDecimal(real))).isEqualTo(Documents.value(real));
            }
        }
    }

    @Test
    void a_document_is_copied_deeply_and_cannot_be_changed() {
        Map<String, Object> inner = new HashMap<>(Map.of("a", 1));
        List<Object> list = new ArrayList<>(Arrays.asList(inner, null));
        Map<String, Object> document = Documents.object(Map.of("list", list, "set", new LinkedHashSet<>(List.of("x"))));
        inner.put("a", 2);
        list.clear();
        assertThat(document).isEqualTo(Map.of("list", Arrays.asList(Map.of("a", 1L), null), "set", List.of("x")));
        assertThatThrownBy(() -> document.put("b", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) document.get("list")).remove(0))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(Documents.object(document)).isEqualTo(document);
    }

    @Test
    void keys_are_text_without_nul() {
        assertThat(Documents.object(Map.of("", 1, "a.b", 2, "$x", 3))).hasSize(3);
        assertThatThrownBy(() -> Documents.object(Map.of("a\0b", 1))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Documents.object(Map.of(1, 1))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Documents.object(Collections.singletonMap(null, 1)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Documents.object(Map.of("\uD83D", 1))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Documents.object(null)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void what_json_does_not_know_is_refused_without_naming_it() {
        assertThatThrownBy(() -> Documents.value(new Object[] {"secret"})).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Documents.value('s')).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Documents.value("secret\uD83D"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageNotContaining("secret");
        assertThat(Documents.value("a\0b")).isEqualTo("a\0b");
        assertThat(Documents.value(null)).isNull();
    }

    @Test
    void nesting_has_a_limit_and_a_document_that_holds_itself_is_refused() {
        assertThat(Documents.value(nested(Documents.MAX_DEPTH))).isEqualTo(nested(Documents.MAX_DEPTH));
        assertThatThrownBy(() -> Documents.value(nested(Documents.MAX_DEPTH + 1)))
                .isInstanceOf(InvalidInput.class);
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertThatThrownBy(() -> Documents.value(endless)).isInstanceOf(InvalidInput.class);
        Map<String, Object> loop = new HashMap<>();
        loop.put("self", loop);
        assertThatThrownBy(() -> Documents.object(loop)).isInstanceOf(InvalidInput.class);
    }

    private static Object nested(int depth) {
        Object inner = "innermost";
        for (int level = 0; level < depth; level++) {
            inner = level % 2 == 0 ? List.of(inner) : Map.of("key", inner);
        }
        return inner;
    }
}
