package dev.assay.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Random bytes that belong to a data directory, made once: what prompts' fences are derived from. */
@ApplicationScoped
class InstallationSecret {

    private static final int BYTES = 32;

    private final Path file;

    InstallationSecret(@ConfigProperty(name = "assay.data.dir") String dataDir) {
        this.file = Path.of(dataDir, "secret");
    }

    byte[] bytes() {
        try {
            if (!Files.exists(file)) {
                create();
            }
            return Files.readAllBytes(file);
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot keep the installation's secret in " + file, unusable);
        }
    }

    private void create() throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.write(file, secret, StandardOpenOption.CREATE_NEW);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (FileAlreadyExistsException anotherThreadWasFaster) {
            // The one that is there is as good as ours.
        } catch (UnsupportedOperationException notPosix) {
            // The directory's own permissions have to do.
        }
    }
}
