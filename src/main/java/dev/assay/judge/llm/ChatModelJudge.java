package dev.assay.judge.llm;

import dev.assay.judge.CallIntent;
import dev.assay.judge.CallLedger;
import dev.assay.judge.CallRefused;
import dev.assay.judge.ItemTooLarge;
import dev.assay.judge.Judge;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Judgement;
import dev.assay.judge.Opinion;
import dev.assay.judge.Prompt;
import dev.assay.judge.PromptRenderer;
import dev.assay.judge.Question;
import dev.assay.judge.Questionnaire;
import dev.assay.judge.RationaleQuestion;
import dev.assay.judge.Reason;
import dev.assay.judge.SettledCall;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a chat model, and has its rationales read where its file says so. There is no fallback answer. */
final class ChatModelJudge implements Judge {

    /** Larger prompts are not sent: no model that judges an item reads that much. */
    private static final int MAX_PROMPT_BYTES = 1 << 20;

    private final PromptRenderer renderer;
    private final PromptAsker model;
    private final JudgeSpec.RationaleCheck rationaleCheck;

    ChatModelJudge(PromptRenderer renderer, PromptAsker model, JudgeSpec.RationaleCheck rationaleCheck) {
        this.renderer = renderer;
        this.model = model;
        this.rationaleCheck = rationaleCheck;
    }

    @Override
    public Opinion judge(Questionnaire asked, CallLedger ledger) {
        Prompt prompt;
        try {
            prompt = renderer.render(asked);
            model.checkAllowed();
        } catch (ItemTooLarge e) {
            return PromptAsker.withoutLabel(asked, Reason.ITEM_TOO_LARGE);
        } catch (BlockedHost e) {
            return PromptAsker.withoutLabel(asked, Reason.BLOCKED_HOST);
        }
        if (prompt.bytes() > MAX_PROMPT_BYTES) {
            return PromptAsker.withoutLabel(asked, Reason.ITEM_TOO_LARGE);
        }
        Opinion opinion = model.ask(asked, prompt, CallIntent.Need.FOR_A_VERDICT, ledger);
        return rationaleCheck == JudgeSpec.RationaleCheck.SECOND_CALL ? checked(asked, opinion, ledger) : opinion;
    }

    /** The same verdicts, flagged where their rationale supports another label when it is read alone. */
    private Opinion checked(Questionnaire asked, Opinion opinion, CallLedger ledger) {
        List<Judgement> judgements = new ArrayList<>();
        List<SettledCall> calls = new ArrayList<>(opinion.calls());
        for (int i = 0; i < opinion.judgements().size(); i++) {
            Judgement judgement = opinion.judgements().get(i);
            Question question = asked.questions().get(i);
            Optional<Opinion> supported = supported(question, judgement.verdict(), ledger);
            supported.ifPresent(read -> calls.addAll(read.calls()));
            judgements.add(new Judgement(judgement.slot(), flagged(question, judgement.verdict(), supported)));
        }
        return new Opinion(judgements, calls);
    }

    private static Verdict flagged(Question question, Verdict verdict, Optional<Opinion> supported) {
        Optional<Label> label =
                supported.flatMap(read -> read.judgements().get(0).verdict().label());
        return verdict instanceof Verdict.Scored scored
                        && label.isPresent()
                        && RationaleQuestion.isOther(question.criterion().scale(), scored.value(), label.get())
                ? scored.with(Verdict.Flag.CONTRADICTION)
                : verdict;
    }

    /** Empty where the second call is not allowed: the first one is paid for, and its verdict is kept all the same. */
    private Optional<Opinion> supported(Question question, Verdict verdict, CallLedger ledger) {
        if (!(verdict instanceof Verdict.Scored scored) || scored.rationale().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(model.ask(
                    RationaleQuestion.about(question),
                    renderer.renderRationale(question, scored.rationale().get()),
                    CallIntent.Need.FOR_A_CHECK,
                    ledger));
        } catch (CallRefused refused) {
            return Optional.empty();
        }
    }
}
