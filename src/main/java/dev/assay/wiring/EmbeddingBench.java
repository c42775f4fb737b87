package dev.assay.wiring;

import dev.assay.calibration.ClassifierFitter;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.evalset.store.EvalSets;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.gold.GoldSet;
import dev.assay.gold.store.GoldSets;
import dev.assay.judge.EmbeddingJudge;
import dev.assay.judge.FittedParts;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.MemberVerdicts;
import dev.assay.run.Seat;
import dev.assay.run.SeatedJudge;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Seats classifiers, each fitted on the calibration gold of the evalset that it is to judge. */
@ApplicationScoped
class EmbeddingBench implements Bench<JudgeSpec.Embedding> {

    private final EvalSets evalSets;
    private final GoldSets goldSets;
    private final ClassifierFitter fitter;
    private final Map<Fingerprint, FittedParts> fitted = new ConcurrentHashMap<>();

    EmbeddingBench(EvalSets evalSets, GoldSets goldSets, ClassifierFitter fitter) {
        this.evalSets = evalSets;
        this.goldSets = goldSets;
        this.fitter = fitter;
    }

    @Override
    public Seat seat(Place place, JudgeSpec.Embedding spec, List<Seat> seated) {
        GoldSet.Header gold = goldSets.latest(
                        place.workspace(), place.evalset(), place.rubric().id())
                .orElseThrow(() -> new Refusal(
                        ProblemKind.JUDGE_NOT_READY,
                        "judge '" + spec.id() + "' learns from gold, and evalset '" + place.evalset()
                                + "' has none for " + place.rubric().id(),
                        "POST labels, then POST /v1/evalsets/" + place.evalset() + "/gold."));
        Fingerprint parts = CanonicalContent.of(Map.of(
                        "gold", gold.fingerprint().value(),
                        "judge", spec.fingerprint().value(),
                        "rubric", place.rubric().fingerprint().value()))
                .fingerprint("parts");
        return Seat.of(spec, Bench.planned(place.rubric(), spec)).learntFrom(gold.id(), parts);
    }

    @Override
    public SeatedJudge judge(Place place, JudgeSpec.Embedding spec, Seat seat, MemberVerdicts members) {
        FittedParts parts = fitted.computeIfAbsent(seat.parts().orElseThrow(), unused -> {
            GoldSet gold = goldSets.find(place.workspace(), seat.goldSet().orElseThrow())
                    .orElseThrow();
            return fitter.fit(
                    gold.calibration(evalSets.items(place.workspace(), place.evalset())),
                    place.rubric(),
                    spec.features(),
                    spec.seed());
        });
        return SeatedJudge.inProcess(seat, new EmbeddingJudge(parts));
    }
}
