package dev.assay.bench.reliability;

import dev.assay.bench.reliability.Figure.Target;
import dev.assay.provider.Behaviour;
import dev.assay.provider.ProviderStub;
import dev.assay.reliability.RunStatus;
import dev.assay.reliability.ServiceClient;
import dev.assay.reliability.ServiceProcess;
import dev.assay.reliability.Work;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A hundred thousand items in a heap of one gigabyte. */
final class SizeSuite implements Suite {

    private static final int CONCURRENCY = 256;
    private static final double MEGABYTE = 1e6;
    private static final double[] LOOKED_AT = {0.2, 0.4, 0.6, 0.8, 0.97};
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final int items;

    SizeSuite(int items) {
        this.items = items;
    }

    @Override
    public List<Figure> measure(int runs) throws IOException, InterruptedException {
        String setting = items + " items, -Xmx1g: ";
        Figure ingest = new Figure(setting + "ingest over REST", "s", Target.atMost(300));
        Figure growth =
                new Figure(setting + "used heap near the end over used heap at a fifth", "", Target.atMost(1.05));
        Figure resident = new Figure(setting + "most resident memory", "MB", Target.NONE);
        Figure scored = new Figure(setting + "scored", "", Target.atLeast(items));
        Figure pace = new Figure(setting + "judgements a second, collections included", "/s", Target.NONE);
        List<Figure> heaps = new ArrayList<>();
        for (double share : LOOKED_AT) {
            heaps.add(new Figure(
                    setting + "used heap after a collection at " + Math.round(share * items),
                    "MB",
                    Target.atMost(1000)));
        }
        for (int i = 0; i < runs; i++) {
            Path folder = Work.freshFolder("size");
            Work work = Work.of(items, CONCURRENCY);
            try (ProviderStub provider = ProviderStub.start(Behaviour.PROMPT)) {
                work.writeRules(folder.resolve("content"), provider.baseUrl());
                try (ServiceProcess service =
                        Bench.launch(folder, provider, "-Xmx1g").started()) {
                    ServiceClient client = service.client().orElseThrow();
                    byte[] lines = work.itemIds()
                            .map(Work::itemLine)
                            .collect(Collectors.joining("\n"))
                            .getBytes(StandardCharsets.UTF_8);
                    long begun = System.nanoTime();
                    client.ingest(() -> new ByteArrayInputStream(lines));
                    ingest.add((System.nanoTime() - begun) / 1e9);
                    begun = System.nanoTime();
                    String run = client.open();
                    double[] used = new double[LOOKED_AT.length];
                    for (int look = 0; look < LOOKED_AT.length; look++) {
                        awaitShare(client, run, LOOKED_AT[look]);
                        used[look] = service.heapAfterCollection() / MEGABYTE;
                        heaps.get(look).add(used[look]);
                    }
                    RunStatus end = client.atRest(run, PATIENCE, Duration.ofMillis(200));
                    pace.add(items / ((System.nanoTime() - begun) / 1e9));
                    scored.add(end.scored());
                    growth.add(used[used.length - 1] / used[0]);
                    resident.add(Math.rint(service.peakResidentBytes() / MEGABYTE));
                }
            }
            Folders.delete(folder);
        }
        List<Figure> figures = new ArrayList<>(List.of(ingest, growth));
        figures.addAll(heaps);
        figures.addAll(List.of(resident, scored, pace));
        return figures;
    }

    private void awaitShare(ServiceClient client, String run, double share) throws IOException, InterruptedException {
        RunStatus now = client.run(run);
        while (!now.isAtRest() && now.total() - now.pending() < share * items) {
            Thread.sleep(50);
            now = client.run(run);
        }
    }
}
