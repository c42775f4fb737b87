package dev.assay.judge.llm.account;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The gates of all provider accounts of this process. They live as long as it does and remember what they learnt. */
public final class ProviderAccounts {

    private final Map<AccountName, CallGate> gates = new ConcurrentHashMap<>();
    private final Ticker ticker;
    private final Waiting waiting;

    public ProviderAccounts(Ticker ticker, Waiting waiting) {
        this.ticker = ticker;
        this.waiting = waiting;
    }

    public CallGate of(AccountName account) {
        return gates.computeIfAbsent(account, unused -> new ProviderAccount(ticker, waiting));
    }
}
