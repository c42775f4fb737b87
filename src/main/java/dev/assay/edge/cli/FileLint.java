package dev.assay.edge.cli;

import dev.assay.edge.files.InvalidFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Checks files one after the other and prints every problem of all of them. */
public final class FileLint {

    private FileLint() {}

    /** Reads a file and says in a few words what it holds. */
    @FunctionalInterface
    public interface Check {

        String read(Path file) throws IOException;
    }

    /** The exit code: 0 when every file is good, 2 when any is not. */
    public static int check(List<Path> files, Check check) {
        boolean good = true;
        for (Path file : files) {
            try {
                System.out.println(file + ": ok, " + check.read(file));
            } catch (InvalidFile invalid) {
                good = false;
                invalid.problems().forEach(System.out::println);
            } catch (NoSuchFileException missing) {
                good = false;
                System.out.println(file + ": no such file");
            } catch (IOException unreadable) {
                good = false;
                System.out.println(file + ": " + unreadable.getMessage());
            }
        }
        return (good ? ExitCode.OK : ExitCode.INVALID).code();
    }
}
