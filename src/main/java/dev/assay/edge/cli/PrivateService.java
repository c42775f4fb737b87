package dev.assay.edge.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service inside this process: listening for everybody, or on a random loopback port for one command. */
public final class PrivateService implements AutoCloseable {

    private static final CompletableFuture<URI> LISTENING = new CompletableFuture<>();
    private static final CompletableFuture<Integer> ENDED = new CompletableFuture<>();

    private final URI address;

    private PrivateService(URI address) {
        this.address = address;
    }

    /** What runs inside: it says where it listens and waits. */
    public static final class Application implements QuarkusApplication {

        @Override
        public int run(String... args) {
            String host = ConfigProvider.getConfig().getValue("quarkus.http.host", String.class);
            String port = ConfigProvider.getConfig().getValue("quarkus.http.port", String.class);
            LISTENING.complete(URI.create("http://" + host + ":" + port));
            Quarkus.waitForExit();
            return 0;
        }
    }

    /** Starts it on a random loopback port. */
    static PrivateService start() {
        System.setProperty("quarkus.http.host", "127.0.0.1");
        System.setProperty("quarkus.http.port", "0");
        System.setProperty("quarkus.log.console.level", "WARN");
        return launch();
    }

    /** Starts it where the configuration says. */
    public static PrivateService listening() {
        return launch();
    }

    private static PrivateService launch() {
        Thread thread = new Thread(
                () -> Quarkus.run(
                        Application.class,
                        (exitCode, failure) -> {
                            if (failure != null) {
                                LISTENING.completeExceptionally(failure);
                            }
                            ENDED.complete(exitCode);
                        },
                        new String[0]),
                "service");
        thread.setDaemon(true);
        thread.start();
        try {
            return new PrivateService(LISTENING.get());
        } catch (ExecutionException failed) {
            throw StartFailure.of(failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted");
        }
    }

    public URI address() {
        return address;
    }

    /** Waits until the service ends. */
    public void await() {
        ENDED.join();
    }

    @Override
    public void close() {
        Quarkus.asyncExit();
        ENDED.join();
    }
}
