package dev.assay.wiring.cli;

import dev.assay.content.Content;
import dev.assay.content.files.ContentFolder;
import dev.assay.content.files.InvalidContent;
import dev.assay.edge.Settings;
import dev.assay.edge.cli.DataDirectory;
import dev.assay.edge.cli.ExitCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Looks at what a service would need, and says what to do where something is missing. */
@Command(name = "doctor", description = "Check what the service needs, with mends.")
public final class DoctorCommand implements Callable<Integer> {

    private static final int OLDEST_JAVA = 17;
    private static final long LEAST_SPACE = 200L * 1024 * 1024;

    private boolean good = true;

    @Override
    public Integer call() throws IOException {
        say(Runtime.version().feature() >= OLDEST_JAVA, "Java " + Runtime.version(), "install a JDK 17 or newer");
        dataDirectory();
        port();
        content();
        say(
                true,
                "hosts that judges may reach: "
                        + Settings.value("ASSAY_EGRESS_ALLOW").orElse("none"),
                "");
        return (good ? ExitCode.OK : ExitCode.INVALID).code();
    }

    private void dataDirectory() throws IOException {
        DataDirectory directory = DataDirectory.configured();
        Optional<DataDirectory.Hold> hold = directory.take();
        hold.ifPresent(DataDirectory.Hold::close);
        say(
                true,
                "data directory " + directory.path()
                        + (hold.isPresent()
                                ? ", free"
                                : ", held by "
                                        + directory
                                                .holder()
                                                .map(Object::toString)
                                                .orElse("another command")),
                "");
        long space = Files.getFileStore(directory.path()).getUsableSpace();
        say(space >= LEAST_SPACE, space / 1024 / 1024 + " MiB free there", "free some space, or move ASSAY_DATA_DIR");
    }

    private void port() {
        int port = Integer.parseInt(Settings.value("ASSAY_PORT").orElse("8080"));
        String host = Settings.value("ASSAY_HOST").orElse("127.0.0.1");
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
            say(true, host + ":" + port + " is free", "");
        } catch (IOException taken) {
            say(
                    DataDirectory.configured().holder().isPresent(),
                    host + ":" + port + " is in use",
                    "stop what listens there, or set ASSAY_PORT");
        }
    }

    private void content() throws IOException {
        Path folder = ContentFolder.configured();
        try {
            Content content = ContentFolder.read(folder);
            say(
                    true,
                    "content in " + folder + ": " + content.rubrics().size() + " rubrics, "
                            + content.prompts().size() + " prompts, "
                            + content.judges().size() + " judges, "
                            + content.evalsets().size() + " evalsets, "
                            + content.gates().size() + " gates",
                    "");
        } catch (InvalidContent invalid) {
            invalid.problems().forEach(System.out::println);
            say(false, "content in " + folder + " has problems", "mend the lines above");
        }
    }

    private void say(boolean ok, String what, String mend) {
        good &= ok;
        System.out.println((ok ? "ok    " : "BAD   ") + what + (ok ? "" : ": " + mend));
    }
}
