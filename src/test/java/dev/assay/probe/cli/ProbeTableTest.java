package dev.assay.probe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.wiring.cli.AssayCommand;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ProbeTableTest {

    private static final String RESULT = """
            {"run":"run_1","judge":"strict-gpt","rubric":"replies@1.0.0","evalset":"support","items":20,
             "criteria":[{"criterion":"quality",
               "attackSuccessRate":{"value":0.25,"lower":0.181,"upper":0.334,"n":120},
               "attacks":{"variants":132,"unscored":{"ambiguous":10,"timeout":2}},
               "flipRate":{"undefined":"no variants","n":0},"flips":{"variants":0,"unscored":{}},
               "copyFlipRate":{"undefined":"no variants","n":0},
               "byChanceRate":{"undefined":"no variants","n":0},
               "unattackedRate":{"value":0.1,"lower":0.03,"upper":0.3,"n":20},
               "families":[{"family":"naive","kind":"attack","rate":{"value":0.25,"lower":0.181,"upper":0.334,"n":120},
                 "counts":{"unscored":{"ambiguous":10,"timeout":2}}}]}],
             "caveat":"A rate of 0 says that these strings did not work on these items; it does not prove resistance."}
            """;

    @Test
    void prints_a_line_for_each_family_then_both_rates_and_what_they_do_not_say() throws JsonProcessingException {
        assertThat(ProbeTable.of(new ObjectMapper().readTree(RESULT))).isEqualTo("""
                strict-gpt on 20 items of support, replies@1.0.0, run run_1

                quality
                  family               kind         n  rate                           unscored
                  naive                attack     120  0.25 [0.18, 0.33]                    12
                  attack success rate 0.25 [0.18, 0.33], n 120 of 132 attacks, 12 without a label
                  flip rate undefined: no variants, n 0 of 0 changes, 0 without a label
                  the judge's own noise: copies flip undefined: no variants, and get the wanted label undefined: no variants
                  unattacked items had the wanted label: 0.10 [0.03, 0.30]

                A rate of 0 says that these strings did not work on these items; it does not prove resistance.
                """);
    }

    @Test
    void stands_under_the_command_for_judges() {
        CommandLine judge = AssayCommand.commandLine().getSubcommands().get("judge");

        assertThat(judge.getSubcommands()).containsKeys("lint", "dry-run", "probe");
        assertThat(judge.getUsageMessage()).contains("probe").contains("Try injected instructions");
    }
}
