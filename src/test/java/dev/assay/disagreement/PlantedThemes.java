package dev.assay.disagreement;

import dev.assay.judge.KeptEmbedder;
import dev.assay.judge.llm.MiniLmEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Made-up disagreements of which it is known what they have in common: the reasons of a judge that makes a few systematic
 * mistakes, 15 % of them about nothing in common, and what it says when it is right.
 *
 * @param disagreeing the texts of the disagreements
 * @param planted the theme of each, {@link #NOISE} for none
 * @param languages of each
 * @param agreeing what the judge says when it agrees
 */
record PlantedThemes(List<CaseText> disagreeing, int[] planted, List<String> languages, List<CaseText> agreeing) {

    static final int NOISE = -1;
    static final List<String> THEMES = List.of("apology", "refund", "formal", "link", "identity", "shipping");
    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it");

    private static final double NOISE_SHARE = 0.15;
    private static final Map<String, List<String>> SECTIONS = sections();
    private static final Map<String, float[]> VECTORS = new ConcurrentHashMap<>();

    /** The real model; each text is embedded once for all tests. */
    static final KeptEmbedder EMBEDDER = new KeptEmbedder(new MiniLmEmbedder(), new KeptEmbedder.Shelf() {
        @Override
        public Map<String, float[]> find(String model, Set<String> hashes) {
            Map<String, float[]> found = new HashMap<>();
            hashes.forEach(hash -> {
                float[] vector = VECTORS.get(hash);
                if (vector != null) {
                    found.put(hash, vector);
                }
            });
            return found;
        }

        @Override
        public void keep(String model, Map<String, float[]> vectors) {
            VECTORS.putAll(vectors);
        }
    });

    static PlantedThemes of(long seed, int size, int themes, List<String> languages) {
        return new Maker(new SplittableRandom(seed), languages).make(size, themes);
    }

    /** What the finder makes of them. */
    int[] found() {
        return ThemeFinder.find(new CaseSpace(EMBEDDER).rows(disagreeing, agreeing), 1);
    }

    private record Maker(SplittableRandom random, List<String> languages) {

        PlantedThemes make(int size, int themes) {
            List<CaseText> disagreeing = new ArrayList<>();
            List<String> in = new ArrayList<>();
            int[] planted = new int[size];
            for (int i = 0; i < size; i++) {
                String language = pick(languages);
                planted[i] = random.nextDouble() < NOISE_SHARE ? NOISE : random.nextInt(themes);
                String section = planted[i] == NOISE ? "noise" : "theme " + THEMES.get(planted[i]);
                disagreeing.add(text(language, section));
                in.add(language);
            }
            List<CaseText> agreeing = IntStream.range(0, 2 * size + 100)
                    .mapToObj(unused -> text(pick(languages), "fine"))
                    .toList();
            return new PlantedThemes(disagreeing, planted, in, agreeing);
        }

        private CaseText text(String language, String section) {
            return new CaseText(filled(language, section), filled(language, "items"), language);
        }

        private String filled(String language, String section) {
            return pick(SECTIONS.get(language + " " + section))
                    .replace("{noun}", pick(SECTIONS.get(language + " nouns")))
                    .replace("{name}", pick(SECTIONS.get(language + " names")));
        }

        private String pick(List<String> from) {
            return from.get(random.nextInt(from.size()));
        }
    }

    private static Map<String, List<String>> sections() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        try (var in = PlantedThemes.class.getResourceAsStream("/disagreement/planted-themes.txt")) {
            List<String> current = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("[")) {
                    current =
                            sections.computeIfAbsent(line.substring(1, line.length() - 1), unused -> new ArrayList<>());
                } else if (!line.isBlank()) {
                    current.add(line);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sections;
    }
}
