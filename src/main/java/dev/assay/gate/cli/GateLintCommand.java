package dev.assay.gate.cli;

import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.FileLint;
import dev.assay.edge.files.FileText;
import dev.assay.gate.CheckPower;
import dev.assay.gate.GateLint;
import dev.assay.gate.GatePolicy;
import dev.assay.gate.Metric;
import dev.assay.gate.files.GatePolicyReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says everything that is wrong with policies before any data are seen, and what they are able to decide. */
@Command(
        name = "lint",
        description = "Say everything that is wrong with gate policies, what no data could pass, and their power.")
public final class GateLintCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "0..*")
    @Nullable List<Path> files;

    @Option(names = "--metrics", description = "Print the metrics that a check may name.")
    boolean metrics;

    @Override
    public Integer call() {
        if (metrics) {
            Arrays.stream(Metric.values()).map(Metric::word).forEach(System.out::println);
        }
        if (files == null) {
            return (metrics ? ExitCode.OK : ExitCode.INVALID).code();
        }
        boolean[] unreachable = new boolean[1];
        int code = FileLint.check(files, file -> {
            GatePolicy policy = GatePolicyReader.read(FileText.read(file));
            for (GateLint.Finding finding : GateLint.of(policy)) {
                unreachable[0] |= finding.severity() == GateLint.Severity.REFUSED;
                System.out.println(file + ": " + (finding.check().isEmpty() ? "" : "check " + finding.check() + ": ")
                        + finding.severity().name().toLowerCase(Locale.ROOT) + ": " + finding.detail());
            }
            List<CheckPower> powers = GateLint.power(policy);
            powers.forEach(
                    power -> System.out.println(file + ": check " + power.check() + ": power: " + power.detail()));
            GateLint.jointPower(powers)
                    .ifPresent(joint -> System.out.printf(
                            Locale.ROOT,
                            "%s: the whole gate passes with a chance of about %.2f as far as the checks with an assumed truth tell%n",
                            file,
                            joint));
            return "gate " + policy.id() + " " + policy.version() + ", "
                    + policy.checks().size() + " checks";
        });
        return unreachable[0] ? ExitCode.INVALID.code() : code;
    }
}
