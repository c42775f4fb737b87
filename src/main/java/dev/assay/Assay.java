package dev.assay;

import dev.assay.edge.cli.CommandFailure;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.files.InvalidFile;
import dev.assay.wiring.cli.AssayCommand;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;

/** Where the one jar starts: a command runs plainly, and starts the service inside itself only if it needs one. */
@QuarkusMain
public final class Assay {

    private Assay() {}

    public static void main(String... args) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(run(args));
    }

    /** Runs one command line and gives its exit code. */
    public static int run(String... args) {
        CommandLine commands = AssayCommand.commandLine();
        commands.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure));
        commands.setUsageHelpAutoWidth(true);
        if (args.length == 0) {
            commands.usage(System.out);
            return ExitCode.INVALID.code();
        }
        return commands.execute(args);
    }

    private static int explain(Exception failure) {
        if (failure instanceof CommandFailure known) {
            System.err.println(known.getMessage());
            return known.exitCode().code();
        }
        if (failure instanceof InvalidFile invalid) {
            invalid.problems().forEach(System.err::println);
            return ExitCode.INVALID.code();
        }
        System.err.println("unexpected: " + failure);
        return ExitCode.UNEXPECTED.code();
    }
}
