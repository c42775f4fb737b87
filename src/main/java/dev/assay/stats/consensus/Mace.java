package dev.assay.stats.consensus;

import dev.assay.stats.Fit;
import java.util.OptionalDouble;

/**
 * MACE: a rater either knows the label of an item and says so, or spams, saying labels by a habit of their own.
 *
 * <p>P(rater r says l | truth k) = c_r [l = k] + (1 - c_r) s_r(l), with competence c_r and habit s_r; labels are equally likely
 * beforehand. Fitted by variational Bayes with the priors Beta(0.5, 0.5) for c_r and Dirichlet(10, ..., 10) for s_r, from the shares of
 * the votes with c_r = 0.5 and even habits; ends as {@link DawidSkene} does, its likelihood then being the variational one.
 *
 * <p>Why this and not GLAD: competence is a share that can be read and compared, it needs q numbers per rater where a full table needs
 * q(q-1), and the habit shows who presses one button. GLAD adds a difficulty for every item, which the few responses per item of an audit
 * cannot bear, needs gradient ascent, and reports abilities whose scale its priors decide. Price: competence is not accuracy (a spammer
 * hits by chance), and a rater who errs in a direction counts as a spammer. Impossible where {@link DawidSkene} is.
 *
 * <p>Source: Hovy, Berg-Kirkpatrick, Vaswani and Hovy 2013, Learning whom to trust with MACE, NAACL-HLT. Deviation: one start from the
 * votes in place of the best of ten random ones, so that no seed is needed; the prior of the habits is that of their program.
 */
public final class Mace {

    private final Consensus consensus;
    private final SpamRates rates;

    private Mace(Consensus consensus, SpamRates rates) {
        this.consensus = consensus;
        this.rates = rates;
    }

    public static Fit<Mace> of(Responses responses) {
        return Overlap.required(responses).map(checked -> {
            SpamRates[] last = {SpamRates.even(checked)};
            ExpectationMaximisation<SpamRates> end = ExpectationMaximisation.run(checked, posteriors -> {
                last[0] = last[0].refitted(checked, posteriors);
                return last[0];
            });
            return new Mace(end.consensus(), end.model());
        });
    }

    public Consensus consensus() {
        return consensus;
    }

    /** The share of items on which the rater knows the label, the posterior mean, in (0,1); empty without responses. */
    public OptionalDouble competence(int rater) {
        return rates.competence(rater);
    }

    /** What the rater says when spamming: a probability for each label, the posterior mean. */
    public double[] habit(int rater) {
        return rates.habit(rater);
    }
}
