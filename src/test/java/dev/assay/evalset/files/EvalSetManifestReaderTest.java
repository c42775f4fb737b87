package dev.assay.evalset.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.edge.files.FileText;
import dev.assay.edge.files.Refusal;
import dev.assay.rubric.RubricRef;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvalSetManifestReaderTest {

    @Test
    void reads_every_key() {
        EvalSetManifest manifest = EvalSetManifestReader.read(file("""
                id: catalog-2026-10
                title: Catalogue listings, October
                series: catalog-listings
                release: 2026-10
                rubric: catalog@2.1.0
                """));

        assertThat(manifest)
                .isEqualTo(new EvalSetManifest(
                        "catalog-2026-10",
                        Optional.of("Catalogue listings, October"),
                        Optional.of("catalog-listings"),
                        Optional.of("2026-10"),
                        Optional.of(RubricRef.parse("catalog@2.1.0"))));
    }

    @Test
    void needs_an_id_only() {
        assertThat(EvalSetManifestReader.read(file("{\"id\": \"a\"}")).rubric()).isEmpty();
    }

    @Test
    void names_every_problem_at_once() {
        FileText file = file("name: a\nrelease: 2026\nrubric: catalog\n");

        assertThat(Refusal.briefOf(() -> EvalSetManifestReader.read(file)))
                .containsExactly(
                        "1:1 missing", "1:1 unknown_key /name", "2:10 wrong_type /release", "3:9 bad_value /rubric");
    }

    @Test
    void refuses_a_release_of_no_series() {
        assertThat(Refusal.briefOf(() -> EvalSetManifestReader.read(file("id: a\nrelease: r1\n"))))
                .containsExactly("2:10 conflict /release");
    }

    private static FileText file(String text) {
        return new FileText("evalsets/a/evalset.yaml", text);
    }
}
