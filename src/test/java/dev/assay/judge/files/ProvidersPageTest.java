package dev.assay.judge.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.edge.files.FileText;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page says of each provider is what the reader takes. */
class ProvidersPageTest {

    private static final Path PAGE = Path.of("docs/how-to/add-a-judge.md");

    @ParameterizedTest
    @EnumSource(Provider.class)
    void says_of_each_provider_what_the_reader_takes(Provider provider) throws IOException {
        String[] row = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `" + provider.word() + "` |"))
                .map(line -> line.split("\\|"))
                .findFirst()
                .orElseThrow();
        String address = row[2].strip().replace("`", "");
        String judge =
                "id: x\nkind: chat\nprovider: " + provider.word() + "\nmodel: m\nparameters: {maxOutputTokens: 1}\n"
                        + (address.equals("none") ? "baseUrl: https://llm.example.org\n" : "");

        JudgeSpec.Chat chat = (JudgeSpec.Chat) JudgeReader.read(new FileText("judges/x.yaml", judge));

        if (!address.equals("none")) {
            assertThat(chat.endpoint().baseUrl()).hasToString(address);
        }
        String seed =
                switch (provider.seeds()) {
                    case NONE -> "no seed";
                    case INT -> "31 bits";
                    case LONG -> "any";
                };
        String most = String.valueOf(provider.maxTemperature()).replaceFirst("\\.0$", "");
        assertThat(row[5].strip()).isEqualTo(seed + ", up to " + most);
    }

    @Test
    void names_those_that_give_log_probabilities() throws IOException {
        String given = Arrays.stream(Provider.values())
                .filter(Provider::givesLogprobs)
                .map(provider -> "`" + provider.word() + "`")
                .sorted(Comparator.reverseOrder())
                .reduce((one, other) -> one + " and " + other)
                .orElseThrow();

        assertThat(Files.readString(PAGE)).contains("- Log probabilities: " + given + ".");
    }
}
