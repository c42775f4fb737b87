package dev.assay.judge.llm;

import dev.assay.judge.Prompt;
import dev.assay.judge.Question;

/** One request to a provider, without any retry. */
interface ChatProvider {

    /**
     * Sends the prompt and waits for the completion.
     *
     * @throws CallFailed when none came
     * @throws InterruptedException when the thread was told to stop; the call may have been billed
     */
    Answer ask(Prompt prompt, Question question) throws InterruptedException;

    /** Throws {@link BlockedHost} where nothing would be sent. */
    void checkAllowed();

    /** An upper bound of the tokens that the provider counts as input beside the prompt's own. */
    int overheadTokens(Question question);
}
