package dev.assay.bench.reliability;

import dev.assay.bench.reliability.Figure.Target;
import dev.assay.provider.Behaviour;
import dev.assay.provider.ProviderStub;
import dev.assay.reliability.Capped;
import dev.assay.reliability.ServiceProcess;
import dev.assay.reliability.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A run that may spend less than it needs: it stops below its cap, and goes on when that is raised. */
final class BudgetSuite implements Suite {

    private static final Work WORK = Work.of(2000, 64);
    private static final Behaviour BEHAVIOUR = Behaviour.PROMPT.withLatency(Duration.ofMillis(20));

    @Override
    public List<Figure> measure(int runs) throws IOException, InterruptedException {
        String setting = WORK.items() + " items under a cap of a third of their cost: ";
        Figure share = new Figure(setting + "most spent and reserved, of the cap", "%", Target.atMost(100));
        Figure provider = new Figure(setting + "spent by the provider's account, of the cap", "%", Target.atMost(100));
        Figure problems = new Figure(setting + "what does not add up", "", Target.atMost(0));
        for (int i = 0; i < runs; i++) {
            Path folder = Work.freshFolder("budget");
            try (ProviderStub stub = ProviderStub.start(BEHAVIOUR)) {
                WORK.writeTo(folder.resolve("content"), stub.baseUrl(), BEHAVIOUR);
                try (ServiceProcess service = Bench.launch(folder, stub).started()) {
                    Capped capped = Capped.run(service.client().orElseThrow(), stub, WORK, BEHAVIOUR);
                    capped.problems().stream().limit(10).forEach(problem -> System.out.println("  - " + problem));
                    share.add(100.0 * capped.mostMicros() / capped.capMicros());
                    provider.add(100.0 * capped.providerMicros() / capped.capMicros());
                    problems.add(capped.problems().size());
                }
            }
            Folders.delete(folder);
        }
        return List.of(share, provider, problems);
    }
}
