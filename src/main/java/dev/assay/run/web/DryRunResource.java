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
import dev.assay.judge.Judgement;
import dev.assay.judge.Opinion;
import dev.assay.judge.Prompt;
import dev.assay.judge.Question;
import dev.assay.judge.RecordedJudge.Replay;
import dev.assay.judge.SettledCall;
import dev.assay.judge.Slot;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
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
import java.util.Optional;

/** Tries a judge on one item: the prompt as it would be sent, the reply and the verdict; nothing is stored. */
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
        Seat seat = seating.seat(caller.workspace(), evalSet.id(), rubric, id);
        SeatedJudge judge = seating.judge(caller.workspace(), evalSet.id(), rubric, seat);
        List<TriedView> tried = new ArrayList<>();
        for (Criterion criterion : rubric.criteria()) {
            for (Replay replay : seat.replays(criterion.id())) {
                Slot slot = new Slot(item.id(), criterion.id(), id, replay.sample(), replay.order());
                tried.add(tried(seat, judge, new Question(rubric, criterion, item, slot)));
            }
        }
        return tried;
    }

    private TriedView tried(Seat seat, SeatedJudge judge, Question question) {
        Optional<PromptView> prompt = seating.prompt(seat, question).map(PromptView::of);
        Opinion opinion = judge.judge().judge(question, new Unkept());
        long cost = opinion.calls().stream()
                .mapToLong(call -> call.costMicros().orElse(0))
                .sum();
        return new TriedView(
                prompt,
                JudgementResource.JudgementView.of("", new Judgement(question.slot(), opinion.verdict())),
                opinion.calls().stream().flatMap(call -> call.raw().stream()).toList(),
                RunView.money(cost));
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
