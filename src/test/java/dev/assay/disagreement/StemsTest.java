package dev.assay.disagreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StemsTest {

    private static List<String> of(String text) {
        return Stems.in(List.of(text)).of(text);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Le conseiller ne présente pas les excuses, L'auteur ne s'est pas excusé dans cette réponse, excus",
        "de, Der Kunde bekommt die Erstattungen nicht, Die Erstattung ist falsch und wird nicht erklärt, erstatt",
        "es, El agente no pide las disculpas por la demora, La disculpa del agente no está en el texto, disculp",
        "it, Il testo non contiene gli indirizzi della ditta, Lo indirizzo che manca non è nel testo, indirizz",
        "en, The reply is not about the refunds, The customer was not refunded for the lamp, refund"
    })
    void finds_one_stem_in_the_forms_of_a_word(String language, String first, String second, String stem) {
        assertThat(of(first)).as(language).contains(stem);
        assertThat(of(second)).as(language).contains(stem);
    }

    @Test
    void leaves_out_words_without_a_meaning_of_their_own() {
        assertThat(of("Die Antwort ist nicht auf der Seite und wird mit dem Text verlinkt"))
                .doesNotContain("die", "ist", "nicht", "auf", "der", "und", "mit", "dem");
    }

    @Test
    void keeps_clauses_and_sizes_as_they_are() {
        assertThat(of("The rule CON-2.3 is not for the 256gb tablets")).contains("con-2.3", "256gb");
    }

    @Test
    void reads_a_short_text_as_most_others_are_read() {
        Stems stems = Stems.in(List.of("Der Kunde bekommt die Erstattung nicht und ist verärgert", "Erstattungen!"));

        assertThat(stems.of("Erstattungen!")).containsExactly("erstatt");
    }

    @Test
    void leaves_the_words_of_languages_that_it_does_not_know() {
        assertThat(of("Zwrot pieniędzy jest błędny")).containsExactly("zwrot", "pieniędzy", "jest", "błędny");
        assertThat(of("退款 金额 错误")).containsExactly("退款", "金额", "错误");
    }

    @Test
    void shares_runs_between_a_compound_and_its_parts() {
        Stems stems = Stems.in(List.of("Die Frist ist nicht richtig und der Betrag auch nicht"));

        assertThat(stems.runs("Rückerstattungsfrist")).containsAll(stems.runs("Frist"));
        assertThat(stems.runs("xy")).containsExactly("xy");
    }

    @Test
    void parts_ideographs_into_pairs() {
        assertThat(Stems.in(List.of()).runs("退款金额")).containsExactly("退款", "款金", "金额");
    }

    @Test
    void finds_nothing_in_nothing() {
        assertThat(of("")).isEmpty();
        assertThat(Stems.in(List.of()).runs("")).isEmpty();
    }
}
