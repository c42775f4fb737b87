package dev.assay.run.store;

import dev.assay.judge.SettledCall;
import dev.assay.judge.VerdictStatus;
import dev.assay.run.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one commit changes of one run: its new and changed rows, and by how much each counter moves. */
final class LedgerGroup {

    private final Claim claim;
    private final List<JudgeCallEntity> intended = new ArrayList<>();
    private final List<JudgeCallEntity> settled = new ArrayList<>();
    private final List<JudgementEntity> judgements = new ArrayList<>();
    private final List<JudgementCallEntity> links = new ArrayList<>();
    private final List<JudgeCallEntity> withNewModel = new ArrayList<>();
    private final int[] byStatus = new int[VerdictStatus.values().length];
    private long spent;
    private long reserved;
    private long answered;
    private long errored;

    LedgerGroup(Claim claim) {
        this.claim = claim;
    }

    void intend(JudgeCallEntity call) {
        intended.add(call);
        reserved += call.reservedMicros;
    }

    void settle(JudgeCallEntity call, SettledCall by, Instant now) {
        boolean isAnswered = by.outcome() == SettledCall.Outcome.ANSWERED;
        call.settle(by, isAnswered ? "answered" : "errored", now);
        settled.add(call);
        reserved -= call.reservedMicros;
        spent += call.costMicros == null ? 0 : call.costMicros;
        answered += isAnswered ? 1 : 0;
        errored += isAnswered ? 0 : 1;
    }

    void judge(JudgementEntity judgement, VerdictStatus status) {
        judgements.add(judgement);
        byStatus[status.ordinal()]++;
    }

    void link(JudgementEntity judgement, JudgeCallEntity call) {
        links.add(JudgementCallEntity.of(judgement, call.number));
    }

    /** The provider answered this call with a model that was not seen for its judge before. */
    void model(JudgeCallEntity call) {
        withNewModel.add(call);
    }

    boolean isEmpty() {
        return intended.isEmpty() && settled.isEmpty() && judgements.isEmpty();
    }

    Claim claim() {
        return claim;
    }

    List<JudgeCallEntity> intended() {
        return intended;
    }

    List<JudgeCallEntity> settled() {
        return settled;
    }

    List<JudgementEntity> judgements() {
        return judgements;
    }

    List<JudgementCallEntity> links() {
        return links;
    }

    List<JudgeCallEntity> withNewModel() {
        return withNewModel;
    }

    long count(VerdictStatus status) {
        return byStatus[status.ordinal()];
    }

    long spent() {
        return spent;
    }

    /** How the sum of open reservations changes; negative when more was released. */
    long reserved() {
        return reserved;
    }

    long answered() {
        return answered;
    }

    long errored() {
        return errored;
    }
}
