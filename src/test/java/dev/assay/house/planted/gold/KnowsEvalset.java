package dev.assay.house.planted.gold;

import dev.assay.house.planted.evalset.KnowsGold;
import java.util.Optional;

/** Closes the cycle with {@link KnowsGold}. */
public record KnowsEvalset(Optional<KnowsGold> evalset) {}
