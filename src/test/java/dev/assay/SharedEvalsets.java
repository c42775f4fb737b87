package dev.assay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real evalsets that lie beside the repository on some machines; tests that need them are skipped elsewhere. */
public final class SharedEvalsets {

    private SharedEvalsets() {}

    /** A file of an evalset; ends the test as skipped where it is absent. */
    public static Path file(String evalset, String name) {
        Path file = Path.of("..", "shared", "evalsets", evalset, name);
        assumeTrue(Files.exists(file), () -> "skipped: " + file + " is not here");
        return file;
    }
}
