package dev.assay.evalset.files;

import dev.assay.edge.files.FileProblem;
import dev.assay.edge.files.FileText;
import dev.assay.edge.files.InvalidFile;
import dev.assay.edge.files.NdjsonFile;
import dev.assay.evalset.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code evalset.yaml} and {@code items.jsonl} of a folder hold.
 *
 * @param manifest what the folder says of itself; its name as the id where it says nothing
 */
public record EvalSetFiles(EvalSetManifest manifest, List<Item> items) {

    public EvalSetFiles {
        items = List.copyOf(items);
    }

    public String id() {
        return manifest.id();
    }

    /** Reads a folder; throws {@link InvalidFile} with every problem of its items. */
    public static EvalSetFiles read(Path folder) throws IOException {
        EvalSetManifest manifest = manifest(folder);
        Path file = folder.resolve("items.jsonl");
        ItemChecks checks = new ItemChecks(file.toString());
        NdjsonFile<Item> read = NdjsonFile.read(file, new ItemReader(), line -> Optional.of(checks.check(line)));
        List<FileProblem> problems = new ArrayList<>(read.problems());
        problems.addAll(checks.atEnd());
        if (!problems.isEmpty()) {
            throw new InvalidFile(problems);
        }
        return new EvalSetFiles(manifest, read.values());
    }

    /** What the folder says of itself. */
    public static EvalSetManifest manifest(Path folder) throws IOException {
        Path file = folder.resolve("evalset.yaml");
        return Files.exists(file)
                ? EvalSetManifestReader.read(FileText.read(file))
                : new EvalSetManifest(
                        folder.toAbsolutePath().normalize().getFileName().toString(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }
}
