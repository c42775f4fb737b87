package dev.assay.run;

/** Counts the calls of a run that are stated and not settled. */
final class CallsUnderWay {

    private static final long NAP_MILLIS = 250;

    private int count;

    synchronized void begin() {
        count++;
    }

    synchronized void end(int calls) {
        count -= calls;
        notifyAll();
    }

    /**
     * Waits until one of them has ended, or for a moment.
     *
     * @return false where none is under way, so that there is nothing to wait for
     */
    synchronized boolean awaitEnd() {
        if (count <= 0) {
            return false;
        }
        try {
            wait(NAP_MILLIS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
