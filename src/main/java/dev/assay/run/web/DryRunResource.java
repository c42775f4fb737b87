package dev.assay.run.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.Refusal;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.judge.CallIntent;
import dev.assay.judge.CallLedger;
import dev.assay.judge.CallTicket;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.judge.MemberVerdicts;
import dev.assay.judge.Opinion;
import dev.assay.judge.Prompt;
import dev.assay.judge.Questionnaire;
import dev.assay.judge.SettledCall;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Seat;
import dev.assay.run.SeatedJudge;
import dev.assay.run.Seating;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tries a judge on one item: the prompt as it would be sent, the reply, verdict and price; nothing is stored. */
@Path("/v1/judges/{id}/dry-run")
public class DryRunResource {

    private final EvalSets evalSets;
    private final RubricNames rubrics;
    private final Seating seating;
    private final Caller caller;

    DryRunResource(EvalSets evalSets, RubricNames rubrics, Seating seating, Caller caller) {
        this.evalSets = evalSets;
        this.rubrics = rubrics;
        this.seating = seating;
        this.caller = caller;
    }

    /** What to try the judge on. */
    public record DryRun(String evalset, String rubric, String item) {}

    /**
     * One question and what came of it.
     *
     * @param prompt for judges that are asked in words
     * @param raw the replies that the verdict rests on
     */
    public record TriedView(
            Optional<PromptView> prompt, JudgementResource.JudgementView verdict, List<String> raw, BigDecimal cost) {}

    /** A rendered prompt. */
    public record PromptView(String system, String user, String fingerprint) {

        static PromptView of(Prompt prompt) {
            return new PromptView(prompt.system(), prompt.user(), prompt.hash().value());
        }
    }

    @POST
    @RolesAllowed(Role.SPECIALIST)
    public List<TriedView> dryRun(@PathParam("id") String id, DryRun request) {
        EvalSet evalSet = evalSets.require(caller.workspace(), request.evalset());
        Rubric rubric = rubrics.require(caller.workspace(), request.rubric());
        Item item = evalSets.item(caller.workspace(), evalSet.id(), request.item())
                .orElseThrow(() -> Refusal.notFound("item", request.item()));
        Map<String, Scale> scales =
                rubric.criteria().stream().collect(Collectors.toMap(Criterion::id, Criterion::scale));
        List<Judgement> said = new ArrayList<>();
        MemberVerdicts members = question -> CombinedJudgement.combine(
                scales,
                said.stream()
                        .filter(judgement -> judgement
                                .slot()
                                .criterion()
                                .equals(question.criterion().id()))
                        .toList());
        List<TriedView> tried = new ArrayList<>();
        for (Seat seat : seating.seats(caller.workspace(), evalSet.id(), rubric, List.of(id))) {
            SeatedJudge judge = seating.judge(caller.workspace(), evalSet.id(), rubric, seat, members);
            List<Judgement> bySeat = new ArrayList<>();
            for (Questionnaire asked : judge.grouped(seat.questions(rubric, item))) {
                Optional<PromptView> prompt = seating.prompt(caller.workspace(), evalSet.id(), seat, asked)
                        .map(PromptView::of);
                Opinion opinion = judge.judge().judge(asked, new Unkept());
                tried.addAll(views(prompt, opinion));
                bySeat.addAll(opinion.judgements());
            }
            said.addAll(bySeat);
        }
        return tried;
    }

    /** One a judgement; what was asked together shows its replies and their price at the first. */
    private static List<TriedView> views(Optional<PromptView> prompt, Opinion opinion) {
        List<TriedView> views = new ArrayList<>();
        for (Judgement judgement : opinion.judgements()) {
            List<SettledCall> calls = views.isEmpty() ? opinion.calls() : List.of();
            views.add(new TriedView(
                    prompt,
                    JudgementResource.JudgementView.of("", judgement),
                    calls.stream().flatMap(call -> call.raw().stream()).toList(),
                    RunView.money(calls.stream()
                            .mapToLong(call -> call.costMicros().orElse(0))
                            .sum())));
        }
        return views;
    }

    /** Permits every call and keeps none. */
    private static final class Unkept implements CallLedger {

        @Override
        public CallTicket intend(CallIntent intent) {
            return new CallTicket(0, 0);
        }

        @Override
        public void errored(SettledCall call) {
            // A dry run stores nothing; the verdict says what went wrong.
        }
    }
}
