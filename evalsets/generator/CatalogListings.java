import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Writes or checks the bundled evalsets: {@code java evalsets/generator/CatalogListings.java [--check|--write]}.
 *
 * <p>A single-file launch compiles one file only, so this one compiles its neighbours in {@code src} before it calls
 * {@code Generate}. It needs a JDK and nothing else, and is started in the folder that holds {@code evalsets}.
 */
final class CatalogListings {

    private static final Path HERE = Path.of("evalsets", "generator");

    private CatalogListings() {}

    public static void main(String[] arguments) throws Exception {
        if (!Files.isDirectory(HERE)) {
            System.err.println("start this in the folder that holds " + HERE);
            System.exit(2);
        }
        Path classes = Files.createTempDirectory("catalog-listings");
        int status;
        try {
            compile(classes);
            status = run(classes, arguments);
        } finally {
            remove(classes);
        }
        System.exit(status);
    }

    private static void compile(Path classes) throws IOException {
        List<String> options = List.of("-encoding", "UTF-8", "--release", "17", "-proc:none", "-d", classes.toString());
        try (Stream<Path> files = Files.list(HERE.resolve("src"))) {
            Stream<String> sources = files.map(Path::toString).filter(name -> name.endsWith(".java"));
            String[] command = Stream.concat(options.stream(), sources.sorted()).toArray(String[]::new);
            if (ToolProvider.getSystemJavaCompiler().run(null, null, null, command) != 0) {
                throw new IllegalStateException("the generator's sources do not compile");
            }
        }
    }

    private static int run(Path classes, String[] arguments) throws Exception {
        URL[] path = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            return (int) loader.loadClass("Generate")
                    .getMethod("run", Path.class, String[].class)
                    .invoke(null, HERE, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
