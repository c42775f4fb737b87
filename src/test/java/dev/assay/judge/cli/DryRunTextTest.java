package dev.assay.judge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class DryRunTextTest {

    @Test
    void shows_prompt_reply_verdict_and_price() throws Exception {
        String text = DryRunText.of(new ObjectMapper().readTree("""
                [{"prompt":{"system":"You check.","user":"The work:\\nBye."},
                  "raw":["{\\"model\\":\\"m\\"}"],
                  "verdict":{"judge":"strict","criterion":"tone","sample":1,"swapped":true,"status":"scored",
                             "label":"rude","confidence":0.8,"rationale":"Short.","evidence":["Bye."],"flags":[]},
                  "cost":0.0018}]"""));

        assertThat(text).isEqualTo("""
                === strict on tone, sample 1, swapped
                --- system
                You check.
                --- user
                The work:
                Bye.
                --- reply, as received
                {"model":"m"}
                --- verdict
                scored: rude
                confidence: 0.8
                rationale: Short.
                evidence: ["Bye."]
                cost: 0.0018

                """);
    }

    @Test
    void says_why_there_is_no_label() throws Exception {
        String text = DryRunText.of(new ObjectMapper().readTree("""
                [{"raw":[],"verdict":{"judge":"j","criterion":"c","status":"unreadable","reason":"off_scale"},
                  "cost":0}]"""));

        assertThat(text).contains("unreadable: no label, off_scale").doesNotContain("--- system");
    }

    @Test
    void lets_no_reply_steer_the_terminal() throws Exception {
        String text = DryRunText.of(new ObjectMapper().readTree("""
                [{"raw":["\\u001b[2Jgone"],"verdict":{"judge":"j","criterion":"c","status":"failed","reason":"timeout"},
                  "cost":0}]"""));

        assertThat(text).contains("⟦U+001B⟧[2Jgone").doesNotContain("\u001b");
    }
}
