package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsPageTest {

    private static final Path PAGE = Path.of("docs/statistics.md");

    @ParameterizedTest
    @ValueSource(
            classes = {
                Percent.class,
                CohenKappa.class,
                ScottPi.class,
                BrennanPrediger.class,
                GwetAc.class,
                MatthewsCorrelation.class,
                LabelMetrics.class,
                KrippendorffAlpha.class,
                FleissKappa.class,
                Pearson.class,
                Spearman.class,
                KendallTauB.class,
                IntraclassCorrelation.class,
                MeanAbsoluteError.class,
                RootMeanSquareError.class,
                MeanDifference.class,
                RocAuc.class,
                McNemar.class,
                TangoScore.class,
                StuartMaxwell.class,
                Bhapkar.class,
                PairedBootstrap.class,
                MultipleTesting.class,
                WilsonInterval.class,
                ClopperPearson.class,
                ClusterBootstrap.class
            })
    void the_page_describes_every_measure(Class<?> measure) throws IOException {
        assertThat(Files.readString(PAGE)).contains("`" + measure.getSimpleName() + "`");
    }

    @ParameterizedTest
    @EnumSource(
            value = IntervalMethod.class,
            names = {"WILSON", "CLOPPER_PEARSON", "BCA", "PERCENTILE", "BOUNDARY", "F", "DELONG"})
    void the_page_names_every_interval_method_of_these_measures(IntervalMethod method) throws IOException {
        assertThat(Files.readString(PAGE)).contains("`" + method.wireName() + "`");
    }
}
