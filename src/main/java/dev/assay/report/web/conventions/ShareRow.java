package dev.assay.report.web.conventions;

import dev.assay.convention.SliceShare;
import dev.assay.judge.VisibleText;
import dev.assay.report.web.FigureView;
import dev.assay.stats.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * A share with its interval, as numbers and as a mark on a line.
 *
 * @param mark absent where there is nothing to draw
 */
public record ShareRow(VisibleText name, FigureView figure, Optional<ShareAxis.Mark> mark) {

    static ShareRow of(String name, Estimate share, ShareAxis axis) {
        return new ShareRow(VisibleText.of(name), FigureView.of(share), axis.mark(share));
    }

    static List<ShareRow> of(List<SliceShare> shares, ShareAxis axis) {
        return shares.stream()
                .map(share -> of(share.value(), share.share(), axis))
                .toList();
    }
}
