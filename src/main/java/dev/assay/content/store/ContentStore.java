package dev.assay.content.store;

import dev.assay.access.Caller;
import dev.assay.content.Content;
import dev.assay.content.Content.EvalSetFolder;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.gate.store.Gates;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.BlindnessRule;
import dev.assay.gold.store.AuditLabels;
import dev.assay.judge.store.Judges;
import dev.assay.judge.store.Prompts;
import dev.assay.judge.store.RecordedVerdicts;
import dev.assay.rubric.store.Rubrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores what a content folder holds and is not there yet; what is there and frozen is compared, never changed. */
@ApplicationScoped
public class ContentStore {

    private final Rubrics rubrics;
    private final Prompts prompts;
    private final Judges judges;
    private final Gates gates;
    private final EvalSets evalSets;
    private final AuditLabels labels;
    private final RecordedVerdicts verdicts;
    private final Clock clock;

    ContentStore(
            Rubrics rubrics,
            Prompts prompts,
            Judges judges,
            Gates gates,
            EvalSets evalSets,
            AuditLabels labels,
            RecordedVerdicts verdicts,
            Clock clock) {
        this.rubrics = rubrics;
        this.prompts = prompts;
        this.judges = judges;
        this.gates = gates;
        this.evalSets = evalSets;
        this.labels = labels;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /** Stores rubrics, prompts, judges and gates; a rubric version with other content than before is refused. */
    @Transactional
    public void configure(Caller caller, Content content) {
        content.rubrics().forEach(rubric -> rubrics.add(caller, rubric));
        content.evalsets().stream()
                .flatMap(folder -> folder.rubricFile().stream())
                .forEach(rubric -> rubrics.add(caller, rubric));
        content.prompts().forEach(prompt -> prompts.put(caller, prompt.template(), prompt.text()));
        content.judges().forEach(judge -> judges.put(caller, judge));
        content.gates().forEach(gate -> gates.put(caller, gate));
    }

    /**
     * Stores an evalset with its labels and verdicts and freezes it, all of it or nothing.
     *
     * @return what is wrong: the files are not what was frozen
     */
    @Transactional
    public Optional<String> bringIn(Caller caller, EvalSetFolder folder) {
        Optional<EvalSet> stored = evalSets.find(caller.workspace(), folder.id());
        if (stored.isPresent()) {
            return changed(folder, stored.get());
        }
        evalSets.open(caller, folder.id(), folder.title(), folder.series(), folder.release());
        evalSets.add(caller, folder.id(), folder.items());
        BlindnessRule rule = new BlindnessRule(Optional.empty(), Map.of(), clock.instant());
        labels.add(
                caller,
                folder.id(),
                folder.labels().stream()
                        .map(label -> label.rubric().isPresent() ? label : under(folder, label))
                        .map(rule::decide)
                        .toList());
        verdicts.add(caller, folder.id(), folder.verdicts());
        evalSets.freeze(caller, folder.id());
        return Optional.empty();
    }

    private static AuditLabel under(EvalSetFolder folder, AuditLabel label) {
        return folder.rubric().map(label::givenUnder).orElse(label);
    }

    private static Optional<String> changed(EvalSetFolder folder, EvalSet stored) {
        List<String> fingerprints = folder.items().stream()
                .map(Item::fingerprint)
                .map(Fingerprint::value)
                .toList();
        Fingerprint now = EvalSets.contentOf(fingerprints);
        return stored.frozen()
                .filter(frozen -> !frozen.content().equals(now))
                .map(frozen -> folder.folder().resolve("items.jsonl")
                        + ":1:1: changed: evalset '" + stored.id() + "' was frozen at " + frozen.at()
                        + " with other content (undo the change, or make another release under a new id)");
    }
}
