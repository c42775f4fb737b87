package dev.assay.house.planted.evalset;

import dev.assay.house.planted.gold.KnowsEvalset;
import java.util.List;

/** Breaks {@code rooms_form_no_cycle} and {@code imports_go_down_only}: evalset lies below gold. */
public record KnowsGold(List<KnowsEvalset> gold) {}
