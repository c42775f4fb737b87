package dev.assay.gate.cli;

import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.FileLint;
import dev.assay.edge.files.FileText;
import dev.assay.gate.GateLint;
import dev.assay.gate.GatePolicy;
import dev.assay.gate.Metric;
import dev.assay.gate.files.GatePolicyReader;
import dev.assay.stats.WilsonInterval;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks gate policies; evaluating them needs certificates, which are not served yet. */
@Command(name = "gate", description = "Check gate policies.")
public final class GateCommand {

    @Command(
            name = "lint",
            description = "Say everything that is wrong with gate policies, and what no data could pass.")
    int lint(
            @Parameters(paramLabel = "FILE", arity = "0..*") List<Path> files,
            @Option(names = "--metrics", description = "Print the metrics that a check may name.") boolean metrics) {
        if (metrics) {
            Arrays.stream(Metric.values()).map(Metric::word).forEach(System.out::println);
        }
        if (files == null) {
            return (metrics ? ExitCode.OK : ExitCode.INVALID).code();
        }
        boolean[] unreachable = new boolean[1];
        int code = FileLint.check(files, file -> {
            GatePolicy policy = GatePolicyReader.read(FileText.read(file));
            for (GateLint.Finding finding : new GateLint(WilsonInterval::lowerOneSided).of(policy)) {
                unreachable[0] |= finding.severity() == GateLint.Severity.REFUSED;
                System.out.println(file + ": check " + finding.check() + ": "
                        + finding.severity().name().toLowerCase(java.util.Locale.ROOT) + ": " + finding.detail());
            }
            return "gate " + policy.id() + " " + policy.version() + ", "
                    + policy.checks().size() + " checks";
        });
        return unreachable[0] ? ExitCode.INVALID.code() : code;
    }
}
