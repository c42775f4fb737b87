package dev.assay.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageAddressTest {

    private static final PageAddress PAGE = PageAddress.of("run_1", "clusters");

    @Test
    void says_what_is_shown_and_nothing_else() {
        assertThat(PAGE.path()).isEqualTo("/runs/run_1/clusters");
        assertThat(PAGE.with("judge", Optional.of("a"))
                        .with("split", Optional.of("all"))
                        .path())
                .isEqualTo("/runs/run_1/clusters?judge=a&split=all");
    }

    @Test
    void a_name_cannot_add_a_parameter_or_leave_the_path() {
        assertThat(PAGE.with("judge", Optional.of("a b&split=holdout#\"<")).path())
                .isEqualTo("/runs/run_1/clusters?judge=a%20b%26split%3Dholdout%23%22%3C");
        assertThat(PageAddress.of("../x?y", "clusters").path()).isEqualTo("/runs/..%2Fx%3Fy/clusters");
    }

    @Test
    void a_parameter_is_taken_back_by_leaving_it_out() {
        PageAddress ofJudge = PAGE.with("judge", Optional.of("a"));

        assertThat(ofJudge.with("judge", Optional.empty())).isEqualTo(PAGE);
        assertThat(ofJudge.with("judge", Optional.of("b")).path()).isEqualTo("/runs/run_1/clusters?judge=b");
    }
}
