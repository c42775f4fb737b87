package dev.assay.probe.store;

import dev.assay.access.Caller;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.fingerprint.Fingerprint;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The evalsets that probe runs judge: named by their content, so that the same probes of the same items are one set. */
@ApplicationScoped
public class ProbeSets {

    private static final int DIGITS = 8;

    private final EvalSets evalSets;

    ProbeSets(EvalSets evalSets) {
        this.evalSets = evalSets;
    }

    /**
     * Stores and freezes the items, or gives the set that holds exactly them already.
     *
     * <p>Judges are often probed side by side with equal probes: who comes second finds the set of the first.
     */
    public EvalSet keep(Caller caller, String title, List<Item> items) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> kept(caller, title, items));
        } catch (RuntimeException storedMeanwhile) {
            return QuarkusTransaction.requiringNew().call(() -> kept(caller, title, items));
        }
    }

    private EvalSet kept(Caller caller, String title, List<Item> items) {
        Fingerprint content = EvalSets.contentOf(
                items.stream().map(Item::fingerprint).map(Fingerprint::value).toList());
        String hash = content.value().substring(content.value().indexOf('_') + 1);
        String id = "probes-" + hash.substring(0, DIGITS);
        Optional<EvalSet> stored = evalSets.find(caller.workspace(), id);
        if (stored.isPresent()) {
            return stored.filter(set -> set.frozen()
                            .filter(frozen -> frozen.content().equals(content))
                            .isPresent())
                    .orElseThrow(() -> new Refusal(
                            ProblemKind.EVALSET_CHANGED,
                            "evalset '" + id + "' holds other items than the probes planned",
                            "Names that begin with probes- are for probe sets: remove it, or take another seed."));
        }
        evalSets.open(caller, id, Optional.of(title), Optional.empty(), Optional.empty());
        evalSets.add(caller, id, items);
        return evalSets.freeze(caller, id);
    }
}
