import java.util.List;

/**
 * One of the people who audit: how often they err, and how that changes with time.
 *
 * @param misses how often an error of the annotator is passed
 * @param invents how often good work is faulted
 * @param confuses how often an error is seen but given the wrong degree
 * @param drift how much of the severity on {@code condition} is lost from the first to the last day
 */
record Auditor(String id, double misses, double invents, double confuses, double drift) {

    static final List<Auditor> ALL = List.of(
            new Auditor("u_1", 0.02, 0.004, 0.03, 0),
            new Auditor("u_2", 0.04, 0.006, 0.05, 0),
            new Auditor("u_3", 0.05, 0.009, 0.07, 0),
            new Auditor("u_4", 0.03, 0.005, 0.04, 0.85),
            new Auditor("u_5", 0.07, 0.007, 0.06, 0));

    /** Drift sets in after the first quarter and is complete after the third. */
    private static double progress(double elapsed) {
        return Math.min(Math.max((elapsed - 0.25) / 0.5, 0), 1);
    }

    /**
     * The label given on first sight.
     *
     * @param elapsed from 0 on the first day of the audits to 1 on the last
     */
    String label(Annotated item, String criterion, double elapsed, Dice dice) {
        List<String> labels = Annotated.LABELS.get(criterion);
        int truth = labels.indexOf(item.truth(criterion));
        if (item.isDoubtful(criterion) && truth < 2 && dice.chance(0.28)) {
            return labels.get(1 - truth);
        }
        double lenient = criterion.equals("condition") ? drift * progress(elapsed) : 0;
        if (truth > 0 && dice.chance(lenient)) {
            return labels.get(truth - 1);
        }
        if (truth == 0) {
            return dice.chance(invents) ? Annotated.invented(criterion) : labels.get(0);
        }
        if (dice.chance(misses)) {
            return labels.get(0);
        }
        return labels.size() == 3 && dice.chance(confuses) ? labels.get(3 - truth) : labels.get(truth);
    }
}
