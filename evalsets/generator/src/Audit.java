import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The audit of one release: who looked at what and when, the lead's rulings, and labels that are not blind. */
final class Audit {

    /** Three working weeks. */
    private static final int DAYS = 15;

    private static final double AUDITED = 0.885;
    private static final int RULED_AT_RANDOM = 6;
    private static final int RULED_TIES = 12;
    private static final int SECOND_LOOKS = 5;
    private static final int UNDATED = 4;

    private final Release release;
    private final List<Annotated> audited;
    private final Wording wording;
    private final Map<String, List<Label>> byItem = new HashMap<>();

    Audit(Release release, List<Annotated> items, Wording wording) {
        this.release = release;
        this.wording = wording;
        List<Annotated> drawn = Dice.of(release.month(), "drawn").shuffled(items);
        this.audited = drawn.subList(0, (int) Math.round(items.size() * AUDITED));
    }

    /** All labels of the release, in the order of the items. */
    List<Label> labels(List<Annotated> items) {
        for (int place = 0; place < audited.size(); place++) {
            audit(audited.get(place), place);
        }
        secondLooks();
        undated();
        rulings();
        return items.stream()
                .flatMap(item -> byItem.getOrDefault(item.id(), List.of()).stream())
                .toList();
    }

    private void audit(Annotated item, int place) {
        Dice dice = Dice.of("audit", item.id());
        int count = 1 + dice.weighted(0.12, 0.45, 0.43);
        for (Auditor auditor : dice.shuffled(Auditor.ALL).subList(0, count)) {
            double share = (place + dice.unit()) / audited.size();
            LocalDateTime at = workingTime(share, dice);
            for (String criterion : Annotated.CRITERIA) {
                String label = auditor.label(item, criterion, elapsed(share), dice);
                Optional<String> why = rationale(item, criterion, label, dice);
                add(label(item, criterion, label, auditor.id(), why, Optional.of(true), Optional.of(stamp(at))));
            }
        }
    }

    private double elapsed(double share) {
        return (Release.ALL.indexOf(release) + share) / Release.ALL.size();
    }

    private LocalDateTime workingTime(double share, Dice dice) {
        double day = share * DAYS;
        LocalDate date = release.auditsFrom().plusDays((int) day + 2L * ((int) day / 5));
        if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
            throw new IllegalStateException("an audit on a weekend: " + date);
        }
        long seconds = (long) ((day - (int) day) * 8 * 3600) + dice.below(900);
        return date.atTime(8, 5).plusSeconds(seconds);
    }

    private static String stamp(LocalDateTime time) {
        return time.truncatedTo(ChronoUnit.SECONDS).format(java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                + "Z";
    }

    private Optional<String> rationale(Annotated item, String criterion, String label, Dice dice) {
        boolean isFault = !label.equals(Annotated.passing(criterion));
        if (!dice.chance(isFault ? 0.75 : 0.24)) {
            return Optional.empty();
        }
        Optional<Annotated.Trap> trap = item.trap(criterion).filter(one -> dice.chance(0.6));
        boolean isSeen = label.equals(item.truth(criterion)) && trap.isPresent();
        boolean isRealFault = isFault && !item.truth(criterion).equals(Annotated.passing(criterion));
        String topic = isSeen ? trap.orElseThrow().word() : isRealFault ? item.truth(criterion) : label;
        return Optional.of(wording.say("auditor " + criterion + " " + topic, item, dice));
    }

    /** Somebody opens a verdict first and then labels: truly not blind, and drawn towards what was seen. */
    private void secondLooks() {
        Dice dice = Dice.of(release.month(), "second looks");
        SyntheticJudge judge = SyntheticJudge.ALL.get(2);
        for (Annotated item : dice.shuffled(audited).subList(0, SECOND_LOOKS)) {
            String auditor = absentAuditor(item);
            String at = stamp(release.auditsFrom().plusDays(22).atTime(10, dice.below(60)));
            for (String criterion : Annotated.CRITERIA) {
                String shown = judge.judge(item, criterion, wording)
                        .labelOn(Annotated.LABELS.get(criterion))
                        .orElse(item.truth(criterion));
                String label = dice.chance(0.85) ? shown : item.truth(criterion);
                Optional<String> why = Optional.of(wording.say("auditor second-look", item, dice));
                add(label(item, criterion, label, auditor, why, Optional.of(false), Optional.of(at)));
            }
        }
    }

    /** Labels carried over from a spreadsheet that kept neither the time nor what was visible. */
    private void undated() {
        Dice dice = Dice.of(release.month(), "undated");
        int count = UNDATED - Release.ALL.indexOf(release);
        for (Annotated item : dice.shuffled(audited).subList(0, count)) {
            String auditor = absentAuditor(item);
            for (String criterion : Annotated.CRITERIA) {
                add(label(
                        item,
                        criterion,
                        item.truth(criterion),
                        auditor,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
            }
        }
    }

    private String absentAuditor(Annotated item) {
        List<String> present =
                byItem.get(item.id()).stream().map(Label::annotator).toList();
        return Auditor.ALL.stream()
                .map(Auditor::id)
                .filter(id -> !present.contains(id))
                .findFirst()
                .orElseThrow();
    }

    /** The lead rules on the item alone, without opening the labels: on a random draw, and on ties. */
    private void rulings() {
        Dice dice = Dice.of(release.month(), "rulings");
        List<Annotated> drawn = dice.shuffled(audited);
        List<Annotated> random = drawn.subList(0, RULED_AT_RANDOM);
        random.forEach(item -> Annotated.CRITERIA.forEach(criterion -> rule(item, criterion, dice)));
        int ruled = 0;
        for (Annotated item : drawn.subList(RULED_AT_RANDOM, drawn.size())) {
            for (String criterion : Annotated.CRITERIA) {
                if (ruled < RULED_TIES && Gold.isTied(byItem.get(item.id()), criterion)) {
                    rule(item, criterion, dice);
                    ruled++;
                }
            }
        }
    }

    private void rule(Annotated item, String criterion, Dice dice) {
        String at = stamp(release.auditsFrom().plusDays(21 + dice.below(3)).atTime(14, dice.below(60)));
        Optional<String> why = Optional.of(wording.say("lead " + criterion, item, dice));
        add(new Label(
                item.id(),
                criterion,
                item.truth(criterion),
                "lead",
                Optional.of(true),
                Label.Rank.RULING,
                why,
                Optional.of(at)));
    }

    private static Label label(
            Annotated item,
            String criterion,
            String label,
            String auditor,
            Optional<String> why,
            Optional<Boolean> blind,
            Optional<String> at) {
        return new Label(item.id(), criterion, label, auditor, blind, Label.Rank.AUDIT, why, at);
    }

    private void add(Label label) {
        byItem.computeIfAbsent(label.itemId(), id -> new ArrayList<>()).add(label);
    }
}
