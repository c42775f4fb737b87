package dev.assay.wiring;

import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.FileText;
import dev.assay.evalset.Item;
import dev.assay.judge.CommitPoints;
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
import dev.assay.judge.llm.ChatJudges;
import dev.assay.judge.llm.EgressAllowList;
import dev.assay.judge.llm.HmacSha256;
import dev.assay.judge.llm.MissingApiKey;
import dev.assay.judge.llm.Sleeper;
import dev.assay.judge.llm.account.CallGate;
import dev.assay.judge.llm.account.ProviderAccounts;
import dev.assay.judge.store.Prompts;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.run.CostForecast;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.SeatedJudge;
import dev.assay.run.WorkQueue;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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

    private final Prompts prompts;
    private final PromptReader reader = new PromptReader();
    private final ChatJudges chatJudges;
    private final Vertx vertx;

    ChatBench(
            Prompts prompts,
            InstallationSecret secret,
            Clock clock,
            ProviderAccounts accounts,
            CommitPoints points,
            @ConfigProperty(name = "assay.egress.allow") Optional<String> egressAllow) {
        this.prompts = prompts;
        // not the service's own, which closes its connections before the calls in flight are answered
        this.vertx = Vertx.vertx();
        this.chatJudges = new ChatJudges(
                vertx,
                EgressAllowList.parse(egressAllow.orElse("")),
                new HmacSha256(secret.bytes()),
                variable -> Optional.ofNullable(System.getenv(variable)),
                clock,
                new SecureRandom(),
                Sleeper.ofThread(),
                accounts,
                points);
    }

    /** Made at the start, on a thread that belongs to nobody's event loop. */
    void begin(@Observes StartupEvent started) {}

    @PreDestroy
    void close() {
        vertx.close();
    }

    Seat seat(String workspace, Rubric rubric, JudgeSpec.Chat spec, Map<String, Set<Replay>> replays) {
        Optional<Prompts.Kept> named = named(workspace, rubric);
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

    private Optional<Prompts.Kept> named(String workspace, Rubric rubric) {
        return rubric.prompt().map(id -> prompts.find(workspace, id)
                .orElseThrow(() -> new Refusal(
                        ProblemKind.JUDGE_NOT_READY,
                        "rubric " + rubric.ref() + " names prompt '" + id + "', which does not exist",
                        "PUT /v1/prompts/" + id + " first.")));
    }

    /** Refused where the prompt is no longer the one that the run was opened with. */
    void requireUnchanged(String workspace, Seat seat, Rubric rubric) {
        PromptTemplate now =
                named(workspace, rubric).map(Prompts.Kept::template).orElseGet(reader::builtIn);
        JudgeBench.requireEqual(
                "prompt '" + now.id() + "'",
                now.fingerprint(),
                seat.promptFingerprint().orElseThrow());
    }

    SeatedJudge judge(Rubric rubric, Seat seat, JudgeSpec.Chat spec) {
        PromptTemplate template = template(seat);
        JudgeBench.requireEqual(
                "prompt '" + template.id() + "'",
                template.fingerprint(),
                seat.promptFingerprint().orElseThrow());
        int open = spec.limits().maxConcurrency();
        return new SeatedJudge(seat, ready(spec, template), open + CallGate.ahead(open));
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
    CostForecast forecast(Run run, Rubric rubric, WorkQueue items) {
        Forecasting all = new Forecasting();
        for (Seat seat : run.judges()) {
            if (spec(seat) instanceof JudgeSpec.Chat spec) {
                Forecasting.OfJudge judge = all.of(spec);
                PromptRenderer renderer = chatJudges.renderer(spec, template(seat));
                for (var chunk = items.next(seat.judge()); chunk.isPresent(); chunk = items.next(seat.judge())) {
                    for (Item item : chunk.get().items()) {
                        questions(rubric, seat, item)
                                .forEach(question ->
                                        judge.add(renderer.render(question).bytes()));
                    }
                }
            }
        }
        return all.forecast(run);
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
