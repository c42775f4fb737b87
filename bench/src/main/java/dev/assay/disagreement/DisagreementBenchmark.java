package dev.assay.disagreement;

import dev.assay.judge.KeptEmbedder;
import dev.assay.judge.llm.MiniLmEmbedder;
import dev.assay.stats.BootstrapPlan;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Timeout;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One analysis from the labels to the clusters in a process that has just begun, its sentence vectors already there. Every
 * fourth of the judged items is a disagreement.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 5,
        jvmArgs = {"-Xmx1500m"})
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Timeout(time = 1, timeUnit = TimeUnit.HOURS)
public class DisagreementBenchmark {

    @Param({"40000"})
    private int judged;

    private LargeAudit.Given given;
    private KeptEmbedder embedder;

    /**
     * The peaks of the heap's pools added up, in MiB. They need not fall together, so the process held less than this: it may
     * exceed the whole heap. That the analysis ends within the heap given is the test.
     */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Heap {

        public long peakMiB;
        public long clusters;
    }

    /** The first process of all reads the texts, which takes minutes; the others find the vectors in a file. */
    @Setup(Level.Trial)
    public void make() {
        given = new LargeAudit(judged).given();
        VectorFile vectors = new VectorFile(Path.of("bench", "target", "vectors-" + judged + ".bin"));
        embedder = new KeptEmbedder(new MiniLmEmbedder(), vectors);
        if (vectors.isEmpty()) {
            embedder.embed(List.copyOf(analysis().sentences(given.set())));
            vectors.write();
        }
        System.gc();
        heapPools(MemoryPoolMXBean::resetPeakUsage);
    }

    @Benchmark
    public DisagreementClusters analyse(Heap heap) {
        DisagreementClusters found = analysis().of(given.set(), given.witnesses());
        heap.clusters = found.clusters().size();
        heapPools(pool -> heap.peakMiB += pool.getPeakUsage().getUsed() >> 20);
        return found;
    }

    private DisagreementAnalysis analysis() {
        return new DisagreementAnalysis(
                given.rubric(), embedder, BootstrapPlan.seeded(1), DisagreementAnalysis.Depth.QUICK);
    }

    private static void heapPools(java.util.function.Consumer<MemoryPoolMXBean> each) {
        ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .forEach(each);
    }
}
