package dev.assay.edge.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileTextTest {

    @Test
    void drops_a_byte_order_mark() throws IOException {
        FileText file = FileText.read("rubric.yaml", stream(0xEF, 0xBB, 0xBF, 'i', 'd'));

        assertThat(file.text()).isEqualTo("id");
    }

    @Test
    void names_the_first_byte_that_is_not_utf8() {
        // "id: é" in UTF-8, a line break, then "x" and a Latin-1 é.
        InputStream in = stream('i', 'd', ':', ' ', 0xC3, 0xA9, '\n', 'x', 0xE9, '\n');

        List<FileProblem> problems = Refusal.of(() -> FileText.read("rubric.yaml", in));

        assertThat(problems)
                .extracting(FileProblem::toString)
                .containsExactly("rubric.yaml:2:2: bad_utf8: byte 0xE9 does not belong to any UTF-8 character"
                        + " (save the file as UTF-8)");
    }

    @Test
    void refuses_a_character_that_is_cut_off_at_the_end() {
        assertThat(Refusal.briefOf(() -> FileText.read("rubric.yaml", stream('a', 0xC3))))
                .containsExactly("1:2 bad_utf8");
    }

    @Test
    void refuses_more_than_a_megabyte() {
        InputStream in =
                new ByteArrayInputStream("x".repeat(FileText.MAX_BYTES + 1).getBytes(UTF_8));

        assertThat(Refusal.briefOf(() -> FileText.read("rubric.yaml", in))).containsExactly("1:1 too_large");
    }

    private static InputStream stream(int... bytes) {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return new ByteArrayInputStream(content);
    }
}
