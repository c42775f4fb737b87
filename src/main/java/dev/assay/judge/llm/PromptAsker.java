package dev.assay.judge.llm;

import dev.assay.judge.CallIntent;
import dev.assay.judge.CallLedger;
import dev.assay.judge.CallRefused;
import dev.assay.judge.CallTicket;
import dev.assay.judge.CommitPoint;
import dev.assay.judge.CommitPoints;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Opinion;
import dev.assay.judge.Prompt;
import dev.assay.judge.Questionnaire;
import dev.assay.judge.Reason;
import dev.assay.judge.SettledCall;
import dev.assay.judge.TokenUsage;
import dev.assay.judge.Verdict;
import dev.assay.judge.VerdictParser;
import dev.assay.judge.llm.account.CallGate;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Scale;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Asks a model one prompt until there is something to take: a reply that holds a verdict, or a reason why there is none.
 * Every call is stated to the ledger before it is sent; one without a usable reply is settled there at once, the last one
 * comes back with the verdicts.
 */
final class PromptAsker {

    /** For the limits; the reservation takes every byte for a token. */
    private static final int USUAL_BYTES_A_TOKEN = 4;

    private static final String CANCELLED = "cancelled";

    private final ChatProvider provider;
    private final RetryPolicy retries;
    private final CallPrice price;
    private final CallGate gate;
    private final JudgeSpec.Chat spec;
    private final Clock clock;
    private final Sleeper sleeper;
    private final CommitPoints points;
    private final ReplyReader replies = new ReplyReader();
    private final VerdictParser verdicts = new VerdictParser();
    private final Map<List<String>, ReplyFormat> formats = new ConcurrentHashMap<>();

    PromptAsker(
            ChatProvider provider,
            RetryPolicy retries,
            CallPrice price,
            CallGate gate,
            JudgeSpec.Chat spec,
            Clock clock,
            Sleeper sleeper,
            CommitPoints points) {
        this.provider = provider;
        this.retries = retries;
        this.price = price;
        this.gate = gate;
        this.spec = spec;
        this.clock = clock;
        this.sleeper = sleeper;
        this.points = points;
    }

    /** Throws {@link BlockedHost} where nothing would be sent. */
    void checkAllowed() {
        provider.checkAllowed();
    }

    /**
     * Asks and answers with one judgement a question.
     *
     * @param need whether a verdict waits for the calls
     * @throws CallRefused when the ledger allows no more of them
     */
    Opinion ask(Questionnaire asked, Prompt prompt, CallIntent.Need need, CallLedger ledger) {
        return new Asking(asked, prompt, need, ledger).untilDone();
    }

    /** No verdict on any of the questions, for a reason that says of which kind. */
    static Opinion withoutLabel(Questionnaire asked, Reason reason) {
        return Opinion.of(asked, question -> withoutLabel(reason));
    }

    private ReplyFormat format(Questionnaire asked) {
        List<String> criteria = asked.criteria().stream().map(Criterion::id).toList();
        return formats.computeIfAbsent(criteria, unused -> provider.format(asked.criteria()));
    }

    /** One questionnaire on its way to its verdicts. */
    private final class Asking {

        private final Questionnaire asked;
        private final Prompt prompt;
        private final CallIntent.Need need;
        private final ReplyFormat format;
        private final CallLedger ledger;
        private final RetryPolicy.Patience patience = retries.begin();
        private final long reservedMicros;
        private final CallGate.Demand demand;

        private Asking(Questionnaire asked, Prompt prompt, CallIntent.Need need, CallLedger ledger) {
            this.need = need;
            this.asked = asked;
            this.prompt = prompt;
            this.format = format(asked);
            this.ledger = ledger;
            int maxOutputTokens = spec.parameters().maxOutputTokens();
            long mostInputTokens = (long) prompt.bytes() + provider.overheadTokens(format);
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
                ticket = ledger.intend(new CallIntent(asked.slot(), attempt, prompt.hash(), need, reservedMicros));
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
                answer = provider.ask(prompt, format, asked.slot().sample());
            } catch (CallFailed e) {
                Fault fault = e.fault();
                boolean refusesEverybody = fault.tell(pass);
                ledger.errored(settled(fault, ticket, Duration.between(sent, clock.instant())));
                if (refusesEverybody) {
                    throw new CallRefused(CallRefused.PROVIDER_DOWN);
                }
                return pause(patience.after(fault), () -> withoutLabel(asked, fault.reason()));
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

        /** A reply that holds a verdict is taken as it is; one that holds none may be asked for again. */
        private Optional<Opinion> read(Answer answer, CallTicket ticket, Duration latency) {
            Map<String, Verdict> read = verdicts(answer);
            Optional<Reason> unreadable = unreadable(read);
            Optional<Duration> again = unreadable.flatMap(patience::afterUnreadable);
            if (again.isPresent()) {
                ledger.errored(settled(answer, ticket, latency, unreadable));
            }
            return pause(
                    again,
                    () -> Opinion.of(
                            asked,
                            question -> read.get(question.criterion().id()),
                            List.of(settled(answer, ticket, latency, Optional.empty()))));
        }

        private Map<String, Verdict> verdicts(Answer answer) {
            return answer.problem()
                    .map(problem -> all(PromptAsker.withoutLabel(problem)))
                    .orElseGet(() -> replies.read(answer.text(), answer.ending())
                            .fold(
                                    reply -> weighed(flagged(verdicts.parse(asked, prompt.nonce(), reply)), answer),
                                    reason -> all(Verdict.unreadable(reason))));
        }

        private Map<String, Verdict> all(Verdict verdict) {
            Map<String, Verdict> all = new LinkedHashMap<>();
            asked.criteria().forEach(criterion -> all.put(criterion.id(), verdict));
            return all;
        }

        private Map<String, Verdict> flagged(Map<String, Verdict> read) {
            if (prompt.isCut()) {
                read.replaceAll((criterion, verdict) ->
                        verdict instanceof Verdict.Scored scored ? scored.with(Verdict.Flag.ITEM_CUT) : verdict);
            }
            return read;
        }

        /** A reply about several criteria is left as it is: what the model weighed for one was said before another. */
        private Map<String, Verdict> weighed(Map<String, Verdict> read, Answer answer) {
            boolean isWanted = spec.asking().logprobs() == JudgeSpec.Logprobs.WANTED;
            if (isWanted && !asked.isSeveral() && answer.chances().isPresent()) {
                Scale scale = asked.criteria().get(0).scale();
                TokenChances tokens = answer.chances().get();
                read.replaceAll((criterion, verdict) -> verdict instanceof Verdict.Scored scored
                        ? LabelChances.of(scale, answer.text(), tokens)
                                .map(chances -> chances.weigh(scored))
                                .orElse(scored)
                        : verdict);
            }
            return read;
        }

        /** Why none of the verdicts can be read, a suspicious reason first; empty where one can. */
        private static Optional<Reason> unreadable(Map<String, Verdict> read) {
            return read.values().stream().allMatch(Verdict.Unreadable.class::isInstance)
                    ? read.values().stream()
                            .flatMap(verdict -> verdict.reason().stream())
                            .min(Comparator.comparing(reason -> !reason.isSuspicious()))
                    : Optional.empty();
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
                    answer.usage(),
                    price.settled(answer.usage(), reservedMicros),
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
                    TokenUsage.UNSTATED,
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
