import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Generates all bundled evalsets and either writes them or compares them with what is there. */
public final class Generate {

    private Generate() {}

    /** Returns the exit status: 0 when everything holds, 1 when not, 2 for arguments that are not understood. */
    public static int run(Path here, String[] arguments) throws IOException {
        String wanted = arguments.length == 0 ? "--check" : arguments[0];
        if (arguments.length > 1 || !List.of("--check", "--write").contains(wanted)) {
            System.err.println("usage: java evalsets/generator/CatalogListings.java [--check|--write]");
            return 2;
        }
        Catalog catalog = Catalog.generate(here.resolve("texts"));
        ReplyPairs pairs = ReplyPairs.generate(here.resolve("texts"));
        SummaryScores scores = SummaryScores.generate(here.resolve("texts"));
        List<Evalset> evalsets = new ArrayList<>(catalog.evalsets());
        evalsets.add(pairs.evalset());
        evalsets.add(scores.evalset());
        if (wanted.equals("--write")) {
            write(here.getParent(), evalsets);
        }
        Checks checks = new Checks();
        CatalogChecks catalogChecks = new CatalogChecks(catalog, checks);
        catalogChecks.run();
        pairs.check(checks);
        scores.check(checks);
        checks.heading("files");
        compare(here.getParent(), evalsets, checks);
        for (Release release : Release.ALL) {
            quoted(here.resolveSibling(release.evalset()), catalogChecks.figures(release), checks);
        }
        quoted(here.resolveSibling("reply-pairs"), pairs.figures(), checks);
        quoted(here.resolveSibling("summary-scores"), scores.figures(), checks);
        System.out.println(checks.table());
        System.out.println(checks.allHold() ? "\nall checks hold" : "\nsome checks do NOT hold");
        return checks.allHold() ? 0 : 1;
    }

    private static void write(Path evalsets, List<Evalset> generated) throws IOException {
        for (Evalset evalset : generated) {
            Path folder = Files.createDirectories(evalsets.resolve(evalset.id()));
            for (Map.Entry<String, String> file : evalset.files().entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
            }
        }
    }

    private static void compare(Path evalsets, List<Evalset> generated, Checks checks) throws IOException {
        for (Evalset evalset : generated) {
            for (Map.Entry<String, String> file : evalset.files().entrySet()) {
                Path committed = evalsets.resolve(evalset.id()).resolve(file.getKey());
                checks.same(evalset.id() + "/" + file.getKey(), read(committed).equals(file.getValue()));
            }
        }
    }

    /** A README quotes the figures, so it must quote the right ones. */
    private static void quoted(Path evalset, List<String> figures, Checks checks) throws IOException {
        String readme = read(evalset.resolve("README.md"));
        boolean isQuoted = figures.stream().allMatch(readme::contains);
        checks.same(evalset.getFileName() + "/README.md", isQuoted);
        if (!isQuoted) {
            System.err.println("expected in " + evalset.getFileName() + "/README.md:\n" + String.join("\n", figures));
        }
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    }
}
