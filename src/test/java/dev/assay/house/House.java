package dev.assay.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The plan of the house: its rooms, their doors and the step of the staircase that each room stands on. */
final class House {

    static final String PRODUCT = "dev.assay";
    static final String PLANTED = "dev.assay.house.planted";

    static final String EDGE = "edge";
    static final Set<String> DOORS = Set.of("files", "llm", "store", "web", "cli", "wiring");

    /** A room knows the rooms on lower steps; rooms on one step do not know each other. */
    static final List<Set<String>> STAIRCASE = List.of(
            Set.of("stats", "fingerprint", "rubric", "access", "auditlog"),
            Set.of("evalset"),
            Set.of("judge"),
            Set.of("gold", "run"),
            Set.of("calibration", "probe"),
            Set.of("agreement", "defects", "comparison"),
            Set.of("disagreement", "convention", "annotation"),
            Set.of("certificate", "sampling", "workbench"),
            Set.of("gate", "audit"),
            Set.of("report", "demo", "content"),
            Set.of("wiring"));

    /**
     * On the lowest step some rooms are built of others: what is hashed needs a fingerprint, who acted needs a caller,
     * what a store changes needs the trail.
     */
    static final Map<String, Set<String>> WITHIN_THE_LOWEST_STEP = Map.of(
            "rubric", Set.of("fingerprint", "access", "auditlog"),
            "auditlog", Set.of("fingerprint", "access"));

    private House() {}

    /** Everything that is shipped. */
    static JavaClasses asBuilt() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(PRODUCT);
    }

    /** Small classes, each of which breaks a rule. */
    static JavaClasses planted() {
        return new ClassFileImporter().importPackages(PLANTED);
    }

    /** The room that a class lives in; a planted class lives in the room it pretends to be in. */
    static Optional<String> room(JavaClass type) {
        return Optional.of(beneath(type)).filter(path -> !path.isEmpty()).map(path -> path.split("\\.")[0]);
    }

    /** The step of a room; empty for what is no room. */
    static Optional<Integer> step(String room) {
        for (int step = 0; step < STAIRCASE.size(); step++) {
            if (STAIRCASE.get(step).contains(room)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** Whether the class is part of a door: of a room's door package, of the edge or of the wiring. */
    static boolean isInADoor(JavaClass type) {
        List<String> path = List.of(beneath(type).split("\\."));
        return path.get(0).equals(EDGE) || path.stream().anyMatch(DOORS::contains);
    }

    private static String beneath(JavaClass type) {
        String name = type.getPackageName();
        for (String root : List.of(PLANTED, PRODUCT)) {
            if (name.equals(root)) {
                return "";
            }
            if (name.startsWith(root + ".")) {
                return name.substring(root.length() + 1);
            }
        }
        return "";
    }
}
