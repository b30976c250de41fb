package io.mneme.memory.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.mneme.memory.it.architecture.planted.PlantedViolations;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules hold for every module, and each rule catches the violation that is planted for it. */
class ArchitectureTest {

    private static final String PLANTED = PlantedViolations.class.getPackageName();

    private final JavaClasses real = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ArchitectureRules.REAL_ROOT);
    private final JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);

    @Test
    void every_module_is_on_the_class_path() {
        assertThat(List.of(
                        "MemoryException",
                        "store.sqlite.SqliteMemoryStore",
                        "store.pg.PgMemoryStore",
                        "store.mongo.MongoMemoryStore",
                        "agent.Agent",
                        "server.cli.Mneme"))
                .allSatisfy(name -> assertThatCode(() -> real.get(ArchitectureRules.REAL_ROOT + "." + name))
                        .doesNotThrowAnyException());
    }

    @TestFactory
    Collection<DynamicTest> real_code_keeps_the_rule() {
        return tests(new ArchitectureRules(ArchitectureRules.REAL_ROOT), rule -> () -> rule.check(real));
    }

    @TestFactory
    Collection<DynamicTest> planted_violation_is_caught() {
        return tests(new ArchitectureRules(PLANTED), rule -> () -> {
            EvaluationResult result = rule.evaluate(planted);
            assertThat(result.hasViolation()).as(rule.getDescription()).isTrue();
            assertThat(result.getFailureReport().getDetails()).allMatch(detail -> detail.contains("Planted"));
        });
    }

    private static Collection<DynamicTest> tests(
            ArchitectureRules rules, Function<ArchRule, org.junit.jupiter.api.function.Executable> check) {
        return rules.all().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), check.apply(rule)))
                .toList();
    }
}
