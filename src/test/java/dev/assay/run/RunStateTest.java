package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunStateTest {

    @ParameterizedTest
    @CsvSource({
        "queued,    running paused failed cancelled",
        "running,   queued paused succeeded partial failed cancelled",
        "paused,    queued cancelled",
        "partial,   queued cancelled",
        "failed,    queued cancelled",
        "succeeded, ''",
        "cancelled, ''"
    })
    void goes_only_where_it_may(String from, String followers) {
        String reachable = Arrays.stream(RunState.values())
                .filter(RunState.of(from).followers()::contains)
                .map(RunState::word)
                .collect(Collectors.joining(" "));

        assertThat(reachable).isEqualTo(followers);
    }

    @ParameterizedTest
    @EnumSource
    void only_what_waits_or_works_is_not_over(RunState state) {
        boolean goesOnByItself = state == RunState.QUEUED || state == RunState.RUNNING || state == RunState.PAUSED;

        assertThat(state.isOver()).isNotEqualTo(goesOnByItself);
    }

    @ParameterizedTest
    @EnumSource
    void no_state_follows_itself(RunState state) {
        assertThat(state.followers()).doesNotContain(state);
    }

    @Test
    void refuses_a_word_that_is_no_state() {
        assertThatThrownBy(() -> RunState.of("done")).isInstanceOf(IllegalArgumentException.class);
    }
}
