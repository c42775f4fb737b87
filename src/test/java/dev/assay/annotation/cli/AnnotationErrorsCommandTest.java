package dev.assay.annotation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationErrorsCommandTest {

    private static List<String> lines(String json) throws JsonProcessingException {
        return AnnotationErrorsCommand.lines(new ObjectMapper().readTree(json));
    }

    @Test
    void says_how_much_better_the_queue_is_than_a_random_one() throws JsonProcessingException {
        assertThat(lines("""
                        {"known":40,"wrong":8,"candidates":100,"expected":{"ofSuspects":0.9,"atRandom":0.21},
                         "suspects":[{"itemId":"a","annotator":"ann_1","probability":0.9,
                           "criteria":[{"criterion":"category","probability":0.8,"evidence":["One.","Two."]}]}],
                         "annotators":[{"name":"ann_1","known":12,"wrong":3,
                           "errorRate":{"value":0.24,"lower":0.1,"upper":0.4}},
                           {"name":"ann_2","known":0,"wrong":0,"errorRate":{"undefined":"no annotation of known quality"}}],
                         "unlearnt":{"defect":"of 3 known annotations 0 are wrong"}}
                        """))
                .containsExactly(
                        "8 of 40 annotations with gold are wrong; 100 are unlabelled. Of the first 1 below about 1 should be"
                                + " wrong, of 1 drawn at random about 0.",
                        "  0.90  a  by ann_1",
                        "     category: One. Two.",
                        "error rates, of whole annotations with gold:",
                        "  ann_1  0.240 [0.100, 0.400]  ·  3 of 12 known",
                        "  ann_2  unknown (no annotation of known quality)  ·  0 of 0 known",
                        "nothing learnt on defect: of 3 known annotations 0 are wrong");
    }
}
