package dev.assay.wiring;

import dev.assay.calibration.ExampleDraw;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.gold.GoldSet;
import dev.assay.gold.store.GoldSets;
import dev.assay.judge.CommitPoints;
import dev.assay.judge.Examples;
import dev.assay.judge.ItemTooLarge;
import dev.assay.judge.Judge;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.MemberVerdicts;
import dev.assay.judge.Prompt;
import dev.assay.judge.PromptProblem;
import dev.assay.judge.PromptRenderer;
import dev.assay.judge.PromptTemplate;
import dev.assay.judge.Questionnaire;
import dev.assay.judge.files.PromptReader;
import dev.assay.judge.llm.ChatJudges;
import dev.assay.judge.llm.Egress;
import dev.assay.judge.llm.EgressAllowList;
import dev.assay.judge.llm.EgressProxy;
import dev.assay.judge.llm.HmacSha256;
import dev.assay.judge.llm.MissingApiKey;
import dev.assay.judge.llm.Sleeper;
import dev.assay.judge.llm.account.CallGate;
import dev.assay.judge.llm.account.ProviderAccounts;
import dev.assay.judge.store.Prompts;
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
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Seats chat judges: with their prompt as it is now, their key looked up by name, and the hosts they may reach. */
@ApplicationScoped
class ChatBench implements Bench<JudgeSpec.Chat> {

    /** Of a rationale, which is a reply of so many tokens at most. */
    private static final int MOST_BYTES_A_TOKEN = 8;

    private final Prompts prompts;
    private final PromptReader reader = new PromptReader();
    private final EvalSets evalSets;
    private final GoldSets goldSets;
    private final ChatJudges chatJudges;
    private final Vertx vertx;
    private final Map<Fingerprint, Examples> examples = new ConcurrentHashMap<>();

    ChatBench(
            Prompts prompts,
            EvalSets evalSets,
            GoldSets goldSets,
            InstallationSecret secret,
            Clock clock,
            ProviderAccounts accounts,
            CommitPoints points,
            @ConfigProperty(name = "assay.egress.allow") Optional<String> egressAllow,
            @ConfigProperty(name = "assay.egress.proxy") Optional<String> egressProxy,
            @ConfigProperty(name = "assay.egress.ca") Optional<String> egressCa) {
        this.prompts = prompts;
        this.evalSets = evalSets;
        this.goldSets = goldSets;
        // not the service's own, which closes its connections before the calls in flight are answered
        this.vertx = Vertx.vertx();
        this.chatJudges = new ChatJudges(
                vertx,
                new Egress(
                        EgressAllowList.parse(egressAllow.orElse("")),
                        egressProxy.map(EgressProxy::parse),
                        egressCa.map(Path::of)),
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

    @Override
    public Seat seat(Place place, JudgeSpec.Chat spec, List<Seat> seated) {
        Rubric rubric = place.rubric();
        Optional<Prompts.Kept> named = named(place.workspace(), rubric);
        PromptTemplate template = named.map(Prompts.Kept::template).orElseGet(reader::builtIn);
        List<PromptProblem> problems = template.checkAgainst(rubric);
        if (!problems.isEmpty()) {
            throw new Refusal(
                    ProblemKind.JUDGE_NOT_READY,
                    "prompt '" + template.id() + "' does not fit rubric " + rubric.ref(),
                    "Use only the rubric's inputs and the names of the prompt format.",
                    problems);
        }
        ready(spec, template, Examples.NONE);
        Seat seat = Seat.of(spec, Bench.planned(rubric, spec))
                .askedWith(
                        template.fingerprint(),
                        named.map(Prompts.Kept::text),
                        spec.price().map(price -> price.currency().getCurrencyCode()));
        return spec.asking().examples().isPresent() ? shownExamples(place, spec, seat) : seat;
    }

    private Seat shownExamples(Place place, JudgeSpec.Chat spec, Seat seat) {
        GoldSet.Header gold = goldSets.latest(
                        place.workspace(), place.evalset(), place.rubric().id())
                .orElseThrow(() -> new Refusal(
                        ProblemKind.JUDGE_NOT_READY,
                        "judge '" + spec.id() + "' is shown examples from gold, and evalset '" + place.evalset()
                                + "' has none for " + place.rubric().id(),
                        "POST labels, then POST /v1/evalsets/" + place.evalset() + "/gold."));
        ExampleDraw.Drawn drawn = drawn(place, gold.id(), spec);
        if (drawn.related().isEmpty()) {
            throw new Refusal(
                    ProblemKind.JUDGE_NOT_READY,
                    "the calibration gold of evalset '" + place.evalset() + "' has no item to show as an example",
                    "Audit more items, or leave fewShot out.");
        }
        return seat.learntFrom(gold.id(), drawn.examples().fingerprint()).shown(drawn.related());
    }

    private ExampleDraw.Drawn drawn(Place place, String goldSet, JudgeSpec.Chat spec) {
        JudgeSpec.FewShot fewShot = spec.asking().examples().orElseThrow();
        GoldSet gold = goldSets.find(place.workspace(), goldSet).orElseThrow();
        return new ExampleDraw(place.rubric(), fewShot.perCriterion(), fewShot.seed())
                .from(gold.calibration(
                        evalSets.items(place.workspace(), gold.header().evalset(), gold.itemIds())));
    }

    private Examples examples(Place place, JudgeSpec.Chat spec, Seat seat) {
        return spec.asking().examples().isPresent()
                ? examples.computeIfAbsent(seat.parts().orElseThrow(), opened -> {
                    Examples now =
                            drawn(place, seat.goldSet().orElseThrow(), spec).examples();
                    JudgeBench.requireEqual("the examples of judge '" + seat.judge() + "'", now.fingerprint(), opened);
                    return now;
                })
                : Examples.NONE;
    }

    private Optional<Prompts.Kept> named(String workspace, Rubric rubric) {
        return rubric.prompt().map(id -> prompts.find(workspace, id)
                .orElseThrow(() -> new Refusal(
                        ProblemKind.JUDGE_NOT_READY,
                        "rubric " + rubric.ref() + " names prompt '" + id + "', which does not exist",
                        "PUT /v1/prompts/" + id + " first.")));
    }

    @Override
    public void requireUnchanged(Place place, JudgeSpec.Chat spec, Seat seat) {
        PromptTemplate now = named(place.workspace(), place.rubric())
                .map(Prompts.Kept::template)
                .orElseGet(reader::builtIn);
        requireSamePrompt(now, seat);
    }

    private static void requireSamePrompt(PromptTemplate now, Seat seat) {
        JudgeBench.requireEqual(
                "prompt '" + now.id() + "'",
                now.fingerprint(),
                seat.promptFingerprint().orElseThrow());
    }

    @Override
    public SeatedJudge judge(Place place, JudgeSpec.Chat spec, Seat seat, MemberVerdicts members) {
        PromptTemplate template = template(seat);
        requireSamePrompt(template, seat);
        int open = spec.limits().maxConcurrency();
        return new SeatedJudge(
                seat,
                ready(spec, template, examples(place, spec, seat)),
                open + CallGate.ahead(open),
                spec.asking().grouping(),
                Set.of());
    }

    private PromptTemplate template(Seat seat) {
        return seat.prompt()
                .map(text -> reader.read("prompt of " + seat.judge(), text.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(reader::builtIn);
    }

    private Judge ready(JudgeSpec.Chat spec, PromptTemplate template, Examples shown) {
        try {
            return chatJudges.judge(spec, template, shown);
        } catch (MissingApiKey missing) {
            throw new Refusal(
                    ProblemKind.JUDGE_NOT_READY,
                    String.valueOf(missing.getMessage()),
                    "Set the variable " + missing.variable() + " where the service runs.");
        }
    }

    private PromptRenderer renderer(Place place, JudgeSpec.Chat spec, Seat seat) {
        return chatJudges.renderer(spec, template(seat), examples(place, spec, seat));
    }

    /** The prompt as it would be sent. */
    Prompt prompt(Place place, Seat seat, Questionnaire asked) {
        try {
            return renderer(place, (JudgeSpec.Chat) JudgeBench.spec(seat), seat).render(asked);
        } catch (ItemTooLarge large) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "item '" + asked.item().id() + "' is not shown to judge '" + seat.judge() + "': "
                            + large.getMessage(),
                    "Let the judge's longTexts show the head and tail, or allow more characters.");
        }
    }

    /** Renders every prompt of a run to know its size; judges that call nobody cost nothing. */
    CostForecast forecast(Place place, Run run, WorkQueue items) {
        Forecasting all = new Forecasting();
        for (Seat seat : run.judges()) {
            if (JudgeBench.spec(seat) instanceof JudgeSpec.Chat spec) {
                Forecasting.OfJudge judge = all.of(spec);
                PromptRenderer renderer = renderer(place, spec, seat);
                SeatedJudge seated = judge(place, spec, seat, question -> List.of());
                for (var chunk = items.next(seat.judge()); chunk.isPresent(); chunk = items.next(seat.judge())) {
                    for (Item item : chunk.get().items()) {
                        seated.grouped(seat.questions(place.rubric(), item))
                                .forEach(asked -> add(judge, spec, renderer, asked));
                    }
                }
            }
        }
        return all.forecast(run);
    }

    private static void add(
            Forecasting.OfJudge judge, JudgeSpec.Chat spec, PromptRenderer renderer, Questionnaire asked) {
        size(renderer, asked).ifPresent(bytes -> {
            judge.add(bytes);
            if (spec.asking().rationaleCheck() == JudgeSpec.RationaleCheck.SECOND_CALL) {
                int rationale = MOST_BYTES_A_TOKEN * spec.parameters().maxOutputTokens();
                asked.questions()
                        .forEach(question -> judge.addRationaleCheck(
                                renderer.renderRationale(question, "").bytes() + rationale));
            }
        });
    }

    /** Bytes of a prompt; absent where none would be sent. */
    private static Optional<Integer> size(PromptRenderer renderer, Questionnaire asked) {
        try {
            return Optional.of(renderer.render(asked).bytes());
        } catch (ItemTooLarge unsent) {
            return Optional.empty();
        }
    }
}
