package dev.assay.gold;

import java.util.List;

/** The gold items that may be learnt from. */
public record CalibrationSet(GoldSet.Header header, List<GoldItem> items) implements GoldPart {

    public CalibrationSet {
        items = List.copyOf(items);
    }

    @Override
    public String split() {
        return Split.CALIBRATION.word();
    }
}
