package dev.assay.gate;

import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what each check is about on a given run, and refuses to guess where several things could be meant. */
public final class SubjectResolver {

    /** The metrics of which {@code criterion: item} makes sense. */
    private static final Set<Metric.Source> OF_ITEMS =
            Set.of(Metric.Source.AUDIT, Metric.Source.DECISIONS, Metric.Source.DIFFERENCES);

    private final GatePolicy policy;
    private final List<String> judges;
    private final Rubric rubric;

    /**
     * @param judges of the run
     */
    public SubjectResolver(GatePolicy policy, List<String> judges, Rubric rubric) {
        this.policy = policy;
        this.judges = List.copyOf(judges);
        this.rubric = rubric;
    }

    /**
     * What each check is about, by its id, in the policy's order; slices are not resolved yet.
     *
     * @throws GateMismatch if a check names what is not there, or leaves open which judge or criterion it means
     */
    public Map<String, Subject> subjects() {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        for (Check check : policy.checks()) {
            subjects.put(check.id(), new Subject(judge(check), criterion(check), Map.of()));
        }
        return subjects;
    }

    private Optional<String> judge(Check check) {
        if (check.metric().source() == Metric.Source.RUN) {
            return check.judge().map(judge -> knownJudge(check, judge));
        }
        Optional<String> named = check.judge().or(() -> policy.appliesTo().judge());
        if (named.isPresent()) {
            return Optional.of(knownJudge(check, named.get()));
        }
        if (judges.size() == 1) {
            return Optional.of(judges.get(0));
        }
        throw new GateMismatch(
                "check '" + check.id() + "' could mean any of the judges " + String.join(", ", judges),
                "Name one with 'judge' in the check or under 'appliesTo'.");
    }

    private String knownJudge(Check check, String judge) {
        if (!judges.contains(judge)) {
            throw new GateMismatch(
                    "check '" + check.id() + "' is about judge '" + judge + "', which the run does not have; it has "
                            + String.join(", ", judges),
                    "Run with that judge, or correct the name.");
        }
        return judge;
    }

    private Optional<String> criterion(Check check) {
        Metric.Source source = check.source();
        if (check.criterion().isPresent()) {
            return Optional.of(knownCriterion(check, check.criterion().get()));
        }
        List<String> criteria = rubric.criteria().stream().map(Criterion::id).toList();
        return switch (source) {
            case RUN, VERDICTS, HARD_FAILS -> Optional.empty();
            case DECISIONS, DIFFERENCES -> Optional.of(Subject.ITEM);
            case GOLD_PAIRS, PROBES, AUDIT -> {
                if (criteria.size() == 1) {
                    yield Optional.of(criteria.get(0));
                }
                throw new GateMismatch(
                        "check '" + check.id() + "' could mean any of the criteria " + String.join(", ", criteria),
                        "Name one with 'criterion'"
                                + (OF_ITEMS.contains(source) ? ", or write item for the rubric's decision." : "."));
            }
        };
    }

    private String knownCriterion(Check check, String criterion) {
        boolean isItem =
                criterion.equals(Subject.ITEM) && rubric.criterion(criterion).isEmpty();
        if (isItem && OF_ITEMS.contains(check.source())) {
            return criterion;
        }
        if (rubric.criterion(criterion).isEmpty()) {
            throw new GateMismatch(
                    isItem
                            ? "check '" + check.id() + "': " + check.metric().word()
                                    + " is measured on single criteria, not on the rubric's decision"
                            : "check '" + check.id() + "' is about criterion '" + criterion + "', which " + rubric.ref()
                                    + " does not have",
                    "The criteria are "
                            + String.join(
                                    ", ",
                                    rubric.criteria().stream()
                                            .map(Criterion::id)
                                            .toList())
                            + ".");
        }
        return criterion;
    }
}
