package dev.assay.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.assay.wiring.cli.AssayCommand;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ReplayTableTest {

    private static final String RESULT = """
            {"id":"replay_1","status":"succeeded","run":"run_1","replayRun":"run_2","judge":"strict-gpt","evalset":"support",
             "from":{"rubric":"tone@1.0.0"},"to":{"rubric":"tone@1.1.0"},"state":"draft",
             "diff":{"required":"minor"},"draftsTried":3,"items":19,"leftOut":{"quoted":1,"shown":0,"notJudged":2},
             "changes":[
               {"itemId":"i03","criterion":"tone","gold":"rude","before":"polite","after":"rude","wasRight":false,"isRight":true},
               {"itemId":"i10","criterion":"tone","gold":"polite","before":"polite","after":"rude","wasRight":true,"isRight":false},
               {"itemId":"i11","criterion":"tone","gold":"polite","before":"polite","after":"abstained","wasRight":true}],
             "agreement":[{"criterion":"tone","pairs":18,"mended":1,"broken":1,
               "worseOn":[{"gold":"polite","broken":1,"mended":0}],
               "before":{"percent":{"value":0.8,"lower":0.6,"upper":0.9},"kappa":{"undefined":"one class only","n":18}},
               "after":{"percent":{"value":0.9,"lower":0.7,"upper":0.97},"kappa":{"value":0.5,"lower":0.1,"upper":0.8}},
               "difference":{"percent":{"value":0.1,"lower":-0.05,"upper":0.25},"kappa":{"undefined":"undefined for one of the two","n":18}},
               "coverage":{"before":{"abstained":0,"unreadable":0,"failed":0},"after":{"abstained":1,"unreadable":0,"failed":0}}}],
             "warnings":["tone has 18 pairs: below 30 an interval says little"],
             "caveat":"Whoever wrote the draft may have seen these items."}
            """;

    private static JsonNode result() throws JsonProcessingException {
        return new ObjectMapper().readTree(RESULT);
    }

    @Test
    void prints_agreement_then_what_got_worse_then_the_verdicts_that_change() throws JsonProcessingException {
        assertThat(ReplayTable.of(result())).isEqualTo("""
                strict-gpt on 19 calibration items of support, tone@1.0.0 -> tone@1.1.0 (minor step), draft
                left out: 1 quoted in the rubric, 0 shown as examples, 2 not judged before; drafts tried on this gold: 3

                tone, 18 pairs
                  agreement          before                 after                  difference
                  percent            0.80 [0.60, 0.90]      0.90 [0.70, 0.97]      +0.10 [-0.05, +0.25]
                  kappa              undefined: one class only 0.50 [0.10, 0.80]      undefined: undefined for one of the two
                  3 verdicts change: 1 mended, 1 broken; without a label before 0, after 1
                  worse on gold polite: 1 broken, 0 mended

                  item                     criterion        gold           before         after
                  i03                      tone             rude           polite         rude           mended
                  i10                      tone             polite         polite         rude           BROKEN
                  i11                      tone             polite         polite         abstained

                warning: tone has 18 pairs: below 30 an interval says little
                Whoever wrote the draft may have seen these items.
                replay replay_1, run run_2
                """);
    }

    @Test
    void stays_on_one_screen_and_says_how_much_is_left() throws JsonProcessingException {
        JsonNode result = result();
        ArrayNode changes = (ArrayNode) result.path("changes");
        for (int i = 3; i < 25; i++) {
            changes.add(changes.path(0).deepCopy());
        }

        String table = ReplayTable.of(result);

        assertThat(table).contains("  and 5 more; --json shows all\n");
        assertThat(table.lines().count()).isLessThan(40);
    }

    @Test
    void stands_under_the_command_for_rubrics() {
        CommandLine rubric = AssayCommand.commandLine().getSubcommands().get("rubric");

        assertThat(rubric.getSubcommands()).containsKeys("lint", "diff", "replay");
    }
}
