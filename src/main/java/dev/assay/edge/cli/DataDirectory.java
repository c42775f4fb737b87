package dev.assay.edge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.edge.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The directory that holds the database; one process at a time may hold it. */
public final class DataDirectory {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    public DataDirectory(Path directory) {
        this.directory = directory;
    }

    /** The directory that the environment or the property names, else {@code ~/.assay}. */
    public static DataDirectory configured() {
        String stated = Settings.value("ASSAY_DATA_DIR").orElse(System.getProperty("user.home") + "/.assay");
        return new DataDirectory(Path.of(stated).toAbsolutePath().normalize());
    }

    public Path path() {
        return directory;
    }

    /** Holds the directory until closed. */
    public static final class Hold implements AutoCloseable {

        private final Path notice;
        private final FileChannel channel;

        private Hold(Path notice, FileChannel channel) {
            this.notice = notice;
            this.channel = channel;
        }

        /** Tells other commands where the service that holds the directory can be reached. */
        public void announce(URI service) throws IOException {
            Files.writeString(
                    notice,
                    JSON.writeValueAsString(Map.of(
                            "url",
                            service.toString(),
                            "pid",
                            ProcessHandle.current().pid())));
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(notice);
                channel.close();
            } catch (IOException ending) {
                // The process ends; the operating system gives the lock back.
            }
        }
    }

    /** Takes the directory; empty when another process holds it. */
    public Optional<Hold> take() {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve("assay.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new Hold(notice(), channel));
        } catch (IOException unusable) {
            throw new CommandFailure(
                    ExitCode.INVALID,
                    "cannot use the data directory " + directory + " (" + unusable + "); set ASSAY_DATA_DIR");
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    /** Where the service that holds the directory says it listens. */
    public Optional<URI> holder() {
        try {
            JsonNode said = JSON.readTree(Files.readString(notice()));
            return Optional.of(URI.create(said.path("url").asText()));
        } catch (IOException | IllegalArgumentException saysNothing) {
            return Optional.empty();
        }
    }

    private Path notice() {
        return directory.resolve("service.json");
    }
}
