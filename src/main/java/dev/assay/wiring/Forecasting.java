package dev.assay.wiring;

import dev.assay.judge.JudgeSpec;
import dev.assay.judge.llm.CallPrice;
import dev.assay.run.CostForecast;
import dev.assay.run.CostForecast.Span;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import java.util.Optional;

/** Adds up what a run's calls would cost: at best one short answer a question, at worst every attempt at full length. */
final class Forecasting {

    /** A token is rarely longer than this many bytes; the upper bound takes every byte for a token. */
    private static final int USUAL_BYTES_A_TOKEN = 4;

    private static final int SHORTEST_ANSWER_TOKENS = 20;

    private Span calls = new Span(0, 0);
    private Span prompt = new Span(0, 0);
    private Span completion = new Span(0, 0);
    private Span cost = new Span(0, 0);
    private boolean isPriced = true;

    OfJudge of(JudgeSpec.Chat spec) {
        isPriced &= spec.price().isPresent();
        return new OfJudge(spec);
    }

    CostForecast forecast(Run run) {
        return new CostForecast(
                calls,
                prompt,
                completion,
                isPriced ? Optional.of(cost) : Optional.empty(),
                run.judges().stream()
                        .map(Seat::currency)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** The share of one judge. */
    final class OfJudge {

        private final CallPrice price;
        private final long attempts;
        private final int longest;
        private final int shortest;

        private OfJudge(JudgeSpec.Chat spec) {
            this.price = new CallPrice(spec.price());
            this.attempts = spec.limits().attempts();
            this.longest = spec.parameters().maxOutputTokens();
            this.shortest = Math.min(SHORTEST_ANSWER_TOKENS, longest);
        }

        /** One more call, if there is a rationale to read: at worst as long as an answer may be. */
        void addRationaleCheck(long bytes) {
            calls = calls.plus(new Span(0, attempts));
            prompt = prompt.plus(new Span(0, bytes * attempts));
            completion = completion.plus(new Span(0, longest * attempts));
            cost = cost.plus(new Span(0, price.reservation(bytes, longest) * attempts));
        }

        /** @param bytes of the rendered prompt */
        void add(long bytes) {
            calls = calls.plus(new Span(1, attempts));
            prompt = prompt.plus(new Span(bytes / USUAL_BYTES_A_TOKEN, bytes * attempts));
            completion = completion.plus(new Span(shortest, longest * attempts));
            cost = cost.plus(new Span(
                    price.reservation(bytes / USUAL_BYTES_A_TOKEN, shortest),
                    price.reservation(bytes, longest) * attempts));
        }
    }
}
