package dev.assay.disagreement.web;

import dev.assay.judge.KeptEmbedder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads many texts ahead of an analysis, so that whoever wants the analysis can see how far it is. What was read is kept: a
 * reading that breaks off goes on from there.
 *
 * @param <K> what the reading is for; who asks for the same again finds it
 */
final class TextReading<K> {

    private static final int BATCH = 64;

    private final KeptEmbedder embedder;
    private final Executor executor;
    private final Map<K, Job> jobs = new ConcurrentHashMap<>();

    /** @param executor of the readings; one thread will do, since the model uses several */
    TextReading(KeptEmbedder embedder, Executor executor) {
        this.embedder = embedder;
        this.executor = executor;
    }

    /**
     * How far a reading is.
     *
     * @param done texts that were read, of those that nobody had read before
     */
    record Progress(int done, int total) {}

    private record Job(int total, AtomicInteger done, CompletableFuture<Boolean> over) {

        Progress progress() {
            return new Progress(done.get(), total);
        }
    }

    /**
     * The reading that is under way; empty where there is none, or it is over.
     *
     * @throws IllegalStateException when it failed, the first time that somebody asks
     */
    Optional<Progress> underWay(K of) {
        Job job = jobs.get(of);
        if (job == null) {
            return Optional.empty();
        }
        try {
            job.over().getNow(false);
        } catch (CompletionException failed) {
            jobs.remove(of, job);
            throw new IllegalStateException("the texts cannot be read", failed.getCause());
        }
        return Optional.of(job.progress());
    }

    /** Begins to read, unless that is under way already. */
    Progress begin(K of, List<String> texts) {
        Job fresh = new Job(texts.size(), new AtomicInteger(), new CompletableFuture<>());
        Job known = jobs.putIfAbsent(of, fresh);
        if (known != null) {
            return known.progress();
        }
        executor.execute(() -> read(of, fresh, texts));
        return fresh.progress();
    }

    private void read(K of, Job job, List<String> texts) {
        try {
            for (int from = 0; from < texts.size(); from += BATCH) {
                List<String> batch = texts.subList(from, Math.min(from + BATCH, texts.size()));
                embedder.embed(batch);
                job.done().addAndGet(batch.size());
            }
            jobs.remove(of, job);
        } catch (RuntimeException | Error failed) {
            job.over().completeExceptionally(failed);
        }
    }
}
