package dev.assay.judge.llm;

/**
 * The object that a provider puts around a reply. It is read here before the client library sees it, since that would
 * take an error object for an empty completion and the last of two equal keys for the only one.
 */
@FunctionalInterface
interface Envelope {

    /**
     * Reads the body of a 2xx answer.
     *
     * @throws CallFailed when it is no completion
     */
    Answer read(EnvelopeBody body);
}
