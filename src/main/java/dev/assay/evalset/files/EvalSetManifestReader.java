package dev.assay.evalset.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.FileText;
import dev.assay.edge.files.InvalidFile;
import dev.assay.rubric.RubricRef;
import java.util.Optional;

/** Reads {@code evalset.yaml}, or a request body with the same keys. */
public final class EvalSetManifestReader {

    private EvalSetManifestReader() {}

    /**
     * Reads a manifest.
     *
     * @throws InvalidFile with every problem of the file
     */
    public static EvalSetManifest read(FileText file) {
        return FileMap.read(file, EvalSetManifestReader::manifest);
    }

    private static Optional<EvalSetManifest> manifest(FileMap map) {
        map.require("id");
        Optional<String> id = map.id("id");
        Optional<String> title = map.text("title");
        Optional<String> series = map.id("series");
        Optional<String> release = map.id("release");
        Optional<RubricRef> rubric = map.parsed("rubric", "id@major.minor.patch", RubricRef::parse);
        if (release.isPresent() && !map.has("series")) {
            map.problem("release", FileRule.CONFLICT, "a release is one of a series", "name the series too");
        }
        map.refuseOthers();
        return id.map(known -> new EvalSetManifest(known, title, series, release, rubric));
    }
}
