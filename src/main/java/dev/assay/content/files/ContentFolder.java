package dev.assay.content.files;

import dev.assay.content.Content;
import dev.assay.content.Content.EvalSetFolder;
import dev.assay.content.Content.PromptFile;
import dev.assay.edge.Settings;
import dev.assay.edge.files.FileText;
import dev.assay.edge.files.InvalidFile;
import dev.assay.edge.files.NdjsonFile;
import dev.assay.evalset.files.EvalSetFiles;
import dev.assay.gate.GatePolicy;
import dev.assay.gate.files.GatePolicyReader;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.files.AuditLabelReader;
import dev.assay.gold.files.LabelChecks;
import dev.assay.judge.InvalidPrompt;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.RecordedVerdict;
import dev.assay.judge.files.DuplicatePolicy;
import dev.assay.judge.files.JudgeReader;
import dev.assay.judge.files.PromptReader;
import dev.assay.judge.files.RecordedVerdictReader;
import dev.assay.judge.files.VerdictChecks;
import dev.assay.probe.Probe;
import dev.assay.probe.files.ProbeReader;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.files.RubricReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the folders {@code rubrics}, {@code prompts}, {@code judges}, {@code gates}, {@code probes} and {@code evalsets}. */
public final class ContentFolder {

    private final Path root;
    private final List<String> problems = new ArrayList<>();

    private ContentFolder(Path root) {
        this.root = root;
    }

    /** The folder that {@code ASSAY_CONTENT_DIR} names, else the current one. */
    public static Path configured() {
        return Path.of(Settings.value("ASSAY_CONTENT_DIR").orElse("."))
                .toAbsolutePath()
                .normalize();
    }

    /** Reads everything; throws {@link InvalidContent} with every problem of every file. */
    public static Content read(Path root) throws IOException {
        return new ContentFolder(root).read();
    }

    private Content read() throws IOException {
        List<Rubric> rubrics = each("rubrics", ".yaml", file -> RubricReader.read(FileText.read(file)));
        List<PromptFile> prompts =
                each("prompts", ".md", file -> new PromptFile(new PromptReader().read(file), Files.readString(file)));
        List<JudgeSpec> judges = each("judges", ".yaml", file -> JudgeReader.read(FileText.read(file)));
        List<GatePolicy> gates = each("gates", ".yaml", file -> GatePolicyReader.read(FileText.read(file)));
        List<Probe> probes = each("probes", ".yaml", file -> ProbeReader.read(FileText.read(file)));
        refuseRepeated(probes);
        Map<String, Rubric> byRef = new TreeMap<>();
        rubrics.forEach(rubric -> byRef.put(rubric.ref().toString(), rubric));
        List<EvalSetFolder> evalsets = new ArrayList<>();
        for (Path folder : entries(root.resolve("evalsets"))) {
            if (Files.exists(folder.resolve("items.jsonl"))) {
                evalSet(folder, byRef).ifPresent(evalsets::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidContent(problems);
        }
        return new Content(rubrics, prompts, judges, gates, probes, evalsets);
    }

    /** Two files of one family would give their variants the same ids. */
    private void refuseRepeated(List<Probe> probes) {
        Set<String> ids = new HashSet<>();
        probes.stream()
                .filter(probe -> !ids.add(probe.id()))
                .forEach(probe -> problems.add(root.resolve("probes") + ":1:1: duplicate: the probe '" + probe.id()
                        + "' is in two files (keep one of them)"));
    }

    /** Reads one file, or throws what is wrong with it. */
    @FunctionalInterface
    private interface Reader<T> {

        T read(Path file) throws IOException;
    }

    private <T> List<T> each(String folder, String suffix, Reader<T> reader) throws IOException {
        List<T> values = new ArrayList<>();
        for (Path file : entries(root.resolve(folder))) {
            if (file.toString().endsWith(suffix)) {
                one(file, reader).ifPresent(values::add);
            }
        }
        return values;
    }

    private <T> Optional<T> one(Path file, Reader<T> reader) throws IOException {
        try {
            return Optional.of(reader.read(file));
        } catch (InvalidFile invalid) {
            invalid.problems().forEach(problem -> problems.add(problem.toString()));
        } catch (InvalidPrompt invalid) {
            invalid.problems().forEach(problem -> problems.add(problem.in(invalid.file())));
        }
        return Optional.empty();
    }

    private Optional<EvalSetFolder> evalSet(Path folder, Map<String, Rubric> rubrics) throws IOException {
        Optional<EvalSetFiles> files = one(folder, EvalSetFiles::read);
        Path rubricFile = folder.resolve("rubric.yaml");
        Optional<Rubric> ownRubric = Files.exists(rubricFile)
                ? one(rubricFile, file -> RubricReader.read(FileText.read(file)))
                : Optional.empty();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Optional<Rubric> rubric =
                ownRubric.or(() -> files.get().manifest().rubric().map(ref -> rubrics.get(ref.toString())));
        if (rubric.isEmpty() && files.get().manifest().rubric().isPresent()) {
            problems.add(folder.resolve("evalset.yaml") + ":1:1: unknown_reference: no rubric file is "
                    + files.get().manifest().rubric().get());
        }
        return Optional.of(new EvalSetFolder(
                folder,
                files.get().id(),
                files.get().manifest().title(),
                files.get().manifest().series(),
                files.get().manifest().release(),
                rubric.map(Rubric::ref),
                ownRubric,
                files.get().items(),
                labels(folder.resolve("labels.jsonl"), rubric),
                verdicts(folder.resolve("verdicts.jsonl"), rubric)));
    }

    private List<AuditLabel> labels(Path file, Optional<Rubric> rubric) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        LabelChecks checks = new LabelChecks(file.toString());
        NdjsonFile<AuditLabel> read = NdjsonFile.read(
                file,
                rubric.map(AuditLabelReader::under).orElseGet(() -> AuditLabelReader.knowing(Map.of())),
                line -> Optional.of(checks.check(line)));
        read.problems().forEach(problem -> problems.add(problem.toString()));
        return read.values();
    }

    private List<RecordedVerdict> verdicts(Path file, Optional<Rubric> rubric) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        VerdictChecks checks = new VerdictChecks(file.toString(), DuplicatePolicy.REFUSE);
        NdjsonFile<RecordedVerdict> read = NdjsonFile.read(
                file, rubric.map(RecordedVerdictReader::under).orElseGet(RecordedVerdictReader::asSaid), checks::check);
        read.problems().forEach(problem -> problems.add(problem.toString()));
        return read.values();
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
