package dev.assay.stats.scores;

import dev.assay.stats.Fit;

/** The calibration maps on offer; the wire name is what a report prints. */
public enum CalibrationMethod implements CalibrationFitter {
    IDENTITY("identity") {
        @Override
        Fit<? extends CalibrationMap> map(LabelledScores items) {
            return Fit.found(new IdentityMap());
        }
    },
    PLATT("platt") {
        @Override
        Fit<? extends CalibrationMap> map(LabelledScores items) {
            return PlattMap.fit(items);
        }
    },
    TEMPERATURE("temperature") {
        @Override
        Fit<? extends CalibrationMap> map(LabelledScores items) {
            return TemperatureMap.fit(items);
        }
    },
    BETA("beta") {
        @Override
        Fit<? extends CalibrationMap> map(LabelledScores items) {
            return BetaMap.fit(items);
        }
    },
    ISOTONIC("isotonic") {
        @Override
        Fit<? extends CalibrationMap> map(LabelledScores items) {
            return IsotonicMap.fit(items);
        }
    };

    private final String wireName;

    CalibrationMethod(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** Of items of both classes. */
    abstract Fit<? extends CalibrationMap> map(LabelledScores items);

    @Override
    public Fit<? extends CalibrationMap> fit(LabelledScores items) {
        return items.hasBothClasses() ? map(items) : Fit.impossible("one class only", items.size());
    }
}
