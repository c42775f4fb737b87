package dev.assay.report.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.report.SampleReports;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReportTest {

    @Test
    void writes_one_row_a_judge_criterion_slice_and_metric() {
        List<String> rows = rows(CsvReport.of(SampleReports.catalog(), CsvReport.ByteOrderMark.NONE));

        assertThat(rows.get(0))
                .isEqualTo(
                        "run,split,judge,criterion,by,value,metric,estimate,lower,upper,confidenceLevel,method,n,undefined");
        assertThat(rows)
                .contains(
                        "run_7fk2m9q4tz,calibration,synthetic-good,category,,,specificity,0.95,0.92,0.97,0.95,bca,401,")
                .contains("run_7fk2m9q4tz,calibration,embedding,defect,annotator,u_06,coverage.unreadable,2,,,,,,");
    }

    @Test
    void leaves_the_estimate_empty_and_gives_the_reason_where_it_is_undefined() {
        assertThat(rows(CsvReport.of(SampleReports.catalog(), CsvReport.ByteOrderMark.NONE)))
                .contains(
                        "run_7fk2m9q4tz,calibration,majority-class,category,,,kappa,,,,,,514,the judge uses one label only");
    }

    @Test
    void has_as_many_columns_in_every_row() {
        assertThat(rows(CsvReport.of(SampleReports.pairsAndScores(), CsvReport.ByteOrderMark.NONE)))
                .allSatisfy(row -> assertThat(row.chars().filter(c -> c == ',')).hasSize(13));
    }

    @Test
    void is_a_header_alone_without_agreement() {
        assertThat(rows(CsvReport.of(SampleReports.unmeasured(), CsvReport.ByteOrderMark.NONE)))
                .hasSize(1);
    }

    @Test
    void starts_with_a_byte_order_mark_only_when_asked_to() {
        assertThat(CsvReport.of(SampleReports.catalog(), CsvReport.ByteOrderMark.UTF_8))
                .startsWith("\uFEFFrun,");
        assertThat(CsvReport.of(SampleReports.catalog(), CsvReport.ByteOrderMark.NONE))
                .startsWith("run,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "\u200B=1",
                "\uFEFF=1",
                "\u202E=1",
                "\u00A0=1",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                "﹦1",
                "﹢1",
                "﹣1",
                "﹫x",
                "'=1",
                "\"=1",
                "\u0000=1"
            })
    void guards_what_a_spreadsheet_would_run(String formula) {
        String cell = CsvCell.text(formula);

        assertThat(cell.startsWith("\"") ? cell.substring(1) : cell).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1", "1-1", "de", "u_01", "é", "", "‐hyphen", "中=1"})
    void leaves_other_text_as_it_is(String text) {
        assertThat(CsvCell.text(text)).isEqualTo(text);
    }

    @Test
    void quotes_separators_and_quotes() {
        assertThat(CsvCell.text("a,\"b\"\nc")).isEqualTo("\"a,\"\"b\"\"\nc\"");
        assertThat(CsvCell.text("=a,b")).isEqualTo("\"'=a,b\"");
    }

    @Test
    void keeps_a_negative_number_a_number() {
        assertThat(CsvCell.number(-0.05)).isEqualTo("-0.05");
        assertThat(CsvCell.number(1e-7)).isEqualTo("0.0000001");
        assertThat(CsvCell.number(0.0)).isEqualTo("0");
        assertThatThrownBy(() -> CsvCell.number(Double.NaN)).hasMessage("a number must be finite, was NaN");
    }

    private static List<String> rows(String csv) {
        return List.of(csv.split("\r\n"));
    }
}
