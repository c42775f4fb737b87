package dev.assay.gate.web;

import dev.assay.access.Caller;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gate.AuditPlanner;
import dev.assay.gold.GoldSet;
import dev.assay.gold.Split;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The items that an audit could still take. */
@ApplicationScoped
class UnauditedItems {

    private final EvalSets evalSets;

    UnauditedItems(EvalSets evalSets) {
        this.evalSets = evalSets;
    }

    /** Those of the holdout: what is audited on the calibration side measures nothing. */
    AuditPlanner.Pool heldOut(Caller caller, String evalset, GoldSet gold) {
        Set<String> withGold = gold.itemIds();
        return new AuditPlanner.Pool(
                evalset,
                evalSets.items(caller.workspace(), evalset).stream()
                        .filter(item -> !withGold.contains(item.id()))
                        .filter(item -> gold.header().split().of(item.cluster()) == Split.HOLDOUT)
                        .map(Item::id)
                        .toList());
    }

    /** All of an evalset but some. */
    AuditPlanner.Pool allBut(Caller caller, String evalset, Set<String> withGold) {
        return new AuditPlanner.Pool(
                evalset,
                evalSets.itemIds(caller.workspace(), evalset).stream()
                        .filter(item -> !withGold.contains(item))
                        .toList());
    }
}
