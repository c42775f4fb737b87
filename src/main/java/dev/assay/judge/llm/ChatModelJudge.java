package dev.assay.judge.llm;

import dev.assay.judge.CallIntent;
import dev.assay.judge.CallLedger;
import dev.assay.judge.CallRefused;
import dev.assay.judge.CallTicket;
import dev.assay.judge.CommitPoint;
import dev.assay.judge.CommitPoints;
import dev.assay.judge.Judge;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Opinion;
import dev.assay.judge.Prompt;
import dev.assay.judge.PromptRenderer;
import dev.assay.judge.Question;
import dev.assay.judge.Reason;
import dev.assay.judge.SettledCall;
import dev.assay.judge.Verdict;
import dev.assay.judge.VerdictParser;
import dev.assay.judge.llm.account.CallGate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Asks a chat model. Every call is stated to the ledger before it is sent; one without a usable reply is settled there at
 * once, the last reply comes back with the verdict. There is no fallback answer.
 */
final class ChatModelJudge implements Judge {

    /** Larger prompts are not sent: no model that judges an item reads that much. */
    private static final int MAX_PROMPT_BYTES = 1 << 20;

    /** For the limits; the reservation takes every byte for a token. */
    private static final int USUAL_BYTES_A_TOKEN = 4;

    private static final String CANCELLED = "cancelled";

    private final ChatProvider provider;
    private final PromptRenderer renderer;
    private final RetryPolicy retries;
    private final CallPrice price;
    private final CallGate gate;
    private final JudgeSpec.Chat spec;
    private final Clock clock;
    private final Sleeper sleeper;
    private final CommitPoints points;
    private final ReplyReader replies = new ReplyReader();
    private final VerdictParser verdicts = new VerdictParser();

    ChatModelJudge(
            ChatProvider provider,
            PromptRenderer renderer,
            RetryPolicy retries,
            CallPrice price,
            CallGate gate,
            JudgeSpec.Chat spec,
            Clock clock,
            Sleeper sleeper,
            CommitPoints points) {
        this.provider = provider;
        this.renderer = renderer;
        this.retries = retries;
        this.price = price;
        this.gate = gate;
        this.spec = spec;
        this.clock = clock;
        this.sleeper = sleeper;
        this.points = points;
    }

    @Override
    public Opinion judge(Question question, CallLedger ledger) {
        Prompt prompt = renderer.render(question);
        if (prompt.bytes() > MAX_PROMPT_BYTES) {
            return Opinion.of(Verdict.failed(Reason.ITEM_TOO_LARGE));
        }
        try {
            provider.checkAllowed();
        } catch (BlockedHost e) {
            return Opinion.of(Verdict.failed(Reason.BLOCKED_HOST));
        }
        return new Asking(question, prompt, ledger).untilDone();
    }

    /** One question on its way to a verdict. */
    private final class Asking {

        private final Question question;
        private final Prompt prompt;
        private final CallLedger ledger;
        private final RetryPolicy.Patience patience = retries.begin();
        private final long reservedMicros;
        private final CallGate.Demand demand;

        private Asking(Question question, Prompt prompt, CallLedger ledger) {
            this.question = question;
            this.prompt = prompt;
            this.ledger = ledger;
            int maxOutputTokens = spec.parameters().maxOutputTokens();
            long mostInputTokens = (long) prompt.bytes() + provider.overheadTokens(question);
            this.reservedMicros = price.reservation(mostInputTokens, maxOutputTokens);
            this.demand = new CallGate.Demand(spec.limits(), mostInputTokens / USUAL_BYTES_A_TOKEN + maxOutputTokens);
        }

        private Opinion untilDone() {
            for (int attempt = 1; ; attempt++) {
                CallGate.Pass pass = enter();
                Optional<Opinion> opinion;
                try {
                    CallTicket ticket = intended(attempt, pass);
                    awaitTurn(ticket, pass);
                    opinion = attempt(ticket, pass, clock.instant());
                } catch (InterruptedException interrupted) {
                    throw cancelled();
                }
                if (opinion.isPresent()) {
                    return opinion.get();
                }
            }
        }

        private CallGate.Pass enter() {
            try {
                return gate.enter(demand, ledger::stopped);
            } catch (InterruptedException interrupted) {
                throw cancelled();
            }
        }

        /** States the call; what may not be stated is not sent. */
        private CallTicket intended(int attempt, CallGate.Pass pass) {
            points.reached(CommitPoint.BEFORE_INTENT);
            CallTicket ticket;
            try {
                ticket = ledger.intend(new CallIntent(question.slot(), attempt, prompt.hash(), reservedMicros));
            } catch (RuntimeException refused) {
                pass.unused();
                throw refused;
            }
            points.reached(CommitPoint.AFTER_INTENT);
            return ticket;
        }

        /** A call that was stated and will not be sent costs nothing. */
        private void awaitTurn(CallTicket ticket, CallGate.Pass pass) throws InterruptedException {
            try {
                pass.awaitTurn(ledger::stopped);
            } catch (CallRefused | InterruptedException stopped) {
                pass.unused();
                ledger.errored(settled(Fault.unsent(Reason.UNSENT, Fault.Recourse.GIVE_UP), ticket, Duration.ZERO));
                throw stopped;
            }
        }

        /** The opinion, or nothing after a wait when the question is to be asked again. */
        private Optional<Opinion> attempt(CallTicket ticket, CallGate.Pass pass, Instant sent)
                throws InterruptedException {
            Answer answer;
            try {
                answer = provider.ask(prompt, question);
            } catch (CallFailed e) {
                Fault fault = e.fault();
                boolean refusesEverybody = fault.tell(pass);
                ledger.errored(settled(fault, ticket, Duration.between(sent, clock.instant())));
                if (refusesEverybody) {
                    throw new CallRefused(CallRefused.PROVIDER_DOWN);
                }
                return pause(patience.after(fault), () -> Opinion.of(withoutLabel(fault.reason())));
            } catch (InterruptedException e) {
                pass.faulted();
                Fault unknown = Fault.unanswered(Reason.OUTCOME_UNKNOWN);
                ledger.errored(settled(unknown, ticket, Duration.between(sent, clock.instant())));
                throw e;
            } catch (RuntimeException | Error unexpected) {
                pass.faulted();
                throw unexpected;
            }
            points.reached(CommitPoint.AFTER_RESPONSE);
            pass.answered(answer.tokens());
            return read(answer, ticket, Duration.between(sent, clock.instant()));
        }

        private Optional<Opinion> read(Answer answer, CallTicket ticket, Duration latency) {
            Verdict verdict = verdict(answer);
            Optional<Duration> again = verdict instanceof Verdict.Unreadable unreadable
                    ? patience.afterUnreadable(unreadable.why())
                    : Optional.empty();
            if (again.isPresent()) {
                ledger.errored(settled(answer, ticket, latency, verdict.reason()));
            }
            return pause(
                    again, () -> new Opinion(verdict, List.of(settled(answer, ticket, latency, Optional.empty()))));
        }

        private Verdict verdict(Answer answer) {
            return answer.problem().map(ChatModelJudge::withoutLabel).orElseGet(() -> replies.read(
                            answer.text(), answer.ending())
                    .fold(reply -> verdicts.parse(question, prompt.nonce(), reply), Verdict::unreadable));
        }

        private Optional<Opinion> pause(Optional<Duration> wait, Supplier<Opinion> otherwise) {
            if (wait.isEmpty()) {
                return Optional.of(otherwise.get());
            }
            try {
                if (!wait.get().isZero()) {
                    sleeper.sleep(wait.get(), () -> ledger.stopped().isPresent());
                }
                return Optional.empty();
            } catch (InterruptedException e) {
                throw cancelled();
            }
        }

        private SettledCall settled(Answer answer, CallTicket ticket, Duration latency, Optional<Reason> reason) {
            return new SettledCall(
                    ticket,
                    reason.isPresent() ? SettledCall.Outcome.ERRORED : SettledCall.Outcome.ANSWERED,
                    OptionalInt.of(answer.httpStatus()),
                    reason,
                    Optional.of(answer.raw()),
                    answer.model(),
                    answer.promptTokens(),
                    answer.completionTokens(),
                    price.settled(answer.promptTokens(), answer.completionTokens(), reservedMicros),
                    latency);
        }

        private SettledCall settled(Fault fault, CallTicket ticket, Duration latency) {
            return new SettledCall(
                    ticket,
                    SettledCall.Outcome.ERRORED,
                    fault.httpStatus(),
                    Optional.of(fault.reason()),
                    fault.raw(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    price.settled(fault.charge(), reservedMicros),
                    latency);
        }
    }

    private static Verdict withoutLabel(Reason reason) {
        return switch (reason) {
            case REFUSED, CONTENT_FILTER -> Verdict.abstained(reason);
            case MULTIPLE_OBJECTS, BAD_TEXT -> Verdict.unreadable(reason);
            default -> Verdict.failed(reason);
        };
    }

    /** The item stays pending; the flag is set again for whoever owns the thread. */
    private static CallRefused cancelled() {
        Thread.currentThread().interrupt();
        return new CallRefused(CANCELLED);
    }
}
