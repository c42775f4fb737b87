package dev.assay.run.web;

import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.rubric.Scale;
import dev.assay.run.store.Judgements;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Judgements that come ordered by item, criterion and judge, combined as they come: of the last item, criterion and judge
 * of a page the samples wait for those of the next page.
 *
 * @param scales the scale of each criterion, by its id
 */
record CombinedPages(Map<String, Scale> scales, Iterable<List<Judgements.Kept>> pages)
        implements Iterable<List<CombinedJudgement>> {

    @Override
    public Iterator<List<CombinedJudgement>> iterator() {
        return new Combining(pages.iterator());
    }

    private final class Combining implements Iterator<List<CombinedJudgement>> {

        private final Iterator<List<Judgements.Kept>> samples;
        private List<Judgement> open = new ArrayList<>();

        Combining(Iterator<List<Judgements.Kept>> samples) {
            this.samples = samples;
        }

        @Override
        public boolean hasNext() {
            return samples.hasNext() || !open.isEmpty();
        }

        @Override
        public List<CombinedJudgement> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            List<CombinedJudgement> combined = new ArrayList<>();
            if (samples.hasNext()) {
                for (Judgements.Kept kept : samples.next()) {
                    if (!open.isEmpty() && !isSame(open.get(0), kept.judgement())) {
                        close(combined);
                    }
                    open.add(kept.judgement());
                }
            }
            if (!samples.hasNext() && !open.isEmpty()) {
                close(combined);
            }
            return combined;
        }

        private void close(List<CombinedJudgement> combined) {
            combined.addAll(CombinedJudgement.combine(scales, open));
            open = new ArrayList<>();
        }
    }

    private static boolean isSame(Judgement a, Judgement b) {
        return a.slot().itemId().equals(b.slot().itemId())
                && a.slot().criterion().equals(b.slot().criterion())
                && a.slot().judge().equals(b.slot().judge());
    }
}
