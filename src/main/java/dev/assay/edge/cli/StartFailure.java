package dev.assay.edge.cli;

import dev.assay.edge.InvalidContentReport;
import dev.assay.edge.Settings;
import java.net.BindException;

/** Says in one line why a service could not start. */
final class StartFailure {

    private StartFailure() {}

    static CommandFailure of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CommandFailure known) {
                return known;
            }
            if (cause instanceof BindException
                    || cause.getClass().getSimpleName().equals("QuarkusBindException")) {
                String port = Settings.value("ASSAY_PORT").orElse("8080");
                return new CommandFailure(
                        ExitCode.INVALID,
                        "port " + port + " is in use; stop what listens there, or set ASSAY_PORT to another port");
            }
            if (cause instanceof InvalidContentReport invalid) {
                return new CommandFailure(ExitCode.INVALID, String.join("\n", invalid.lines()));
            }
            if (cause instanceof IllegalStateException
                    && cause.getMessage() != null
                    && cause.getMessage().startsWith("will not ")) {
                return new CommandFailure(ExitCode.INVALID, cause.getMessage());
            }
        }
        return new CommandFailure(ExitCode.UNEXPECTED, "the service could not start: " + rootOf(failure));
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
