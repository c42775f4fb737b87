package dev.assay.judge;

/**
 * Answers each question with one verdict. Whatever goes wrong is a verdict too; there is no fallback answer.
 *
 * <p>An implementation may block (a provider's reply) and is called from several threads at once.
 */
@FunctionalInterface
public interface Judge {

    /**
     * Asks the judge.
     *
     * @param asked one question, or several at once where the judge is asked so
     * @param ledger told of every paid call before it is sent; judges that call nobody ignore it
     */
    Opinion judge(Questionnaire asked, CallLedger ledger);
}
