package dev.assay.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.Set;

/** Whether every dependency of a class on another room goes down the staircase. */
final class GoesDown extends ArchCondition<JavaClass> {

    GoesDown() {
        super("import lower rooms only");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            wrong(type, dependency.getTargetClass())
                    .ifPresent(why ->
                            events.add(SimpleConditionEvent.violated(type, why + ": " + dependency.getDescription())));
        }
    }

    private static Optional<String> wrong(JavaClass origin, JavaClass target) {
        Optional<String> from = House.room(origin);
        Optional<String> to = House.room(target);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.equals(to)) {
            boolean opensItsDoor = !House.isInADoor(origin) && House.isInADoor(target);
            return opensItsDoor ? Optional.of("a pure room imports no door, not even its own") : Optional.empty();
        }
        return wrong(origin, from.get(), target, to.get());
    }

    private static Optional<String> wrong(JavaClass origin, String from, JavaClass target, String to) {
        if (to.equals(House.EDGE)) {
            return House.isInADoor(origin) ? Optional.empty() : Optional.of("edge is for doors");
        }
        if (from.equals(House.EDGE)) {
            boolean isLowest = House.step(to).filter(step -> step == 0).isPresent();
            return isLowest ? Optional.empty() : Optional.of("edge knows the lowest rooms only");
        }
        if (!House.isInADoor(origin) && House.isInADoor(target)) {
            return Optional.of("a pure room imports no door");
        }
        return isDown(from, to) ? Optional.empty() : Optional.of(from + " does not lie above " + to);
    }

    private static boolean isDown(String from, String to) {
        if (House.WITHIN_THE_LOWEST_STEP.getOrDefault(from, Set.of()).contains(to)) {
            return true;
        }
        Optional<Integer> below = House.step(to);
        return House.step(from)
                .flatMap(step -> below.map(lower -> lower < step))
                .orElse(false);
    }
}
