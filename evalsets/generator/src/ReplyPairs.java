import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pairs of support replies, with a judge that saw both orders and often prefers what stands first. */
record ReplyPairs(List<Map<String, Object>> items, List<Label> labels, List<Verdict> verdicts) {

    private static final String CRITERION = "preference";
    private static final String JUDGE = "synthetic-pair";
    private static final LocalDateTime START = LocalDateTime.of(2026, 9, 14, 9, 0);
    private static final List<String> LABELS = List.of("first", "second", "tie");

    /** Which replies of a case are compared, by their place: very good, two of the middle, poor. */
    private static final List<List<Integer>> COMPARED =
            List.of(List.of(0, 3), List.of(0, 1), List.of(1, 2), List.of(2, 3));

    static ReplyPairs generate(Path texts) throws IOException {
        ReplyPairs pairs = new ReplyPairs(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Texts cases = Texts.read(texts.resolve("replies.txt"));
        cases.sections().forEach((name, lines) -> COMPARED.forEach(places -> pairs.add(name, lines, places)));
        return pairs;
    }

    Evalset evalset() {
        return new Evalset("reply-pairs", items, labels, verdicts);
    }

    private void add(String name, List<String> lines, List<Integer> places) {
        String id = String.format(java.util.Locale.ROOT, "rp-%02d", items.size() + 1);
        Dice dice = Dice.of("reply pair", id);
        List<Integer> shown = dice.shuffled(places);
        List<String> replies = shown.stream().map(place -> lines.get(place + 1)).toList();
        int margin = quality(replies.get(0)) - quality(replies.get(1));
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", id);
        item.put("input", lines.get(0).substring(3));
        item.put("outputs", replies.stream().map(reply -> reply.substring(3)).toList());
        item.put("group", name);
        item.put("meta", Map.of("language", "en"));
        for (String auditor : SmallAudit.AUDITORS) {
            String at = SmallAudit.at(START, items.size(), auditor, dice);
            labels.add(label(id, preference(margin, 0.03, dice), auditor, at));
        }
        judge(id, margin, dice);
        items.add(item);
    }

    private static int quality(String reply) {
        return reply.charAt(0) - '0';
    }

    private static String preference(int margin, double slip, Dice dice) {
        if (margin == 0) {
            return LABELS.get(dice.weighted(0.2, 0.2, 0.6));
        }
        double miss = Math.abs(margin) > 1 ? slip : 4 * slip;
        String better = margin > 0 ? "first" : "second";
        return dice.chance(miss) ? (dice.chance(0.7) ? "tie" : other(better)) : better;
    }

    private static String other(String label) {
        return label.equals("first") ? "second" : "first";
    }

    private static Label label(String id, String label, String auditor, String at) {
        return new Label(
                id, CRITERION, label, auditor, Optional.of(true), Label.Rank.AUDIT, Optional.empty(), Optional.of(at));
    }

    private void judge(String id, int margin, Dice dice) {
        String honest = preference(margin, 0.03, dice);
        double pull = Math.abs(margin) > 1 ? 0.06 : 0.36;
        boolean isPulled = dice.chance(pull);
        verdicts.add(verdict(id, isPulled ? "first" : honest, dice).inOrder(Verdict.Order.ORIGINAL));
        verdicts.add(verdict(id, isPulled ? "second" : honest, dice).inOrder(Verdict.Order.SWAPPED));
    }

    private static Verdict verdict(String id, String label, Dice dice) {
        double fate = dice.unit();
        if (fate < 0.015) {
            return Verdict.unreadable(id, CRITERION, JUDGE, "Both replies have their merits.");
        }
        if (fate < 0.03) {
            return Verdict.abstained(id, CRITERION, JUDGE, "Without knowing the order I cannot compare the two.");
        }
        String why = dice.pick(REASONS.get(label.equals("tie") ? "tie" : "better"));
        return Verdict.scored(
                id, CRITERION, JUDGE, label, 0.6 + 0.38 * dice.unit(), Texts.fill(why, Map.of("label", label)));
    }

    private static final Map<String, List<String>> REASONS = Map.of(
            "better",
                    List.of(
                            "The {label} reply solves the problem and names the next step.",
                            "The {label} reply is more concrete and leaves nothing for the customer to find out.",
                            "Only the {label} reply answers what was asked.",
                            "The {label} reply is friendlier and gives a date."),
            "tie",
                    List.of(
                            "Both replies help to the same degree.",
                            "One is faster, the other clearer; neither is better on the whole.",
                            "The two replies promise about the same."));

    void check(Checks checks) {
        checks.heading("reply-pairs");
        checks.equal("pairs", items.size(), 60);
        checks.equal("labels", labels.size(), 180);
        checks.equal("verdicts in both orders", verdicts.size(), 120);
        checks.between("position-inconsistent pairs", flipped(), 6, 18);
        checks.atLeast("unreadable verdicts", verdicts.size() - readable().size(), 1);
        Map<String, String> gold = Gold.resolve(labels, CRITERION);
        checks.between("pairs with a majority", gold.size(), 50, 60);
        checks.atLeast(
                "ties in gold", gold.values().stream().filter("tie"::equals).count(), 4);
        checks.between(
                "judge in the original order against gold, kappa",
                agreement(gold).kappa(),
                0.4,
                0.9);
    }

    List<String> figures() {
        return List.of(
                "| " + JUDGE + " | original order | "
                        + agreement(Gold.resolve(labels, CRITERION)).cells() + " |",
                "| " + JUDGE + " | pairs that change the winner with the order | " + flipped() + " |");
    }

    private List<Verdict> readable() {
        return verdicts.stream()
                .filter(verdict -> verdict.labelOn(LABELS).isPresent())
                .toList();
    }

    private long flipped() {
        Map<String, List<Verdict>> byItem = readable().stream().collect(Collectors.groupingBy(Verdict::itemId));
        return byItem.values().stream()
                .filter(both -> both.size() == 2
                        && !both.get(0).value().equals(both.get(1).value()))
                .count();
    }

    private Agreement agreement(Map<String, String> gold) {
        List<Verdict> known = readable().stream()
                .filter(verdict -> verdict.order() == Verdict.Order.ORIGINAL && gold.containsKey(verdict.itemId()))
                .toList();
        return Agreement.of(
                known.stream()
                        .map(verdict -> (String) verdict.value().orElseThrow())
                        .toList(),
                known.stream().map(verdict -> gold.get(verdict.itemId())).toList());
    }
}
