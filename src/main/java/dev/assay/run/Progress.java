package dev.assay.run;

/**
 * How far a run is; the counts are judgements, one a sample and order.
 *
 * @param total planned: items x criteria x judges x samples x orders
 */
public record Progress(long total, long scored, long abstained, long unreadable, long failed) {

    public long done() {
        return scored + abstained + unreadable + failed;
    }

    public long pending() {
        return total - done();
    }
}
