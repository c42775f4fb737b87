package dev.assay.disagreement;

import dev.assay.gold.AuditLabel;
import dev.assay.rubric.Criterion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what to do next about a cluster, by its cause. */
final class Recommender {

    private static final int MOST_LISTED = 30;

    private final Criterion criterion;
    private final DiagnosisReader reader;

    Recommender(Criterion criterion, DiagnosisReader reader) {
        this.criterion = criterion;
        this.reader = reader;
    }

    /** @param members ordered by how central they are */
    Map<Cause, Recommendation> ofEveryCause(List<JudgedCase> members) {
        Map<Cause, Recommendation> all = new EnumMap<>(Cause.class);
        for (Cause cause : Cause.values()) {
            all.put(cause, of(cause, members));
        }
        return all;
    }

    private Recommendation of(Cause cause, List<JudgedCase> members) {
        return switch (cause) {
            case JUDGE_ERROR -> judgeError(members, reader.example(members).orElse(members.get(0)));
            case GOLD_SUSPECT -> goldSuspect(members);
            case RUBRIC_AMBIGUOUS -> rubricAmbiguous(members);
            case ITEM_DEFECT -> itemDefect(members);
        };
    }

    private Recommendation judgeError(List<JudgedCase> members, JudgedCase exemplar) {
        StringBuilder text = new StringBuilder();
        Optional<DiagnosisReader.Cited> cited = reader.clause(members);
        cited.ifPresent(clause -> text.append(Clauses.sentence(criterion, clause.clause())
                .map(sentence -> "The judge passes over " + clause.clause() + " although it reads: “" + sentence + "” ")
                .orElse("The auditors decide by " + clause.clause()
                        + ", which the judge is never shown: put it into the" + " anchors of criterion "
                        + criterion.id() + ". ")));
        text.append("Add item ")
                .append(exemplar.itemId())
                .append(" to the examples of criterion ")
                .append(criterion.id())
                .append(", labelled “")
                .append(exemplar.pair().label().label().text())
                .append("”");
        reader.reason(List.of(exemplar), cited.map(DiagnosisReader.Cited::clause))
                .or(() -> reader.reason(List.of(exemplar), Optional.empty()))
                .flatMap(AuditLabel::rationale)
                .ifPresent(why -> text.append(", with the auditors' reason (“")
                        .append(why.strip())
                        .append("”)"));
        text.append(
                "; then judge the calibration items again and compare. Until then the cases with this rule need a human.");
        return new Recommendation(text.toString(), List.of(exemplar.itemId()));
    }

    private Recommendation goldSuspect(List<JudgedCase> members) {
        List<String> items = reader.weakestGold(members);
        return new Recommendation(
                "Have " + (items.size() == 1 ? "this gold label" : "these " + items.size() + " gold labels")
                        + " reviewed again, blind and by other people than before: "
                        + listed(items) + ". Change none of them on the judge's word.",
                items);
    }

    private Recommendation rubricAmbiguous(List<JudgedCase> members) {
        List<String> split = reader.split(members);
        List<String> items = split.isEmpty() ? reader.weakestGold(members) : split;
        String clause = reader.clause(members)
                .map(DiagnosisReader.Cited::clause)
                .or(criterion::clause)
                .map(named -> "clause " + named + " of the convention")
                .orElse("the convention");
        return new Recommendation(
                "Rule on " + Counted.of(items.size(), "item") + " (" + listed(items) + ") and write the ruling into "
                        + clause
                        + " and into criterion " + criterion.id()
                        + " as a borderline example; if the rulings pull apart, split the criterion. More gold of the present"
                        + " kind would not help, since humans differ too.",
                items);
    }

    private Recommendation itemDefect(List<JudgedCase> members) {
        List<String> defective = reader.defective(members);
        List<String> items = defective.isEmpty() ? reader.weakestGold(members) : defective;
        return new Recommendation(
                "Repair or withdraw " + Counted.of(items.size(), "item") + " (" + listed(items)
                        + ") before anybody judges them again, and look where they came from. They say nothing about the"
                        + " judge.",
                items);
    }

    private static String listed(List<String> items) {
        String some = String.join(", ", items.subList(0, Math.min(MOST_LISTED, items.size())));
        return items.size() > MOST_LISTED ? some + " and " + (items.size() - MOST_LISTED) + " more" : some;
    }
}
