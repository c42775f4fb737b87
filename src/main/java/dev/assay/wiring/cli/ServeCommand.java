package dev.assay.wiring.cli;

import dev.assay.edge.cli.CommandFailure;
import dev.assay.edge.cli.DataDirectory;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.PrivateService;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the service until it is stopped. */
@Command(name = "serve", description = "Run the service until it is stopped.")
public final class ServeCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        DataDirectory directory = DataDirectory.configured();
        try (DataDirectory.Hold hold = directory.take().orElseThrow(() -> held(directory))) {
            PrivateService service = PrivateService.listening();
            hold.announce(service.address());
            System.err.println("listening on " + service.address() + ", data in " + directory.path());
            service.await();
            return ExitCode.OK.code();
        }
    }

    static CommandFailure held(DataDirectory directory) {
        return new CommandFailure(
                ExitCode.INVALID,
                "the data directory " + directory.path() + " is held by "
                        + directory
                                .holder()
                                .map(service -> "a service at " + service)
                                .orElse("another command")
                        + "; stop it, or set ASSAY_DATA_DIR to another directory");
    }
}
