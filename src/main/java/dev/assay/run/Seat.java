package dev.assay.run;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.judge.RecordedJudge.Replay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A judge in a run, with everything its verdicts depend on.
 *
 * @param spec the judge's configuration as it was when the run was opened
 * @param prompt the prompt's text as it was, for judges that are asked in words
 * @param goldSet the gold set whose calibration split it learnt from, for judges that learn
 * @param parts what it had learnt
 * @param replays the samples and orders it is asked for, by criterion
 * @param currency of its prices
 */
public record Seat(
        String judge,
        Fingerprint specFingerprint,
        CanonicalContent spec,
        Optional<Fingerprint> promptFingerprint,
        Optional<String> prompt,
        Optional<String> goldSet,
        Optional<Fingerprint> parts,
        Map<String, Set<Replay>> replays,
        Optional<String> currency) {

    public Seat {
        replays = Map.copyOf(replays);
    }

    /** How many judgements the judge owes for one item. */
    public int judgementsPerItem() {
        return replays.values().stream().mapToInt(Set::size).sum();
    }

    /** Whether its verdicts cost calls to a provider: exactly the judges that are asked in words. */
    public boolean isPaid() {
        return promptFingerprint.isPresent();
    }

    /** Identifies judge, prompt, learnt parts and rubric together: what a look at a holdout is counted by. */
    public Fingerprint identity(Fingerprint rubric) {
        Map<String, String> content = new TreeMap<>();
        content.put("judge", specFingerprint.value());
        content.put("rubric", rubric.value());
        promptFingerprint.ifPresent(value -> content.put("prompt", value.value()));
        parts.ifPresent(value -> content.put("parts", value.value()));
        return CanonicalContent.of(content).fingerprint("judged");
    }

    /** The samples and orders asked for on a criterion, in a fixed order. */
    public List<Replay> replays(String criterion) {
        return replays.getOrDefault(criterion, Set.of()).stream().sorted().toList();
    }
}
