package dev.assay.stats.simulation;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.CohenKappa;
import dev.assay.stats.DifferenceMetric;
import dev.assay.stats.Estimate;
import dev.assay.stats.KrippendorffAlpha;
import dev.assay.stats.LabelMetrics;
import dev.assay.stats.PositiveLabels;
import dev.assay.stats.RocAuc;
import dev.assay.stats.Weighting;
import dev.assay.stats.rates.Aipw;
import dev.assay.stats.rates.AuditedMean;
import dev.assay.stats.rates.CorrectedRate;
import dev.assay.stats.rates.PpiEstimate;
import dev.assay.stats.rates.PpiMean;
import dev.assay.stats.rates.PpiPlan;
import dev.assay.stats.rates.RoganGladen;
import dev.assay.stats.rates.TargetPopulation;

/** A measure whose truth is known in a setting. */
enum Simulated {
    KAPPA("kappa") {
        @Override
        double truth(Setting setting) {
            return setting.kappa();
        }

        @Override
        Estimate estimate(Setting setting, SimulatedAudit audit, long seed, double level) {
            return CohenKappa.estimate(
                    audit.pairs(),
                    Weighting.UNWEIGHTED,
                    BootstrapPlan.seeded(seed).atLevel(level));
        }
    },
    ALPHA("alpha, 3 humans") {
        @Override
        double truth(Setting setting) {
            return setting.alpha();
        }

        @Override
        Estimate estimate(Setting setting, SimulatedAudit audit, long seed, double level) {
            return KrippendorffAlpha.estimate(
                    audit.ratings(),
                    DifferenceMetric.NOMINAL,
                    BootstrapPlan.seeded(seed).atLevel(level));
        }
    },
    AUC("AUC") {
        @Override
        double truth(Setting setting) {
            return setting.auc();
        }

        @Override
        Estimate estimate(Setting setting, SimulatedAudit audit, long seed, double level) {
            return RocAuc.estimate(audit.scores(), level);
        }
    },
    SENSITIVITY("sensitivity") {
        @Override
        double truth(Setting setting) {
            return setting.sensitivity();
        }

        @Override
        Estimate estimate(Setting setting, SimulatedAudit audit, long seed, double level) {
            return LabelMetrics.sensitivity(audit.pairs(), PositiveLabels.allBut(2, 0), level);
        }
    },
    SPECIFICITY("specificity") {
        @Override
        double truth(Setting setting) {
            return setting.specificity();
        }

        @Override
        Estimate estimate(Setting setting, SimulatedAudit audit, long seed, double level) {
            return LabelMetrics.specificity(audit.pairs(), PositiveLabels.allBut(2, 0), level);
        }
    },
    CORRECTED_RATE("corrected rate") {
        @Override
        double truth(Setting setting) {
            return setting.prevalence();
        }

        /** The estimator that the situation calls for: AIPW where the audit was weighted, else PPI++. */
        @Override
        Estimate estimate(Setting setting, SimulatedAudit audit, long seed, double level) {
            if (setting.isWeighted()) {
                AuditedMean mean =
                        Aipw.estimate(audit.items(), audit.predictions(), TargetPopulation.SUPERPOPULATION, level);
                return CorrectedRate.ofMean(mean.mean(), mean.standardError(), level)
                        .rate();
            }
            PpiEstimate mean = PpiMean.estimate(audit.beside(UNAUDITED, seed), PpiPlan.at(level));
            return CorrectedRate.ofMean(mean.mean(), mean.standardError(), level)
                    .rate();
        }
    },
    ROGAN_GLADEN("Rogan-Gladen") {
        @Override
        double truth(Setting setting) {
            return setting.prevalence();
        }

        /** Its interval knows of neither clusters nor weights. */
        @Override
        boolean appliesTo(Setting setting) {
            return setting.clusterSize() == 1 && !setting.isWeighted();
        }

        @Override
        Estimate estimate(Setting setting, SimulatedAudit audit, long seed, double level) {
            return RoganGladen.estimate(
                            audit.judgedElsewhere(UNAUDITED, seed), audit.right(true), audit.right(false), level)
                    .rate();
        }
    };

    /** Items that only the judge has seen, for each audited one. */
    private static final int UNAUDITED = 4;

    private final String title;

    Simulated(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    boolean appliesTo(Setting setting) {
        return true;
    }

    abstract double truth(Setting setting);

    /** @param level of a two-sided interval */
    abstract Estimate estimate(Setting setting, SimulatedAudit audit, long seed, double level);
}
