package dev.assay.judge.llm;

/** The environment variable that a judge's file names as its key is not set. */
public final class MissingApiKey extends RuntimeException {

    private final String judge;
    private final String variable;

    public MissingApiKey(String judge, String variable) {
        super("judge '" + judge + "' reads its key from the environment variable " + variable
                + ", which is not set; export it and start again");
        this.judge = judge;
        this.variable = variable;
    }

    public String judge() {
        return judge;
    }

    public String variable() {
        return variable;
    }
}
