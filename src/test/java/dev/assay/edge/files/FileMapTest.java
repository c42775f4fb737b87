package dev.assay.edge.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FileMapTest {

    @Test
    void reads_the_same_from_yaml_and_from_json() {
        Function<FileMap, Optional<String>> reader = map -> map.text("a");

        assertThat(FileMap.read(new FileText("f.yaml", "a: x\n"), reader)).isEqualTo("x");
        assertThat(FileMap.read(new FileText("f.json", "{\n\t\"a\": \"x\"\n}"), reader))
                .isEqualTo("x");
    }

    @Test
    void reports_every_problem_of_every_key_at_once() {
        FileText file = new FileText("f.yaml", """
                id: a b
                label: 1
                answer: true
                share: 1.5
                count: 2.5
                on: maybe
                kind: nominel
                names: x
                wieght: 2
                """);

        List<FileProblem> problems = Refusal.of(() -> FileMap.read(file, map -> {
            map.require("id", "title");
            map.id("id");
            map.text("label");
            map.text("answer");
            map.number("share", Range.PROBABILITY);
            map.whole("count", 1, 9);
            map.flag("on");
            map.oneOf("kind", Map.of("nominal", 1, "ordinal", 2));
            map.texts("names");
            map.number("weight", Range.POSITIVE);
            map.refuseOthers();
            return Optional.empty();
        }));

        assertThat(Refusal.brief(problems))
                .containsExactly(
                        "1:1 missing",
                        "1:5 bad_id /id",
                        "2:8 wrong_type /label",
                        "3:9 wrong_type /answer",
                        "4:8 out_of_range /share",
                        "5:8 out_of_range /count",
                        "6:5 wrong_type /on",
                        "7:7 unknown_value /kind",
                        "8:8 wrong_type /names",
                        "9:1 unknown_key /wieght");
        assertThat(problems)
                .extracting(FileProblem::hint)
                .contains(
                        Optional.of("quote it: \"1\""),
                        Optional.of("quote it: \"true\""),
                        Optional.of("did you mean 'nominal'?"),
                        Optional.of("did you mean 'weight'?"));
    }

    @Test
    void takes_null_as_absent() {
        FileText file = new FileText("f.yaml", "a: ~\nb: x\n");

        String present = FileMap.read(file, map -> Optional.of(map.has("a") + " " + map.has("b")));

        assertThat(present).isEqualTo("false true");
    }

    @Test
    void complains_about_a_blank_text_once() {
        FileText file = new FileText("f.yaml", "id: ' '\n");

        List<String> problems = Refusal.briefOf(() -> FileMap.read(file, map -> {
            map.require("id");
            return map.id("id");
        }));

        assertThat(problems).containsExactly("1:5 missing /id");
    }

    @Test
    void complains_once_about_what_is_read_twice() {
        FileText file = new FileText("f.yaml", "a: x\n");

        List<String> problems = Refusal.briefOf(() -> FileMap.read(file, map -> {
            map.texts("a");
            map.elements("a");
            return Optional.empty();
        }));

        assertThat(problems).containsExactly("1:4 wrong_type /a");
    }

    @Test
    void refuses_a_file_that_is_no_mapping() {
        assertThat(Refusal.briefOf(() -> FileMap.read(new FileText("f.yaml", "- a\n"), map -> Optional.empty())))
                .containsExactly("1:1 wrong_type");
    }

    @Test
    void does_not_complain_again_about_a_refused_value() {
        FileText file = new FileText("f.yaml", "a: !t x\n");

        List<String> problems = Refusal.briefOf(() -> FileMap.read(file, map -> {
            map.require("a");
            return map.text("a");
        }));

        assertThat(problems).containsExactly("1:4 tag /a");
    }
}
