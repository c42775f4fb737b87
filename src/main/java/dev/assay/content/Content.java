package dev.assay.content;

import dev.assay.evalset.Item;
import dev.assay.gate.GatePolicy;
import dev.assay.gold.AuditLabel;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.PromptTemplate;
import dev.assay.judge.RecordedVerdict;
import dev.assay.probe.Probe;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything that a content folder holds, read and found good. */
public record Content(
        List<Rubric> rubrics,
        List<PromptFile> prompts,
        List<JudgeSpec> judges,
        List<GatePolicy> gates,
        List<Probe> probes,
        List<EvalSetFolder> evalsets) {

    public Content {
        rubrics = List.copyOf(rubrics);
        prompts = List.copyOf(prompts);
        judges = List.copyOf(judges);
        gates = List.copyOf(gates);
        probes = List.copyOf(probes);
        evalsets = List.copyOf(evalsets);
    }

    /** A prompt and the text it was read from. */
    public record PromptFile(PromptTemplate template, String text) {}

    /**
     * The files of one evalset.
     *
     * @param rubric the version under which the labels were given, where the folder says so
     * @param rubricFile a rubric that lies in the folder itself
     */
    public record EvalSetFolder(
            Path folder,
            String id,
            Optional<String> title,
            Optional<String> series,
            Optional<String> release,
            Optional<RubricRef> rubric,
            Optional<Rubric> rubricFile,
            List<Item> items,
            List<AuditLabel> labels,
            List<RecordedVerdict> verdicts) {

        public EvalSetFolder {
            items = List.copyOf(items);
            labels = List.copyOf(labels);
            verdicts = List.copyOf(verdicts);
        }
    }
}
