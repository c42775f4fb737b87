package dev.assay.rubric.cli;

import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.FileLint;
import dev.assay.edge.files.FileText;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricDiff;
import dev.assay.rubric.files.RubricReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks and compares rubric files; nothing is stored and no service is needed. */
@Command(name = "rubric", description = "Check and compare rubric files.")
public final class RubricCommand {

    @Command(name = "lint", description = "Say everything that is wrong with rubric files, as file:line:column.")
    int lint(@Parameters(paramLabel = "FILE", arity = "1..*") List<Path> files) {
        return FileLint.check(files, file -> {
            Rubric rubric = RubricReader.read(FileText.read(file));
            return "rubric " + rubric.ref() + ", " + rubric.criteria().size() + " criteria";
        });
    }

    @Command(name = "diff", description = "Say what changed between two versions, and which version step it needs.")
    int diff(@Parameters(paramLabel = "OLD") Path older, @Parameters(paramLabel = "NEW") Path newer)
            throws IOException {
        RubricDiff diff =
                RubricDiff.between(RubricReader.read(FileText.read(older)), RubricReader.read(FileText.read(newer)));
        diff.changes()
                .forEach(change ->
                        System.out.println(change.step().word() + "  " + change.where() + ": " + change.what()));
        System.out.println(diff.required()
                .map(step -> diff.from() + " -> " + diff.to() + " needs a " + step.word() + " step: "
                        + (diff.isAnnounced() ? "ok" : "the version does not say so"))
                .orElse("no difference"));
        return (diff.isAnnounced() ? ExitCode.OK : ExitCode.INVALID).code();
    }
}
