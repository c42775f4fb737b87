package dev.assay.disagreement.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class AttributionCommandTest {

    @Test
    void shows_each_judges_criteria_by_their_share() throws JsonProcessingException {
        assertThat(AttributionCommand.lines(new ObjectMapper().readTree("""
                        {"judges":[{"judge":"strict","alike":90,"differing":10,"stricter":8,"moreLenient":2,"criteria":[
                          {"criterion":"category","share":{"value":0.7,"lower":0.5,"upper":0.85}},
                          {"criterion":"tone","share":{"undefined":"no item decided differently"}}]}]}
                        """)))
                .containsExactly(
                        "strict: 10 of 100 items decided otherwise, 8 failed and 2 passed by the judge alone",
                        "  category  0.70 [0.50, 0.85]",
                        "  tone  undefined, no item decided differently");
    }
}
