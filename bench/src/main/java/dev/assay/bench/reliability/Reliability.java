package dev.assay.bench.reliability;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs suites against the packaged service and prints what they measured as a table. */
public final class Reliability {

    private static final int USUAL_RUNS = 5;
    private static final int USUAL_KILLS = 50;
    private static final int USUAL_KILLS_AT_EACH_POINT = 4;
    private static final int USUAL_SEED = 1;
    private static final int MANY_ITEMS = 100_000;
    private static final int LOAD_ITEMS = 5000;

    private Reliability() {}

    /** {@code <suite>… [--runs n] [--items n] [--kills n] [--at-each-point n] [--seed n]}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, Integer> options = new LinkedHashMap<>(Map.of("--runs", USUAL_RUNS));
        List<String> names = new java.util.ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--") && i + 1 < arguments.length) {
                options.put(arguments[i], Integer.valueOf(arguments[++i]));
            } else {
                names.add(arguments[i]);
            }
        }
        Map<String, Suite> suites = suites(options);
        if (names.isEmpty() || !suites.keySet().containsAll(names)) {
            System.err.println(
                    "usage: Reliability <suite>… [--runs n] [--items n] [--kills n] [--at-each-point n] [--seed n]; suites: "
                            + String.join(" ", suites.keySet()));
            System.exit(2);
        }
        System.out.println(Figure.header());
        for (String name : names) {
            for (Figure figure : suites.get(name).measure(options.get("--runs"))) {
                System.out.println(figure.row());
            }
        }
    }

    private static Map<String, Suite> suites(Map<String, Integer> options) {
        Map<String, Suite> suites = new LinkedHashMap<>();
        suites.put("load", new LoadSuite(options.getOrDefault("--items", LOAD_ITEMS)));
        suites.put("faults", new FaultsSuite());
        suites.put("limits", new LimitsSuite());
        suites.put("hang", new HangSuite());
        suites.put(
                "crash",
                new CrashSuite(
                        options.getOrDefault("--kills", USUAL_KILLS),
                        options.getOrDefault("--at-each-point", USUAL_KILLS_AT_EACH_POINT),
                        options.getOrDefault("--seed", USUAL_SEED)));
        suites.put("size", new SizeSuite(options.getOrDefault("--items", MANY_ITEMS)));
        suites.put("budget", new BudgetSuite());
        return suites;
    }
}
