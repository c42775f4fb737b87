package dev.assay.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bundled listings of September and October in a series of their own, with gold and a run of three judges on October. */
public final class BundledReleases {

    private static @Nullable BundledReleases loaded;

    private final String rubric = Client.fresh("listing");
    private final String series = Client.fresh("series");
    private final String september;
    private final String run;
    private final List<String> judges;

    private BundledReleases() {
        // the judges are recorded ones: nobody is asked with the prompt
        Client.postRubric(text(Path.of("rubrics", "catalog-listing.yaml"))
                        .replace("id: catalog-listing\n", "id: " + rubric + "\n")
                        .replace("prompt: catalog-listing\n", ""))
                .then()
                .statusCode(201);
        september = resolved("2026-09");
        judges = List.of(seated("synthetic-lenient"), seated("synthetic-strict"), seated("synthetic-good"));
        run = Client.run(resolved("2026-10"), rubric, "", judges.toArray(String[]::new));
    }

    /** Loaded once for all tests that only read; a holdout stays unopened only for who does not ask for it. */
    public static synchronized BundledReleases loaded() {
        BundledReleases releases = loaded == null ? new BundledReleases() : loaded;
        loaded = releases;
        return releases;
    }

    static BundledReleases loadedAnew() {
        return new BundledReleases();
    }

    String rubric() {
        return rubric;
    }

    String september() {
        return september;
    }

    /** On October. */
    public String run() {
        return run;
    }

    String lenient() {
        return judges.get(0);
    }

    String strict() {
        return judges.get(1);
    }

    private String resolved(String month) {
        String id = Client.fresh("listings-" + month);
        Client.postJson("/v1/evalsets", "{\"id\":\"%s\",\"series\":\"%s\"}".formatted(id, series))
                .then()
                .statusCode(201);
        lines(id, month, "items");
        Client.freeze(id);
        lines(id, month, "labels");
        lines(id, month, "verdicts");
        Client.gold(id, rubric);
        return id;
    }

    private static void lines(String id, String month, String kind) {
        String lines = text(Path.of("evalsets", "catalog-listings-" + month, kind + ".jsonl"));
        Client.postLines("/v1/evalsets/" + id + "/" + kind, lines).then().statusCode(200);
    }

    private static String seated(String recorded) {
        String id = Client.fresh(recorded);
        Client.putJudge(id, Client.recordedJudge(id).replace("judge: " + id, "judge: " + recorded))
                .then()
                .statusCode(201);
        return id;
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
