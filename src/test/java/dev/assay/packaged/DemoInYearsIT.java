package dev.assay.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundled labels carry dates of 2026 for good; the demo's gates say the same whenever somebody tries it. */
@Tag("slow")
class DemoInYearsIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"P400D", "P1826D"})
    void says_the_same_of_its_gates(String ahead) throws Exception {
        saysTheSame(ahead);
    }

    @Test
    void says_the_same_on_data_that_have_grown_old() throws Exception {
        saysTheSame("PT0S");
        saysTheSame("P400D");
    }

    private void saysTheSame(String ahead) throws Exception {
        PackagedAssay assay =
                new PackagedAssay(folder.resolve("data"), Map.of("ASSAY_PORT", "0", "ASSAY_CLOCK_AHEAD", ahead));

        PackagedAssay.Result demo = assay.run("demo", "--exit");

        assertThat(demo.exitCode()).as(demo.err()).isZero();
        assertThat(demo.out())
                .contains("catalog-listings-release · PASS")
                .contains("catalog-listings-premium · FAIL")
                .contains("catalog-listings-condition · INCONCLUSIVE");
    }
}
