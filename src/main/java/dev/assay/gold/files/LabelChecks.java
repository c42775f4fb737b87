package dev.assay.gold.files;

import dev.assay.edge.files.FileProblem;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.NdjsonLine;
import dev.assay.edge.files.Place;
import dev.assay.fingerprint.CompactKeys;
import dev.assay.gold.AuditLabel;
import dev.assay.rubric.RubricRef;
import java.util.List;
import java.util.OptionalInt;

/** Finds labels that a file states twice; of each label it keeps a hash of whose it is, and the line. */
public final class LabelChecks {

    private final String source;
    private final CompactKeys keys = new CompactKeys();

    /**
     * @param source the file as people know it
     */
    public LabelChecks(String source) {
        this.source = source;
    }

    /**
     * The line as it came, or refused because the same human has labelled the same item and criterion before. An
     * opinion and a ruling are two things, and so are labels under two versions of a rubric.
     */
    public NdjsonLine<AuditLabel> check(NdjsonLine<AuditLabel> line) {
        return line.fold(this::check, refused -> refused);
    }

    private NdjsonLine<AuditLabel> check(NdjsonLine.Parsed<AuditLabel> line) {
        AuditLabel label = line.value();
        OptionalInt earlier = keys.putIfAbsent(line.number(), key(label));
        if (earlier.isEmpty()) {
            return line;
        }
        String detail = "'" + label.annotator() + "' has labelled item '" + label.itemId() + "', criterion '"
                + label.criterion() + "' already, in line " + earlier.getAsInt();
        FileProblem problem = FileProblem.at(Place.line(line.number()), source, FileRule.DUPLICATE, detail)
                .withHint("keep one line a human, item and criterion");
        return new NdjsonLine.Refused<>(line.number(), List.of(problem));
    }

    private static String[] key(AuditLabel label) {
        return new String[] {
            label.itemId(),
            label.criterion(),
            label.annotator(),
            label.ruling().name(),
            label.rubric().map(RubricRef::toString).orElse("")
        };
    }
}
