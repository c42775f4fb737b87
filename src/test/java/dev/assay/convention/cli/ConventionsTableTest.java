package dev.assay.convention.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConventionsTableTest {

    private static List<String> lines(String json) throws JsonProcessingException {
        return ConventionsTable.lines(new ObjectMapper().readTree(json));
    }

    @Test
    void a_clause_names_its_weakest_slices_and_what_a_version_changed() throws JsonProcessingException {
        assertThat(lines("""
                {"split":"calibration","heldOut":false,"gold":"gold_1","sampling":"random","gaps":[],
                 "clauses":[{"clause":"DEF-3.1","criterion":"defect",
                  "adherence":{"value":0.9375,"lower":0.9,"upper":0.96,"n":320},
                  "by":{"language":[{"value":"de","adherence":{"value":0.98,"lower":0.9,"upper":1,"n":100}},
                                    {"value":"it","adherence":{"value":0.8,"lower":0.7,"upper":0.87,"n":90}},
                                    {"value":"nl","adherence":{"undefined":"not enough data","n":3}}],
                        "vendor":[{"value":"x","adherence":{"undefined":"not enough data","n":3}}]},
                  "changes":[{"from":"1.3","to":"1.4","before":{"value":0.9,"n":100},"after":{"value":0.95,"n":90},
                   "difference":{"value":0.05,"lower":-0.01,"upper":0.11,"n":190},
                   "by":{"annotator":[{"value":"a_1","difference":{"value":-0.2,"lower":-0.3,"upper":-0.1},"adjustedP":0.012},
                                      {"value":"a_2","difference":{"value":-0.1,"lower":-0.2,"upper":0.1},"adjustedP":0.6}]}}]}]}
                """))
                .containsExactly(
                        "calibration · gold gold_1 · sampling random",
                        "",
                        "DEF-3.1 · defect: kept in 0.94 [0.90, 0.96] of 320 items",
                        "  language, lowest first, 1 more left out",
                        "    it: 0.80 [0.70, 0.87] of 90 items",
                        "    de: 0.98 [0.90, 1.00] of 100 items",
                        "  version 1.3 → 1.4: 0.90 (no interval) → 0.95 (no interval), difference +0.05 [-0.01, +0.11]",
                        "    annotator a_1: -0.20 [-0.30, -0.10], adjusted p 0.012",
                        "",
                        "judges, gap between the highest and the lowest slice");
    }

    @Test
    void gaps_that_could_not_be_measured_are_counted_not_shown() throws JsonProcessingException {
        assertThat(lines("""
                {"split":"holdout","heldOut":true,"gold":"gold_1","sampling":"convenience","clauses":[],
                 "gaps":[{"judge":"strict","criterion":"tone","by":"language","measure":"specificity",
                  "gap":{"difference":{"value":0.1,"lower":0.01,"upper":0.2,"n":90},"highest":"de","lowest":"it",
                         "adjustedP":0.04,"pairs":10}},
                  {"judge":"strict","criterion":"tone","by":"vendor","measure":"sensitivity",
                  "gap":{"difference":{"undefined":"fewer than two slices with enough data","n":4}}}]}
                """))
                .containsExactly(
                        "holdout, a look · gold gold_1 · sampling convenience",
                        "no criterion of the rubric names a clause of the convention",
                        "",
                        "judges, gap between the highest and the lowest slice",
                        "  strict · tone · language · specificity: 0.10 [0.01, 0.20], highest de, lowest it,"
                                + " adjusted p 0.040 over 10 pairs",
                        "  1 not measured: fewer than two slices with enough data");
    }

    @Test
    void what_others_wrote_cannot_move_the_text_beside_it() throws JsonProcessingException {
        assertThat(lines("""
                {"split":"all","gold":"gold_1","sampling":"random","gaps":[],
                 "clauses":[{"clause":"A-1","criterion":"tone\\u202e","adherence":{"value":1,"n":20},
                  "by":{"vendor":[{"value":"x\\ny","adherence":{"value":1,"n":20}}]},"changes":[]}]}
                """))
                .contains(
                        "A-1 · tone⟦U+202E⟧: kept in 1.00 (no interval) of 20 items",
                        "    x y: 1.00 (no interval) of 20 items");
    }
}
