package dev.assay.stats.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often intervals hold the truth. The slow test computes the table of docs/statistics.md from fixed seeds, says where a figure misses
 * its aim, and writes the table with {@code -Dassay.write.coverage=true}; without it, the page must show what was computed.
 */
class CoverageTableTest {

    static final int REPLICATES = Integer.getInteger("assay.coverage.replicates", 2000);

    private static final Path PAGE = Path.of("docs/statistics.md");
    private static final String BEGIN = "<!-- coverage: begin -->\n";
    private static final String END = "<!-- coverage: end -->\n";

    private static final double LEAST = 0.93;
    private static final double MOST = 0.97;
    private static final double MOST_ONE_SIDED = 0.06;
    private static final int LEAST_SETTINGS = 8;
    private static final int ENOUGH_OF_RARER_CLASS = 10;

    static final List<Setting> SETTINGS = List.of(
            new Setting(40, 0.5, 1, 1),
            new Setting(40, 0.1, 1, 1),
            new Setting(100, 0.3, 1, 1),
            new Setting(100, 0.1, 1, 1),
            new Setting(200, 0.05, 1, 1),
            new Setting(400, 0.1, 1, 1),
            new Setting(1000, 0.05, 1, 1),
            new Setting(1000, 0.5, 1, 1),
            new Setting(300, 0.3, 3, 1),
            new Setting(400, 0.1, 4, 1),
            new Setting(300, 0.2, 1, 0.25),
            new Setting(600, 0.1, 1, 0.2),
            new Setting(600, 0.2, 3, 0.4));

    @Test
    @Tag("slow")
    void intervals_hold_the_truth_as_often_as_the_page_says() throws IOException {
        StringBuilder table =
                new StringBuilder("| measure | setting | rarer class | covered | lower misses | upper misses"
                        + " | no interval |\n|---|---|---|---|---|---|---|\n");
        SoftAssertions aims = new SoftAssertions();
        for (Simulated measure : Simulated.values()) {
            int inRange = 0;
            for (Setting setting : SETTINGS) {
                if (measure.appliesTo(setting)) {
                    Coverage coverage = Coverage.of(measure, setting, REPLICATES);
                    table.append(row(measure, setting, coverage));
                    if (setting.expectedOfRarerClass() >= ENOUGH_OF_RARER_CLASS) {
                        double covered = coverage.share(coverage.covered());
                        inRange += covered >= LEAST && covered <= MOST ? 1 : 0;
                        aims.assertThat(covered)
                                .as(measure.title() + ", " + setting.name())
                                .isGreaterThanOrEqualTo(LEAST);
                    }
                }
            }
            aims.assertThat(inRange)
                    .as(measure.title())
                    .isGreaterThanOrEqualTo(Math.min(LEAST_SETTINGS, settingsOf(measure)));
        }

        if (Boolean.getBoolean("assay.write.coverage")) {
            String page = Files.readString(PAGE);
            Files.writeString(
                    PAGE,
                    page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                            + table
                            + page.substring(page.indexOf(END)));
        }
        aims.assertThat(Files.readString(PAGE)).contains(table);
        aims.assertAll();
    }

    private static int settingsOf(Simulated measure) {
        return (int) SETTINGS.stream()
                .filter(measure::appliesTo)
                .filter(setting -> setting.expectedOfRarerClass() >= ENOUGH_OF_RARER_CLASS)
                .count();
    }

    private static String row(Simulated measure, Setting setting, Coverage coverage) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.0f | %s | %s | %s | %s |%n",
                measure.title(),
                setting.name(),
                setting.expectedOfRarerClass(),
                marked(coverage.share(coverage.covered()), LEAST, MOST),
                marked(coverage.share(coverage.lowerAbove()), 0, MOST_ONE_SIDED),
                marked(coverage.share(coverage.upperBelow()), 0, MOST_ONE_SIDED),
                percent(coverage.undefinedShare()));
    }

    /** Bold where the aim is missed. */
    private static String marked(double share, double least, double most) {
        return share < least || share > most ? "**" + percent(share) + "**" : percent(share);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    /** The page cannot lose a row or a measure without anybody noticing. */
    @Test
    void the_page_has_a_row_for_every_measure_in_every_setting() throws IOException {
        String page = Files.readString(PAGE);
        String table = page.substring(page.indexOf(BEGIN), page.indexOf(END));
        List<String> rows = new ArrayList<>();
        for (Simulated measure : Simulated.values()) {
            for (Setting setting : SETTINGS) {
                if (measure.appliesTo(setting)) {
                    rows.add("| " + measure.title() + " | " + setting.name() + " |");
                }
            }
        }

        assertThat(rows).allSatisfy(row -> assertThat(table).contains(row));
    }
}
