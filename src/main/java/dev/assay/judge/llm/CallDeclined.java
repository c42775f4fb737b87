package dev.assay.judge.llm;

/** A completion came that is no reply; thrown because the client library would drop all that it carries. */
final class CallDeclined extends RuntimeException {

    private final transient Answer answer;

    CallDeclined(Answer answer) {
        super("declined", null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
