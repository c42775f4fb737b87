package dev.assay.rubric.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.edge.files.FileText;
import dev.assay.rubric.Rubric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RubricTextTest {

    static List<Path> bundled() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("rubrics"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    private static Rubric read(String text) {
        return RubricReader.read(new FileText("draft", text));
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void reads_back_as_the_same_rubric(Path file) throws IOException {
        Rubric rubric = RubricReader.read(FileText.read(file));

        assertThat(read(RubricText.of(rubric)).fingerprint()).isEqualTo(rubric.fingerprint());
    }

    @Test
    void words_that_a_file_could_take_for_something_else_stay_words() {
        Rubric rubric = read("""
                id: odd
                version: 1.0.0
                title: "1.20"
                criteria:
                  - id: a
                    question: "yes: # no\\n\\ttab \\u202e </textarea>"
                    scale: {type: nominal, labels: ["no", "1", "null", "~"], passing: ["no"]}
                    weight: 0.5
                """);

        assertThat(read(RubricText.of(rubric)).fingerprint()).isEqualTo(rubric.fingerprint());
    }

    @Test
    void a_person_finds_the_keys_in_the_order_of_a_file_and_whole_numbers_without_a_point() throws IOException {
        String text = RubricText.of(RubricReader.read(FileText.read(Path.of("rubrics", "catalog-listing.yaml"))));

        assertThat(text)
                .startsWith("id: catalog-listing\nversion: 2.1.0\ntitle: ")
                .contains("weight: 2\n");
    }
}
