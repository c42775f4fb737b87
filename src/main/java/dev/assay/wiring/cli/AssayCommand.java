package dev.assay.wiring.cli;

import dev.assay.annotation.cli.AnnotationErrorsCommand;
import dev.assay.auditlog.cli.AuditLogCommand;
import dev.assay.certificate.cli.CalibrateCommand;
import dev.assay.comparison.cli.CompareCommand;
import dev.assay.convention.cli.ConventionsCommand;
import dev.assay.demo.cli.DemoCommand;
import dev.assay.disagreement.cli.AttributionCommand;
import dev.assay.disagreement.cli.ClustersCommand;
import dev.assay.evalset.cli.EvalSetCommand;
import dev.assay.gate.cli.GateCommand;
import dev.assay.gold.cli.GoldCommand;
import dev.assay.judge.cli.JudgeCommand;
import dev.assay.probe.cli.ProbeCommand;
import dev.assay.report.cli.ReportCommand;
import dev.assay.rubric.cli.RubricCommand;
import dev.assay.run.cli.RunCommand;
import dev.assay.workbench.cli.ReplayCommand;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The top of the command line. */
@Command(
        name = "assay",
        mixinStandardHelpOptions = true,
        version = "assay 0.1.0",
        description = "Judges annotation work with LLM judges that it has first proven against human auditors.",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            DoctorCommand.class,
            RubricCommand.class,
            EvalSetCommand.class,
            GoldCommand.class,
            JudgeCommand.class,
            RunCommand.class,
            CalibrateCommand.class,
            ClustersCommand.class,
            AttributionCommand.class,
            AnnotationErrorsCommand.class,
            ConventionsCommand.class,
            CompareCommand.class,
            GateCommand.class,
            ReportCommand.class,
            AuditLogCommand.class,
            HelpCommand.class
        })
public final class AssayCommand {

    /** The whole command line. A room may add to the command of a lower one, which cannot name it. */
    public static CommandLine commandLine() {
        CommandLine commands = new CommandLine(new AssayCommand());
        Objects.requireNonNull(commands.getSubcommands().get("judge")).addSubcommand(new ProbeCommand());
        Objects.requireNonNull(commands.getSubcommands().get("rubric")).addSubcommand(new ReplayCommand());
        return commands;
    }
}
