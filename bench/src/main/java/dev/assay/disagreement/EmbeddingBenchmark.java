package dev.assay.disagreement;

import dev.assay.judge.KeptEmbedder;
import dev.assay.judge.llm.MiniLmEmbedder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Sentence vectors a second, of reasons of twenty to forty words. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class EmbeddingBenchmark {

    private static final int TEXTS = 256;

    private final List<String> reasons = LargeAudit.reasons(TEXTS, 7);
    private final MiniLmEmbedder model = new MiniLmEmbedder();
    private final KeptEmbedder keeping = new KeptEmbedder(model, new KeptEmbedder.Shelf() {
        @Override
        public Map<String, float[]> find(String name, Set<String> hashes) {
            return Map.of();
        }

        @Override
        public void keep(String name, Map<String, float[]> vectors) {}
    });

    @Benchmark
    @OperationsPerInvocation(TEXTS)
    public List<float[]> oneByOne() {
        return model.embed(reasons);
    }

    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(TEXTS)
    public List<float[]> twoCallers() {
        return model.embed(reasons);
    }

    /** As the analysis asks for texts that nobody has read before. */
    @Benchmark
    @OperationsPerInvocation(TEXTS)
    public List<float[]> kept() {
        return keeping.embed(reasons);
    }
}
