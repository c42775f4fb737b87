package dev.assay.stats.scores;

import dev.assay.stats.Fit;

/** The calibration maps on offer; the wire name is what a report prints. */
public enum CalibrationMethod implements CalibrationFitter {
    IDENTITY("identity", items -> Fit.found(new IdentityMap())),
    PLATT("platt", PlattMap::fit),
    TEMPERATURE("temperature", TemperatureMap::fit),
    BETA("beta", BetaMap::fit),
    ISOTONIC("isotonic", IsotonicMap::fit);

    private final String wireName;
    private final CalibrationFitter fitter;

    CalibrationMethod(String wireName, CalibrationFitter fitter) {
        this.wireName = wireName;
        this.fitter = fitter;
    }

    public String wireName() {
        return wireName;
    }

    @Override
    public Fit<? extends CalibrationMap> fit(LabelledScores items) {
        return items.hasBothClasses() ? fitter.fit(items) : Fit.impossible("one class only", items.size());
    }
}
