package dev.assay.judge.llm;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host; the system's resolver outside tests. */
@FunctionalInterface
public interface HostResolver {

    /** At least one address. */
    InetAddress[] resolve(String host) throws UnknownHostException;
}
