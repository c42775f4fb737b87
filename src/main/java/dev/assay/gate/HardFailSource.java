package dev.assay.gate;

import dev.assay.evalset.ClusterDraw;
import dev.assay.evalset.Item;
import dev.assay.stats.ClopperPearson;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Labels that fail an item, as humans and the judge gave them.
 *
 * @param said one an item that anybody labelled
 * @param confidenceLevel one-sided, of the bound that stands beside a count of zero
 */
public record HardFailSource(List<Said> said, double confidenceLevel, String basis) implements EvidenceSource {

    public HardFailSource {
        said = List.copyOf(said);
    }

    /**
     * What was said about one item.
     *
     * @param audited whether a human labelled it
     * @param byHuman whether a human gave such a label
     * @param byJudge whether the judge did
     */
    public record Said(Item item, boolean audited, boolean byHuman, boolean byJudge) {}

    @Override
    public Reading read(Metric metric, Map<String, String> where) {
        List<Said> slice = said.stream()
                .filter(each -> EvidenceSource.isIn(each.item(), where))
                .toList();
        long audited = slice.stream().filter(Said::audited).count();
        long confirmed = slice.stream().filter(Said::byHuman).count();
        long waiting =
                slice.stream().filter(each -> each.byJudge() && !each.audited()).count();
        if (audited == 0) {
            return new Reading.Missing("no human has looked at any item of the release");
        }
        return new Reading.Counted(confirmed, audited, waiting, basis, note(confirmed, audited));
    }

    /** Zero observed is not zero. */
    private String note(long confirmed, long audited) {
        double upper = ClopperPearson.upperOneSided(confirmed, audited, confidenceLevel);
        return "at most " + CheckText.number(upper) + " of all items with " + CheckText.percent(confidenceLevel)
                + " confidence, from " + audited + " audited";
    }

    @Override
    public List<Item> items() {
        return said.stream().map(Said::item).toList();
    }

    @Override
    public EvidenceSource resampled(RandomGenerator random) {
        return new HardFailSource(
                ClusterDraw.of(
                        said,
                        Said::item,
                        (each, item) -> new Said(item, each.audited(), each.byHuman(), each.byJudge()),
                        random),
                confidenceLevel,
                basis);
    }
}
