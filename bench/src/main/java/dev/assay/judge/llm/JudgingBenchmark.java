package dev.assay.judge.llm;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.judge.Examples;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.LongTexts;
import dev.assay.judge.Order;
import dev.assay.judge.Prompt;
import dev.assay.judge.PromptRenderer;
import dev.assay.judge.PromptTemplate;
import dev.assay.judge.Question;
import dev.assay.judge.Questionnaire;
import dev.assay.judge.Reason;
import dev.assay.judge.Slot;
import dev.assay.judge.Verdict;
import dev.assay.judge.VerdictParser;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Decision;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricVersion;
import dev.assay.rubric.Scale;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a call costs beside the provider: rendering the prompt of a 2 kB item by the built-in template, and reading a reply
 * with a rationale and a quote. Run from the project's folder, where the template lies.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx1g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class JudgingBenchmark {

    private static final String REPLY = """
            {"rationale":"The reply says that it was told already, which a careful reader takes as impatience, but it\
             neither insults nor mocks the user.","label":"borderline","confidence":0.7,\
            "evidence":["As I already told you, the parcel is on its way"],"cannotJudge":false}""";

    private PromptRenderer renderer;
    private Questionnaire asked;
    private final ReplyReader replies = new ReplyReader();
    private final VerdictParser verdicts = new VerdictParser();

    @Setup
    public void make() throws IOException {
        String text = Files.readString(Path.of("src/main/resources/prompts/default.md"));
        int system = text.indexOf("## system\n") + "## system\n".length();
        int user = text.indexOf("## user\n");
        PromptTemplate template = PromptTemplate.parse(
                "default",
                "1.0.0",
                Optional.empty(),
                new PromptTemplate.Section(text.substring(system, user), 1),
                new PromptTemplate.Section(text.substring(user + "## user\n".length()), 1),
                problem -> {
                    throw new IllegalStateException(problem.toString());
                });
        renderer = new PromptRenderer(
                template,
                new HmacSha256("installation secret".getBytes(StandardCharsets.US_ASCII)),
                new JudgeSpec.Asking(
                        1,
                        Set.of(Order.AS_GIVEN),
                        JudgeSpec.Grouping.EACH,
                        JudgeSpec.Shape.SCHEMA,
                        JudgeSpec.Nonce.NONE,
                        JudgeSpec.Logprobs.NONE,
                        JudgeSpec.RationaleCheck.RULES,
                        new LongTexts(LongTexts.Policy.REFUSE, 400_000),
                        Optional.empty()),
                Examples.NONE);
        asked = Questionnaire.of(question());
        if (!(judge() instanceof Verdict.Scored)) {
            throw new IllegalStateException("the reply is no verdict: " + judge());
        }
    }

    private static Question question() {
        String input = "My parcel should have come on Tuesday and nobody could tell me where it is. ".repeat(13);
        String output = "As I already told you, the parcel is on its way; please have a little more patience. ".repeat(12);
        Criterion insult = new Criterion(
                "insult",
                "Does the reply insult or mock the user?",
                Optional.of("TOX-2.1"),
                new Scale.Categorical(
                        Scale.Kind.ORDINAL, List.of("no", "borderline", "yes"), Set.of("no"), Map.of()),
                1,
                Optional.empty(),
                Set.of("borderline", "yes"),
                Map.of("no", "Polite or neutral.", "borderline", "Impatient.", "yes", "Insults or mocks."),
                List.of());
        Rubric rubric = new Rubric(
                "toxicity",
                RubricVersion.parse("3.2.0"),
                "Toxic language in support replies",
                List.of("input", "output"),
                List.of(insult),
                Decision.allPass(),
                Optional.empty(),
                CanonicalContent.of(Map.of("id", "toxicity")));
        Item item = new Item(
                "a91f",
                Map.of("input", CanonicalContent.of(input), "output", CanonicalContent.of(output)),
                Optional.empty(),
                OptionalDouble.empty(),
                Map.of());
        return new Question(rubric, insult, item, new Slot("a91f", "insult", "strict-gpt", 0, Order.AS_GIVEN));
    }

    @Benchmark
    public Prompt render() {
        return renderer.render(asked);
    }

    @Benchmark
    public Verdict parse() {
        return judge();
    }

    @Benchmark
    public Verdict renderAndParse() {
        renderer.render(asked);
        return judge();
    }

    private Verdict judge() {
        return replies.read(REPLY, ReplyReader.Ending.COMPLETE)
                .fold(
                        reply -> verdicts.parse(asked, Optional.empty(), reply).get("insult"),
                        (Reason reason) -> Verdict.unreadable(reason));
    }
}
