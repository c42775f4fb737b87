package dev.assay.wiring;

import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.FileText;
import dev.assay.evalset.Item;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Prompt;
import dev.assay.judge.PromptProblem;
import dev.assay.judge.PromptRenderer;
import dev.assay.judge.PromptTemplate;
import dev.assay.judge.Question;
import dev.assay.judge.RecordedJudge.Replay;
import dev.assay.judge.Slot;
import dev.assay.judge.files.JudgeReader;
import dev.assay.judge.files.PromptReader;
import dev.assay.judge.llm.CallPrice;
import dev.assay.judge.llm.ChatJudges;
import dev.assay.judge.llm.EgressAllowList;
import dev.assay.judge.llm.HmacSha256;
import dev.assay.judge.llm.MissingApiKey;
import dev.assay.judge.llm.Sleeper;
import dev.assay.judge.store.Prompts;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.run.CostForecast;
import dev.assay.run.CostForecast.Span;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.SeatedJudge;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Seats chat judges: with their prompt as it is now, their key looked up by name, and the hosts they may reach. */
@ApplicationScoped
class ChatBench {

    /** A token is rarely longer than this many bytes; the upper bound takes every byte for a token. */
    private static final int USUAL_BYTES_A_TOKEN = 4;

    private static final int SHORTEST_ANSWER_TOKENS = 20;

    private final Prompts prompts;
    private final PromptReader reader = new PromptReader();
    private final ChatJudges chatJudges;

    ChatBench(
            Prompts prompts,
            InstallationSecret secret,
            Clock clock,
            @ConfigProperty(name = "assay.egress.allow") Optional<String> egressAllow) {
        this.prompts = prompts;
        this.chatJudges = new ChatJudges(
                EgressAllowList.parse(egressAllow.orElse("")),
                new HmacSha256(secret.bytes()),
                variable -> Optional.ofNullable(System.getenv(variable)),
                clock,
                new SecureRandom(),
                Sleeper.ofThread());
    }

    Seat seat(String workspace, Rubric rubric, JudgeSpec.Chat spec, Map<String, Set<Replay>> replays) {
        Optional<Prompts.Kept> named = rubric.prompt().map(id -> prompts.find(workspace, id)
                .orElseThrow(() -> new Refusal(
                        ProblemKind.JUDGE_NOT_READY,
                        "rubric " + rubric.ref() + " names prompt '" + id + "', which does not exist",
                        "PUT /v1/prompts/" + id + " first.")));
        PromptTemplate template = named.map(Prompts.Kept::template).orElseGet(reader::builtIn);
        List<PromptProblem> problems = template.checkAgainst(rubric);
        if (!problems.isEmpty()) {
            throw new Refusal(
                    ProblemKind.JUDGE_NOT_READY,
                    "prompt '" + template.id() + "' does not fit rubric " + rubric.ref(),
                    "Use only the rubric's inputs and the names of the prompt format.",
                    problems);
        }
        ready(spec, template);
        return new Seat(
                spec.id(),
                spec.fingerprint(),
                spec.content(),
                Optional.of(template.fingerprint()),
                named.map(Prompts.Kept::text),
                Optional.empty(),
                Optional.empty(),
                replays,
                spec.price().map(price -> price.currency().getCurrencyCode()));
    }

    SeatedJudge judge(Rubric rubric, Seat seat, JudgeSpec.Chat spec) {
        PromptTemplate template = template(seat);
        if (!seat.promptFingerprint().equals(Optional.of(template.fingerprint()))) {
            throw new Refusal(
                    ProblemKind.FINGERPRINT_CHANGED,
                    "the built-in prompt is now " + template.fingerprint().brief() + ", the run was opened with "
                            + seat.promptFingerprint().orElseThrow().brief(),
                    "Open a new run.");
        }
        return new SeatedJudge(seat, ready(spec, template), spec.limits().maxConcurrency());
    }

    private PromptTemplate template(Seat seat) {
        return seat.prompt()
                .map(text -> reader.read("prompt of " + seat.judge(), text.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(reader::builtIn);
    }

    private dev.assay.judge.Judge ready(JudgeSpec.Chat spec, PromptTemplate template) {
        try {
            return chatJudges.judge(spec, template);
        } catch (MissingApiKey missing) {
            throw new Refusal(
                    ProblemKind.JUDGE_NOT_READY,
                    String.valueOf(missing.getMessage()),
                    "Set the variable " + missing.variable() + " where the service runs.");
        }
    }

    /** The prompt as it would be sent. */
    Prompt prompt(Seat seat, Question question) {
        JudgeSpec.Chat spec = (JudgeSpec.Chat) spec(seat);
        return chatJudges.renderer(spec, template(seat)).render(question);
    }

    /** Renders every prompt of a run to know its size; recorded and embedding judges cost nothing. */
    CostForecast forecast(Run run, Rubric rubric, List<Item> items) {
        Span calls = new Span(0, 0);
        Span prompt = new Span(0, 0);
        Span completion = new Span(0, 0);
        Span cost = new Span(0, 0);
        boolean priced = true;
        int limit = Math.min(items.size(), run.itemLimit().orElse(Integer.MAX_VALUE));
        for (Seat seat : run.judges()) {
            if (!(spec(seat) instanceof JudgeSpec.Chat spec)) {
                continue;
            }
            CallPrice price = new CallPrice(spec.price());
            priced &= spec.price().isPresent();
            PromptRenderer renderer = chatJudges.renderer(spec, template(seat));
            for (Item item : items.subList(0, limit)) {
                for (Question question : questions(rubric, seat, item)) {
                    long bytes = renderer.render(question).bytes();
                    long attempts = spec.limits().attempts();
                    int answer = spec.parameters().maxOutputTokens();
                    calls = calls.plus(new Span(1, attempts));
                    prompt = prompt.plus(new Span(bytes / USUAL_BYTES_A_TOKEN, bytes * attempts));
                    completion = completion.plus(
                            new Span(Math.min(SHORTEST_ANSWER_TOKENS, answer), (long) answer * attempts));
                    cost = cost.plus(new Span(
                            price.reservation(bytes / USUAL_BYTES_A_TOKEN, Math.min(SHORTEST_ANSWER_TOKENS, answer)),
                            price.reservation(bytes, answer) * attempts));
                }
            }
        }
        return new CostForecast(
                calls,
                prompt,
                completion,
                priced ? Optional.of(cost) : Optional.empty(),
                run.judges().stream()
                        .map(Seat::currency)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static JudgeSpec spec(Seat seat) {
        return JudgeReader.read(
                new FileText("judge " + seat.judge(), seat.spec().json()));
    }

    private static List<Question> questions(Rubric rubric, Seat seat, Item item) {
        return rubric.criteria().stream()
                .flatMap(criterion -> seat.replays(criterion.id()).stream()
                        .map(replay -> question(rubric, criterion, seat, item, replay)))
                .toList();
    }

    private static Question question(Rubric rubric, Criterion criterion, Seat seat, Item item, Replay replay) {
        return new Question(
                rubric,
                criterion,
                item,
                new Slot(item.id(), criterion.id(), seat.judge(), replay.sample(), replay.order()));
    }
}
