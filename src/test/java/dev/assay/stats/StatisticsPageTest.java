package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.planning.BinomialPower;
import dev.assay.stats.planning.KappaSampleSize;
import dev.assay.stats.planning.PairsSampleSize;
import dev.assay.stats.planning.PpiSampleSize;
import dev.assay.stats.planning.WilsonSampleSize;
import dev.assay.stats.raters.AlternativeAnnotatorTest;
import dev.assay.stats.raters.LeaveOneOutCeiling;
import dev.assay.stats.raters.SignedRankTest;
import dev.assay.stats.rates.ActiveInference;
import dev.assay.stats.rates.Aipw;
import dev.assay.stats.rates.AuditProbabilities;
import dev.assay.stats.rates.Hajek;
import dev.assay.stats.rates.HorvitzThompson;
import dev.assay.stats.rates.NeymanAllocation;
import dev.assay.stats.rates.PpiMean;
import dev.assay.stats.rates.RoganGladen;
import dev.assay.stats.rates.StratifiedMean;
import dev.assay.stats.rates.StratifiedPpi;
import dev.assay.stats.selection.BinomialUpperBound;
import dev.assay.stats.selection.Cascade;
import dev.assay.stats.selection.ConformalRiskControl;
import dev.assay.stats.selection.FixedSequenceTest;
import dev.assay.stats.selection.LearnThenTest;
import dev.assay.stats.selection.SplitConformal;
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
                ClusterBootstrap.class,
                LeaveOneOutCeiling.class,
                AlternativeAnnotatorTest.class,
                SignedRankTest.class,
                RoganGladen.class,
                PpiMean.class,
                HorvitzThompson.class,
                Hajek.class,
                Aipw.class,
                ActiveInference.class,
                StratifiedMean.class,
                StratifiedPpi.class,
                AuditProbabilities.class,
                NeymanAllocation.class,
                WilsonSampleSize.class,
                BinomialPower.class,
                KappaSampleSize.class,
                PairsSampleSize.class,
                PpiSampleSize.class,
                FixedSequenceTest.class,
                BinomialUpperBound.class,
                Cascade.class,
                LearnThenTest.class,
                ConformalRiskControl.class,
                SplitConformal.class
            })
    void the_page_describes_every_measure(Class<?> measure) throws IOException {
        assertThat(Files.readString(PAGE)).contains("`" + measure.getSimpleName() + "`");
    }

    @ParameterizedTest
    @EnumSource(
            value = IntervalMethod.class,
            names = {
                "WILSON",
                "CLOPPER_PEARSON",
                "BCA",
                "PERCENTILE",
                "BOUNDARY",
                "F",
                "DELONG",
                "LEE",
                "PPI",
                "AIPW",
                "NORMAL",
                "STUDENT_T"
            })
    void the_page_names_every_interval_method_of_these_measures(IntervalMethod method) throws IOException {
        assertThat(Files.readString(PAGE)).contains("`" + method.wireName() + "`");
    }
}
