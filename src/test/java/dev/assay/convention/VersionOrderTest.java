package dev.assay.convention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VersionOrderTest {

    @Test
    void orders_versions_as_people_number_them() {
        List<String> ordered = List.of("1.4", "1.4.1", "1.9", "1.10", "1.x", "2", "2026.10", "draft");
        List<String> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(3));

        shuffled.sort(new VersionOrder());

        assertThat(shuffled).isEqualTo(ordered);
    }

    @Test
    void tells_different_spellings_of_a_number_apart() {
        assertThat(new VersionOrder().compare("1.04", "1.4")).isNegative();
        assertThat(new VersionOrder().compare("1.4", "1.04")).isPositive();
        assertThat(new VersionOrder().compare("1.4", "1.4")).isZero();
    }
}
