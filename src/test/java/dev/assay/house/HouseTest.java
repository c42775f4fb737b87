package dev.assay.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.assay.gold.HoldoutSet;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the house, each proven able to turn red by classes planted to break it. */
class HouseTest {

    private static final String[] FRAMEWORKS = {
        "jakarta..",
        "io.quarkus..",
        "com.fasterxml..",
        "org.hibernate..",
        "picocli..",
        "dev.langchain4j..",
        "software.amazon..",
        "io.smallrye..",
        "org.snakeyaml.."
    };

    private static JavaClasses asBuilt;
    private static JavaClasses planted;

    @BeforeAll
    static void walkThroughTheHouse() {
        asBuilt = House.asBuilt();
        planted = House.planted();
    }

    @Test
    void the_walk_sees_the_house_and_not_its_tests() {
        Set<String> rooms = asBuilt.stream()
                .flatMap(type -> House.room(type).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rooms).contains("stats", "judge", "gold", "run", "wiring").doesNotContain("house");
        assertThat(rooms).filteredOn(room -> !room.equals(House.EDGE)).allSatisfy(room -> assertThat(House.step(room))
                .as("step of " + room)
                .isPresent());
    }

    @Test
    void statistics_know_only_java() {
        ArchRule rule = CompositeArchRule.of(classes()
                        .that(resideInAPackage("..stats.."))
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                "org.apache.commons.statistics..",
                                "org.apache.commons.rng..",
                                "org.hipparchus..",
                                "org.tribuo..",
                                "dev.assay.stats..",
                                House.PLANTED + ".stats..")))
                .and(noClasses()
                        .that(resideInAPackage("..stats.."))
                        .and(describe("are outside of learn", type -> !type.getPackageName()
                                .contains(".stats.learn")))
                        .should()
                        .dependOnClassesThat(resideInAPackage("org.tribuo..")));

        holds(rule);
        isBrokenBy(rule, "NamesTheProduct", "LearnsOutsideLearn");
    }

    @Test
    void one_class_knows_the_library_of_stems() {
        ArchRule rule = noClasses()
                .that(describe("are not Stems", type -> !type.getName().startsWith("dev.assay.disagreement.Stems")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.lucene..", "org.tartarus.."));

        holds(rule);
        isBrokenBy(rule, "StemsOnItsOwn");
    }

    @Test
    void frameworks_enter_by_the_doors_only() {
        ArchRule rule = noClasses()
                .that(describe("are in no door", type -> !House.isInADoor(type) && !isTheProgram(type)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS));

        holds(rule);
        isBrokenBy(rule, "SpeaksJson", "OpensATransaction");
    }

    @Test
    void rooms_form_no_cycle() {
        ArchRule rule = slices().assignedFrom(new Rooms()).should().beFreeOfCycles();

        holds(rule);
        isBrokenBy(rule, "KnowsEvalset", "KnowsGold");
    }

    @Test
    void imports_go_down_only() {
        ArchRule rule = classes().should(new GoesDown());

        holds(rule);
        isBrokenBy(rule, "KnowsGold", "KnowsItsNeighbour", "KnowsARoom", "KnowsTheEdge", "OpensItsDoor");
    }

    @Test
    void entities_stay_in_their_store() {
        ArchRule rule = classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .or()
                .haveSimpleNameEndingWith("Entity")
                .should()
                .bePackagePrivate()
                .andShould()
                .resideInAPackage("..store..");

        holds(rule);
        isBrokenBy(rule, "OpenEntity", "StrayEntity");
    }

    @Test
    void judges_never_see_gold() {
        ArchRule rule = noClasses()
                .that(resideInAnyPackage("dev.assay.judge..", House.PLANTED + ".judge.."))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.assay.gold.."));

        holds(rule);
        isBrokenBy(rule, "SeesGold");
    }

    @Test
    void fitting_never_sees_the_holdout() {
        ArchRule rule = noClasses()
                .that(resideInAnyPackage("dev.assay.calibration..", House.PLANTED + ".calibration.."))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(HoldoutSet.class);

        holds(rule);
        isBrokenBy(rule, "SeesTheHoldout");
    }

    @Test
    void transactions_only_in_stores() {
        ArchRule rule = CompositeArchRule.of(noClasses()
                        .that()
                        .resideOutsideOfPackage("..store..")
                        .should()
                        .beAnnotatedWith(Transactional.class))
                .and(noMethods()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideOutsideOfPackage("..store..")
                        .should()
                        .beAnnotatedWith(Transactional.class));

        holds(rule);
        isBrokenBy(rule, "OpensTransactions", "OpensATransaction");
    }

    @Test
    void a_store_is_where_transactions_are() {
        // keeps the rule above honest: were the annotation another one, it could never turn red
        ArchRule rule = methods().should().notBeAnnotatedWith(Transactional.class);

        assertThat(rule.evaluate(asBuilt).hasViolation()).isTrue();
    }

    private static void holds(ArchRule rule) {
        rule.check(asBuilt);
    }

    private static void isBrokenBy(ArchRule rule, String... culprits) {
        EvaluationResult result = rule.evaluate(planted);
        String details = String.join("\n", result.getFailureReport().getDetails());

        assertThat(details).contains(List.of(culprits));
    }

    /** The entry point belongs to no room. */
    private static boolean isTheProgram(JavaClass type) {
        return type.getName().equals("dev.assay.Assay") || type.getName().startsWith("dev.assay.Assay$");
    }

    /** Cuts the house into its rooms. */
    private static final class Rooms implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return House.room(type).map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
        }

        @Override
        public String getDescription() {
            return "rooms";
        }
    }
}
