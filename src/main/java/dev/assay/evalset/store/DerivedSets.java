package dev.assay.evalset.store;

import dev.assay.access.Caller;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.Item;
import dev.assay.fingerprint.Fingerprint;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Evalsets that are made of the items of others, to be judged apart from them: probes, replays. They are named by their
 * content, so that the same items are one set.
 */
@ApplicationScoped
public class DerivedSets {

    private static final int DIGITS = 8;

    private final EvalSets evalSets;

    DerivedSets(EvalSets evalSets) {
        this.evalSets = evalSets;
    }

    /**
     * Stores and freezes the items, or gives the set that holds exactly them already.
     *
     * <p>Judges are often asked side by side about equal items: who comes second finds the set of the first.
     *
     * @param kind the first part of its id, such as {@code probes}; names that begin so are for sets of this kind
     */
    public EvalSet keep(Caller caller, String kind, String title, List<Item> items) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> kept(caller, kind, title, items));
        } catch (RuntimeException storedMeanwhile) {
            return QuarkusTransaction.requiringNew().call(() -> kept(caller, kind, title, items));
        }
    }

    private EvalSet kept(Caller caller, String kind, String title, List<Item> items) {
        Fingerprint content = EvalSets.contentOf(
                items.stream().map(Item::fingerprint).map(Fingerprint::value).toList());
        String hash = content.value().substring(content.value().indexOf('_') + 1);
        String id = kind + "-" + hash.substring(0, DIGITS);
        Optional<EvalSet> stored = evalSets.find(caller.workspace(), id);
        if (stored.isPresent()) {
            return stored.filter(set -> set.frozen()
                            .filter(frozen -> frozen.content().equals(content))
                            .isPresent())
                    .orElseThrow(() -> new Refusal(
                            ProblemKind.EVALSET_CHANGED,
                            "evalset '" + id + "' holds other items than the " + kind + " planned",
                            "Names that begin with " + kind + "- are for such sets: remove it, or take another seed."));
        }
        evalSets.open(caller, id, Optional.of(title), Optional.empty(), Optional.empty());
        evalSets.add(caller, id, items);
        return evalSets.freeze(caller, id);
    }
}
