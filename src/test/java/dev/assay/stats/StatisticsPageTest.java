package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.bias.BinaryLeniency;
import dev.assay.stats.bias.BlandAltman;
import dev.assay.stats.bias.LengthEffect;
import dev.assay.stats.bias.LengthSlope;
import dev.assay.stats.bias.OrdinalLeniency;
import dev.assay.stats.bias.PositionEffect;
import dev.assay.stats.bias.Repetition;
import dev.assay.stats.bias.SelfPreference;
import dev.assay.stats.bias.WelchTest;
import dev.assay.stats.bias.WilcoxonSignedRank;
import dev.assay.stats.consensus.BetaBinomialPool;
import dev.assay.stats.consensus.DawidSkene;
import dev.assay.stats.consensus.ErrorCorrelation;
import dev.assay.stats.consensus.Mace;
import dev.assay.stats.consensus.MajorityVote;
import dev.assay.stats.consensus.OneCoin;
import dev.assay.stats.consensus.RaterQuality;
import dev.assay.stats.influence.DatasetDerivative;
import dev.assay.stats.influence.LogisticInfluence;
import dev.assay.stats.planning.AipwSampleSize;
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
import dev.assay.stats.rates.AuditPilot;
import dev.assay.stats.rates.AuditProbabilities;
import dev.assay.stats.rates.Hajek;
import dev.assay.stats.rates.HorvitzThompson;
import dev.assay.stats.rates.NeymanAllocation;
import dev.assay.stats.rates.PpiMean;
import dev.assay.stats.rates.RoganGladen;
import dev.assay.stats.rates.StratifiedMean;
import dev.assay.stats.rates.StratifiedPpi;
import dev.assay.stats.scores.AveragePrecision;
import dev.assay.stats.scores.BetaMap;
import dev.assay.stats.scores.BrierDecomposition;
import dev.assay.stats.scores.BrierScore;
import dev.assay.stats.scores.CalibrationChoice;
import dev.assay.stats.scores.CalibrationError;
import dev.assay.stats.scores.CalibrationMap;
import dev.assay.stats.scores.CalibrationPool;
import dev.assay.stats.scores.CorpDecomposition;
import dev.assay.stats.scores.CostThreshold;
import dev.assay.stats.scores.CrossFitting;
import dev.assay.stats.scores.DecisionCosts;
import dev.assay.stats.scores.Folds;
import dev.assay.stats.scores.Forecasts;
import dev.assay.stats.scores.IdentityMap;
import dev.assay.stats.scores.IsotonicMap;
import dev.assay.stats.scores.LogLoss;
import dev.assay.stats.scores.NominalCalibration;
import dev.assay.stats.scores.NominalForecasts;
import dev.assay.stats.scores.NominalScores;
import dev.assay.stats.scores.OneVsRest;
import dev.assay.stats.scores.PlattMap;
import dev.assay.stats.scores.ProportionalOdds;
import dev.assay.stats.scores.ReliabilityDiagram;
import dev.assay.stats.scores.SpiegelhalterTest;
import dev.assay.stats.scores.TemperatureMap;
import dev.assay.stats.scores.ThresholdCost;
import dev.assay.stats.selection.BinomialUpperBound;
import dev.assay.stats.selection.Cascade;
import dev.assay.stats.selection.ConformalRiskControl;
import dev.assay.stats.selection.FixedSequenceTest;
import dev.assay.stats.selection.LearnThenTest;
import dev.assay.stats.selection.SplitConformal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
                AipwSampleSize.class,
                AuditPilot.class,
                FixedSequenceTest.class,
                BinomialUpperBound.class,
                Cascade.class,
                LearnThenTest.class,
                ConformalRiskControl.class,
                SplitConformal.class,
                CalibrationMap.class,
                IdentityMap.class,
                PlattMap.class,
                TemperatureMap.class,
                BetaMap.class,
                IsotonicMap.class,
                ProportionalOdds.class,
                OneVsRest.class,
                NominalScores.class,
                NominalForecasts.class,
                NominalCalibration.class,
                CalibrationPool.class,
                CrossFitting.class,
                Folds.class,
                Forecasts.class,
                CalibrationChoice.class,
                CalibrationError.class,
                ReliabilityDiagram.class,
                BrierScore.class,
                LogLoss.class,
                BrierDecomposition.class,
                CorpDecomposition.class,
                SpiegelhalterTest.class,
                AveragePrecision.class,
                DecisionCosts.class,
                CostThreshold.class,
                ThresholdCost.class,
                LogisticInfluence.class,
                DatasetDerivative.class,
                MajorityVote.class,
                DawidSkene.class,
                OneCoin.class,
                Mace.class,
                RaterQuality.class,
                BetaBinomialPool.class,
                ErrorCorrelation.class,
                PositionEffect.class,
                LengthEffect.class,
                LengthSlope.class,
                SelfPreference.class,
                WelchTest.class,
                Repetition.class,
                BinaryLeniency.class,
                OrdinalLeniency.class,
                BlandAltman.class,
                WilcoxonSignedRank.class,
                MiettinenNurminen.class,
                ShapleyShares.class,
                WidestGap.class
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
                "NEWCOMBE",
                "LEE",
                "PPI",
                "AIPW",
                "NORMAL",
                "STUDENT_T",
                "BETA_BINOMIAL"
            })
    void the_page_names_every_interval_method_of_these_measures(IntervalMethod method) throws IOException {
        assertThat(Files.readString(PAGE)).contains("`" + method.wireName() + "`");
    }

    @Test
    void every_section_says_when_to_use_the_measure_and_when_not() throws IOException {
        Stream<String> measures = Pattern.compile("(?m)^(?=##)")
                .splitAsStream(Files.readString(PAGE))
                .filter(section -> section.startsWith("### "));

        assertThat(measures).hasSizeGreaterThan(40).allSatisfy(section -> assertThat(section)
                .contains("**Use**", "**Not**"));
    }
}
