package dev.assay.judge.llm;

import dev.assay.judge.Prompt;
import dev.assay.rubric.Criterion;
import java.util.List;

/** One request to a provider, without any retry. */
interface ChatProvider {

    /** The shape in which the replies about these criteria are asked for. */
    ReplyFormat format(List<Criterion> criteria);

    /**
     * Sends the prompt and waits for the completion.
     *
     * @param sample from 0; each sample has its own seed, or self-consistency would ask one question and hear one answer
     * @throws CallFailed when none came
     * @throws InterruptedException when the thread was told to stop; the call may have been billed
     */
    Answer ask(Prompt prompt, ReplyFormat format, int sample) throws InterruptedException;

    /** Throws {@link BlockedHost} where nothing would be sent. */
    void checkAllowed();

    /** An upper bound of the tokens that the provider counts as input beside the prompt's own. */
    int overheadTokens(ReplyFormat format);
}
