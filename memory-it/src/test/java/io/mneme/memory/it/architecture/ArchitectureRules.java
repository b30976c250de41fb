package io.mneme.memory.it.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;

/** The rules of the house, for packages below a root: the real one, or that of the planted violations. */
final class ArchitectureRules {

    private static final String[] CORE = {
        "",
        ".thread",
        ".message",
        ".document",
        ".history",
        ".recall..",
        ".working",
        ".context",
        ".lifecycle",
        ".internal",
        ".port.."
    };

    static final String REAL_ROOT = "io.mneme.memory";

    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    List<ArchRule> all() {
        return List.of(
                coreSeesOnlyTheJdk(),
                noAdapterSeesAnother(),
                agentSeesNoStore(),
                portsAreInterfaces(),
                ownerInEveryType(),
                onlyTheAdminDoorCrossesOwners(),
                onlyTheCommandLinePrints(),
                atMostFiveParameters());
    }

    ArchRule coreSeesOnlyTheJdk() {
        return classes()
                .that(resideInAnyPackage(corePackages()))
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..").or(resideInAnyPackage(coreAndRealCore())))
                .as("core sees only the JDK");
    }

    ArchRule noAdapterSeesAnother() {
        return SlicesRuleDefinition.slices()
                .matching(root + ".(store|model).(*)..")
                .namingSlices("adapter $2")
                .should()
                .notDependOnEachOther()
                .as("no adapter sees another");
    }

    ArchRule agentSeesNoStore() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".agent..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".store..")
                .as("the agent sees no store");
    }

    ArchRule portsAreInterfaces() {
        return classes()
                .that()
                .resideInAPackage(root + ".port..")
                .and()
                .haveNameMatching(".*(Store|Index|Model|Schema|Counter|Provider|Listener)")
                .and()
                .areNotRecords()
                .should()
                .beInterfaces()
                .as("ports are interfaces");
    }

    ArchRule ownerInEveryType() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(root + "..")
                .and()
                .arePublic()
                .should(new NameTheOwner())
                .as("nothing public takes a bare thread or message id without its owner");
    }

    ArchRule onlyTheAdminDoorCrossesOwners() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".store..", root + ".testkit..", root + ".bench..")
                .and()
                .haveNameNotMatching(".*\\.(Admin\\w*|StoreCopy|StoreContent|Indexer|ReindexCommand)")
                .and()
                .resideInAPackage(root + "..")
                .should(CallAcrossOwners.CALL)
                .as("only the admin door, the copy and the indexer reach across owners");
    }

    ArchRule onlyTheCommandLinePrints() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".server.cli..", root + ".bench..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .as("only the command line prints");
    }

    ArchRule atMostFiveParameters() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(root + "..")
                .should(new HaveFewParameters())
                .as("at most five parameters");
    }

    private String[] corePackages() {
        String[] packages = new String[CORE.length];
        for (int i = 0; i < CORE.length; i++) {
            packages[i] = root + CORE[i];
        }
        return packages;
    }

    /** The planted classes may use the real core, as the real ones do. */
    private String[] coreAndRealCore() {
        String[] own = corePackages();
        String[] real = new ArchitectureRules(REAL_ROOT).corePackages();
        String[] both = new String[own.length + real.length];
        System.arraycopy(own, 0, both, 0, own.length);
        System.arraycopy(real, 0, both, own.length, real.length);
        return both;
    }
}
