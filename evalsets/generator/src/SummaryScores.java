import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Summaries of short reports, scored from 1 to 5 by three auditors and by one judge that avoids the ends. */
record SummaryScores(List<Map<String, Object>> items, List<Label> labels, List<Verdict> verdicts) {

    private static final String CRITERION = "quality";
    private static final String JUDGE = "synthetic-score";
    private static final LocalDateTime START = LocalDateTime.of(2026, 9, 21, 9, 0);

    private static final Map<Integer, List<String>> REASONS = Map.of(
            1, List.of("Nothing of the report is found in the summary.", "Off the subject."),
            2, List.of("States what the report does not say.", "Names the subject but gets the facts wrong."),
            3,
                    List.of(
                            "Right as far as it goes, but what matters is missing.",
                            "Too general, the key figures are left out."),
            4, List.of("The main point is there, a detail is missing.", "Faithful and readable, slightly incomplete."),
            5, List.of("Complete, faithful and short.", "Every fact that matters is kept and nothing is added."));

    static SummaryScores generate(Path texts) throws IOException {
        SummaryScores scores = new SummaryScores(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Texts.read(texts.resolve("summaries.txt")).sections().forEach((name, lines) -> {
            List<String> summaries = Dice.of("summaries", name).shuffled(lines.subList(1, lines.size()));
            summaries.forEach(summary -> scores.add(name, lines.get(0), summary));
        });
        return scores;
    }

    Evalset evalset() {
        return new Evalset("summary-scores", items, labels, verdicts);
    }

    private void add(String name, String report, String summary) {
        String id = String.format(Locale.ROOT, "su-%02d", items.size() + 1);
        Dice dice = Dice.of("summary", id);
        int quality = summary.charAt(0) - '0';
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", id);
        item.put("input", report.substring(3));
        item.put("output", summary.substring(3));
        item.put("group", name);
        item.put("meta", Map.of("language", "en"));
        for (String auditor : SmallAudit.AUDITORS) {
            int score = near(quality, 0.24, dice);
            String at = SmallAudit.at(START, items.size(), auditor, dice);
            labels.add(new Label(
                    id,
                    CRITERION,
                    score,
                    auditor,
                    Optional.of(true),
                    Label.Rank.AUDIT,
                    Optional.empty(),
                    Optional.of(at)));
        }
        verdicts.add(verdict(id, quality, dice));
        items.add(item);
    }

    private static int near(int quality, double slip, Dice dice) {
        int shifted = dice.chance(slip) ? quality + (dice.chance(0.5) ? 1 : -1) : quality;
        return Math.min(5, Math.max(1, shifted));
    }

    private static Verdict verdict(String id, int quality, Dice dice) {
        int inward = quality == 5 && dice.chance(0.35) ? 4 : quality == 1 && dice.chance(0.4) ? 2 : quality;
        int score = near(inward, 0.25, dice);
        String why = dice.pick(REASONS.get(score));
        double fate = dice.unit();
        if (fate < 0.02) {
            return Verdict.unreadable(id, CRITERION, JUDGE, "A fair summary.");
        }
        if (fate < 0.04) {
            return Verdict.abstained(id, CRITERION, JUDGE, "The report is too short to judge a summary of it.");
        }
        double written = fate < 0.11 ? score + 0.5 : score;
        Object value = written == score ? (Object) score : (Object) written;
        return Verdict.scored(id, CRITERION, JUDGE, value, 0.55 + 0.4 * dice.unit(), why);
    }

    void check(Checks checks) {
        checks.heading("summary-scores");
        checks.equal("items", items.size(), 60);
        checks.equal("labels", labels.size(), 180);
        checks.equal("verdicts", verdicts.size(), 60);
        checks.between("verdicts without a score on the scale", 60 - readable().size(), 3, 9);
        checks.between("judge against the mean of the auditors, Pearson", pearson(), 0.7, 0.97);
    }

    List<String> figures() {
        return List.of("| " + JUDGE + " | Pearson with the mean score of the auditors | "
                + readable().size() + " | " + String.format(Locale.ROOT, "%.3f", pearson()) + " |");
    }

    private List<Verdict> readable() {
        return verdicts.stream()
                .filter(verdict ->
                        verdict.value().filter(Integer.class::isInstance).isPresent())
                .toList();
    }

    private double pearson() {
        List<Verdict> known = readable();
        double[] judged = known.stream()
                .mapToDouble(verdict -> (Integer) verdict.value().orElseThrow())
                .toArray();
        double[] human = known.stream()
                .mapToDouble(verdict -> humanMean(verdict.itemId()))
                .toArray();
        double judgedMean = java.util.Arrays.stream(judged).average().orElseThrow();
        double mean = java.util.Arrays.stream(human).average().orElseThrow();
        double together = 0;
        double judgedSquares = 0;
        double squares = 0;
        for (int index = 0; index < human.length; index++) {
            together += (judged[index] - judgedMean) * (human[index] - mean);
            judgedSquares += Math.pow(judged[index] - judgedMean, 2);
            squares += Math.pow(human[index] - mean, 2);
        }
        return together / Math.sqrt(judgedSquares * squares);
    }

    private double humanMean(String item) {
        return labels.stream()
                .filter(label -> label.itemId().equals(item))
                .mapToInt(label -> (Integer) label.value())
                .average()
                .orElseThrow();
    }
}
