package dev.assay.edge.cli;

import dev.assay.edge.Settings;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which service a command speaks to: the one named, the one that holds the data directory, or a private one. */
public final class ServiceOptions {

    @Option(names = "--server", paramLabel = "URL", description = "Speak to a running service instead of starting one.")
    @Nullable URI server;

    @Option(names = "--json", description = "Print the result as JSON.")
    boolean json;

    public boolean wantsJson() {
        return json;
    }

    /** Opens the way to the service; a private service ends when the way is closed. */
    public Connection connect() {
        Optional<String> key = Settings.value("ASSAY_ADMIN_KEY");
        if (server != null) {
            return new Connection(new ServiceClient(server, key), () -> {});
        }
        DataDirectory directory = DataDirectory.configured();
        Optional<DataDirectory.Hold> hold = directory.take();
        if (hold.isPresent()) {
            return Connection.toPrivateService(hold.get());
        }
        URI holder = directory
                .holder()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "the data directory " + directory.path()
                                + " is held by another command; wait for it, or set ASSAY_DATA_DIR"));
        System.err.println("the data directory is held by a running service: talking to " + holder);
        return new Connection(new ServiceClient(holder, key), () -> {});
    }

    /** A client, and what must be ended with it. */
    public record Connection(ServiceClient client, Runnable ending) implements AutoCloseable {

        static Connection toPrivateService(DataDirectory.Hold hold) {
            PrivateService service = PrivateService.start();
            return new Connection(new ServiceClient(service.address(), Optional.empty()), () -> {
                service.close();
                hold.close();
            });
        }

        @Override
        public void close() {
            ending.run();
        }
    }
}
