import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A made-up judge with known weaknesses; no model was asked.
 *
 * @param misses how often an error of the annotator is passed
 * @param invents how often good work is faulted for no reason
 * @param confuses how often an error is seen but given the wrong degree
 * @param falls how often each trap works on it
 * @param abstains how often it declines to answer
 * @param garbles how often its answer cannot be read
 * @param breaks how often the call fails
 */
record SyntheticJudge(
        String id,
        double misses,
        double invents,
        double confuses,
        Map<Annotated.Trap, Double> falls,
        double abstains,
        double garbles,
        double breaks) {

    static final List<SyntheticJudge> ALL = List.of(
            new SyntheticJudge("synthetic-lenient", 0.40, 0.016, 0.25, falls(0.97, 0.04, 0.04), 0.006, 0.012, 0.006),
            new SyntheticJudge("synthetic-strict", 0.04, 0.055, 0.25, falls(0.35, 0.22, 0.22), 0.015, 0.008, 0.005),
            new SyntheticJudge("synthetic-good", 0.02, 0.002, 0.03, falls(0.88, 0.185, 0.128), 0.007, 0.009, 0.005));

    private static Map<Annotated.Trap, Double> falls(double refurbished, double accessory, double negation) {
        return Map.of(
                Annotated.Trap.REFURBISHED, refurbished,
                Annotated.Trap.ACCESSORY, accessory,
                Annotated.Trap.NEGATION, negation);
    }

    Verdict judge(Annotated item, String criterion, Wording wording) {
        Dice dice = Dice.of(id, item.id(), criterion);
        double fate = dice.unit();
        if (fate < abstains) {
            return Verdict.abstained(item.id(), criterion, id, wording.say("abstained " + criterion, item, dice));
        }
        if (fate < abstains + garbles) {
            return garbled(item, criterion, wording, dice);
        }
        if (fate < abstains + garbles + breaks) {
            return Verdict.failed(item.id(), criterion, id);
        }
        Optional<Annotated.Trap> trap = item.trap(criterion).filter(one -> fallsFor(one, item));
        return trap.map(one -> trapped(one, item, wording, dice))
                .orElseGet(() -> sober(item, criterion, wording, dice));
    }

    private Verdict garbled(Annotated item, String criterion, Wording wording, Dice dice) {
        if (dice.chance(0.5)) {
            return Verdict.unreadable(item.id(), criterion, id, dice.pick(wording.lines("raw")));
        }
        String label = dice.pick(wording.lines("off-scale " + criterion));
        String rationale = wording.say("judge " + criterion + " " + item.truth(criterion), item, dice);
        return Verdict.scored(item.id(), criterion, id, label, 0.5 + 0.3 * dice.unit(), rationale);
    }

    /** The same items are hard for all judges: what fools a better one fools a worse one too. */
    boolean fallsFor(Annotated.Trap trap, Annotated item) {
        double ease = 1;
        if (trap == Annotated.Trap.ACCESSORY) {
            ease = item.listing().focus() == Listing.Focus.DEVICE_FIRST ? 1.6 : 0.4;
        }
        return Dice.of(item.id(), trap).unit() < falls.get(trap) * ease;
    }

    private Verdict trapped(Annotated.Trap trap, Annotated item, Wording wording, Dice dice) {
        List<String> labels = Annotated.LABELS.get(trap.criterion);
        String label = trap == Annotated.Trap.REFURBISHED ? labels.get(0) : labels.get(labels.size() - 1);
        boolean isPlainPraise = trap == Annotated.Trap.REFURBISHED
                && !item.listing().product().material().isMechanical();
        String rationale = wording.say("trap " + (isPlainPraise ? "like-new" : trap.word()), item, dice);
        return Verdict.scored(item.id(), trap.criterion, id, label, 0.68 + 0.26 * dice.unit(), rationale);
    }

    private Verdict sober(Annotated item, String criterion, Wording wording, Dice dice) {
        String truth = item.truth(criterion);
        String label = label(item, criterion, dice);
        double confidence = label.equals(truth) ? 0.78 + 0.21 * dice.unit() : 0.55 + 0.38 * dice.unit();
        String rationale = wording.say("judge " + criterion + " " + topic(item, criterion, label), item, dice);
        return Verdict.scored(item.id(), criterion, id, label, confidence, rationale);
    }

    /** An invented fault has no good reason; a fault of the wrong degree is described as what it is. */
    private static String topic(Annotated item, String criterion, String label) {
        String truth = item.truth(criterion);
        String passing = Annotated.passing(criterion);
        if (label.equals(passing)) {
            return label;
        }
        return truth.equals(passing) ? "doubtful" : truth;
    }

    private String label(Annotated item, String criterion, Dice dice) {
        List<String> labels = Annotated.LABELS.get(criterion);
        int truth = labels.indexOf(item.truth(criterion));
        if (item.isDoubtful(criterion) && truth < 2 && dice.chance(0.10)) {
            return labels.get(1 - truth);
        }
        if (truth == 0) {
            return dice.chance(invents) ? Annotated.invented(criterion) : labels.get(0);
        }
        // On the condition half of what is passed is passed for the seller's praise, which is the trap's business.
        if (dice.chance(criterion.equals("condition") ? misses / 2 : misses)) {
            return labels.get(0);
        }
        return labels.size() == 3 && dice.chance(confuses) ? labels.get(3 - truth) : labels.get(truth);
    }
}
