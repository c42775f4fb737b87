package dev.assay.edge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private final List<Integer> rows =
            new ArrayList<>(IntStream.rangeClosed(1, 10).boxed().toList());
    private int reads;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 10, 11})
    void hands_on_every_row_once_whatever_the_size_of_a_page(int size) {
        assertThat(new Pages<>(size, this::after).rows()).containsExactlyElementsOf(rows);
    }

    @Test
    void has_no_page_where_there_is_no_row() {
        rows.clear();

        assertThat(new Pages<>(3, this::after)).isEmpty();
    }

    @Test
    void reads_a_page_only_when_it_is_asked_for() {
        var pages = new Pages<>(3, this::after).iterator();

        assertThat(pages.next()).containsExactly(1, 2, 3);
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void meets_a_row_that_came_in_further_on() {
        var pages = new Pages<>(4, this::after).iterator();
        pages.next();
        rows.add(11);

        assertThat(pages.next()).containsExactly(5, 6, 7, 8);
        assertThat(pages.next()).containsExactly(9, 10, 11);
        assertThat(pages.hasNext()).isFalse();
    }

    private List<Integer> after(Optional<Integer> last, int limit) {
        reads++;
        return rows.stream().filter(row -> row > last.orElse(0)).limit(limit).toList();
    }
}
