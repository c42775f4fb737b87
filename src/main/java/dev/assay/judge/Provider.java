package dev.assay.judge;

import java.util.Locale;

/** Providers that a chat judge may name, with what their documentation offers. */
public enum Provider {
    OPENAI(Seeds.LONG, 2, JudgeSpec.Logprobs.WANTED),
    ANTHROPIC(Seeds.NONE, 1, JudgeSpec.Logprobs.NONE),
    GEMINI(Seeds.INT, 2, JudgeSpec.Logprobs.NONE),
    MISTRAL(Seeds.INT, 1.5, JudgeSpec.Logprobs.NONE),
    OLLAMA(Seeds.INT, 2, JudgeSpec.Logprobs.NONE),
    BEDROCK(Seeds.NONE, 1, JudgeSpec.Logprobs.NONE),
    AZURE_OPENAI(Seeds.LONG, 2, JudgeSpec.Logprobs.WANTED);

    private final Seeds seeds;
    private final double maxTemperature;
    private final JudgeSpec.Logprobs logprobs;

    Provider(Seeds seeds, double maxTemperature, JudgeSpec.Logprobs logprobs) {
        this.seeds = seeds;
        this.maxTemperature = maxTemperature;
        this.logprobs = logprobs;
    }

    public Seeds seeds() {
        return seeds;
    }

    /** The highest temperature that it takes. */
    public double maxTemperature() {
        return maxTemperature;
    }

    /** Whether it can be asked for log probabilities. */
    public boolean givesLogprobs() {
        return logprobs == JudgeSpec.Logprobs.WANTED;
    }

    /** The word of the judge file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a provider takes as a seed. */
    public enum Seeds {
        NONE,
        INT,
        LONG
    }
}
