package dev.assay.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.RunReport;
import dev.assay.report.SampleReports;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportHtmlTest {

    private static final String SCRIPT = "console.log('assay')";
    private static final ReportHtml HTML =
            new ReportHtml(TestEngine.create(), InlineAssets.of("body{}", SCRIPT), "http://localhost:8080");

    @Test
    void opens_with_the_headline() {
        String html = HTML.of(SampleReports.catalog());

        assertThat(html).containsPattern("<h1><bdi>synthetic-good, the best of 4 judges, agrees with the auditors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</script><script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "<svg/onload=alert(1)>",
                "</title></style><iframe src=//evil.example>",
                "<!--<script>",
                "&lt;script&gt;",
                "]]>"
            })
    void shows_what_others_wrote_as_text(String hostile) {
        String html = HTML.of(SampleReports.planted(hostile));

        // what a browser takes for elements and attributes is what it takes of the same report without the text
        assertThat(tags(html)).isEqualTo(tags(HTML.of(SampleReports.planted("harmless"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{quarkus.http.host}",
                "{cdi:x}",
                "{#each}",
                "{{it}}",
                "${x}",
                "#{x}",
                "{|",
                "{!",
                "{str:eval('x')}"
            })
    void runs_no_template_that_others_wrote(String template) {
        String html = HTML.of(SampleReports.planted(template));

        assertThat(html).contains("synthetic-good " + template.replace("'", "&#39;"));
    }

    @Test
    void marks_characters_that_nobody_can_see() {
        String html = HTML.of(SampleReports.planted("\u202Eevil\u200B"));

        assertThat(html).doesNotContain("\u202E").doesNotContain("\u200B").contains(">U+202E</span>evil<span class");
    }

    @Test
    void allows_its_own_script_and_nothing_else() {
        String html = HTML.of(SampleReports.catalog());

        // the hash is that of: printf "console.log('assay')" | openssl dgst -sha256 -binary | base64
        assertThat(html)
                .contains("content=\"default-src &#39;none&#39;; script-src &#39;sha256-" + SHA + "&#39;; ")
                .contains("<script type=\"module\">" + SCRIPT + "</script>");
        assertThat(HTML.contentSecurityPolicy()).contains(SHA).endsWith("frame-ancestors 'none'");
    }

    private static final String SHA = "ZJsIewlqwbBS5BL5/qYoWwzcS27ON0aQX4LOjigX4TM=";

    @Test
    void asks_nobody_for_anything() {
        String html = HTML.of(SampleReports.catalog());

        assertThat(html).doesNotContainPattern("(?i)\\s(src|srcset|action|poster|data)\\s*=\\s*[\"']?(https?:|//|/)");
        Matcher links = Pattern.compile("href=\"([^\"]*)\"").matcher(html);
        assertThat(links.results().map(link -> link.group(1)))
                .allMatch(href -> href.startsWith("#") || href.equals("data:,"));
    }

    @Test
    void keeps_sentences_and_tables_without_script() {
        String html = HTML.of(SampleReports.catalog());

        assertThat(html)
                .contains("<figcaption><bdi>synthetic-good agrees with the auditors at κ 0.78 [0.72, 0.84].")
                .contains("<details open data-table>")
                .contains("<td class=\"tint-7 diagonal\">");
    }

    @Test
    void never_prints_a_style_that_a_strict_page_would_refuse() {
        assertThat(HTML.of(SampleReports.catalog()))
                .doesNotContainPattern("<[^>]*\\sstyle=")
                .doesNotContainPattern("<[^>]*\\son\\w+=");
    }

    @Test
    void paints_the_strip_when_nothing_was_held_out() {
        assertThat(HTML.of(SampleReports.catalogWhole()))
                .contains("<section class=\"validity doubtful\"")
                .contains("Whole gold set, not held out.")
                .contains("Diagnostic only: 31 gold labels are not known to be blind.");
        assertThat(HTML.of(SampleReports.catalog())).contains("<section class=\"validity\"");
    }

    @Test
    void offers_the_command_that_brings_gold() {
        assertThat(HTML.of(SampleReports.unmeasured()))
                .contains("curl -X POST http://localhost:8080/v1/evalsets/catalog-2026-10/gold")
                .doesNotContain("data-forest");
    }

    @Test
    void puts_no_foreign_name_into_a_command() {
        assertThat(CommandWord.of("catalog-2026-10", "EVALSET")).isEqualTo("catalog-2026-10");
        assertThat(CommandWord.of("a; rm -rf ~", "EVALSET")).isEqualTo("EVALSET");
        assertThat(CommandWord.of("-x", "EVALSET")).isEqualTo("EVALSET");
    }

    @Test
    void has_no_matrices_where_scores_are_compared() {
        RunReport pairsAndScores = SampleReports.pairsAndScores();

        String html = HTML.of(pairsAndScores);

        assertThat(html).contains("consistent in both orders").containsOnlyOnce("class=\"matrix\"");
    }

    /** Everything in angle brackets outside of the data and the script, in order. */
    private static java.util.List<String> tags(String html) {
        String markup = html.replaceAll("(?s)<script.*?</script>", "<script>");
        return Pattern.compile("<[a-zA-Z!/][^>]*>")
                .matcher(markup)
                .results()
                .map(match -> match.group())
                .toList();
    }
}
