package dev.assay.judge.llm;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that requests may leave for; nothing else is ever contacted.
 *
 * <p>A public host needs an entry and https. Loopback needs an entry for {@code localhost} or the literal address, and
 * may be http. A private address needs an entry with its port and https. Link-local, metadata and other special
 * addresses need an entry with the literal address and port, and https: a name that resolves to one is refused, whatever
 * is listed.
 *
 * <p>Whoever sends a request connects to the address that was checked here; a name is never resolved a second time.
 */
public final class EgressAllowList {

    private static final Pattern ENTRY = Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?");
    private static final Pattern LITERAL = Pattern.compile("\\[.*\\]|\\d{1,3}(\\.\\d{1,3}){3}");

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1\\]");

    private final List<Entry> entries;
    private final HostResolver resolver;

    private EgressAllowList(List<Entry> entries, HostResolver resolver) {
        this.entries = entries;
        this.resolver = resolver;
    }

    /** A host, with every port where none is given. */
    private record Entry(String host, OptionalInt port) {

        boolean matches(String otherHost, int otherPort) {
            return host.equals(otherHost) && (port.isEmpty() || port.getAsInt() == otherPort);
        }
    }

    /**
     * Reads {@code host[:port]} entries parted by commas, as {@code ASSAY_EGRESS_ALLOW} holds them.
     *
     * @throws IllegalArgumentException naming an entry that is none
     */
    public static EgressAllowList parse(String list) {
        return parse(list, InetAddress::getAllByName);
    }

    static EgressAllowList parse(String list, HostResolver resolver) {
        return new EgressAllowList(
                Arrays.stream(list.split(","))
                        .map(String::strip)
                        .filter(entry -> !entry.isEmpty())
                        .map(EgressAllowList::entry)
                        .toList(),
                resolver);
    }

    private static Entry entry(String text) {
        Matcher matcher = ENTRY.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not an egress entry: '" + text + "', expected host or host:port");
        }
        OptionalInt port =
                matcher.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(matcher.group(2)));
        return new Entry(matcher.group(1).toLowerCase(Locale.ROOT), port);
    }

    /**
     * The address to connect to, where a request may be sent.
     *
     * <p>All addresses of a name are checked and the first is taken.
     *
     * @throws BlockedHost when it must not be sent
     * @throws UnknownHostException when the name has no address now; it must not be sent either
     */
    public InetAddress admit(URI target) throws UnknownHostException {
        Listing listing = listed(target);
        String host = host(target);
        InetAddress[] addresses = resolver.resolve(host);
        for (InetAddress address : addresses) {
            checkAddress(target, host, AddressKind.of(address), listing);
        }
        if (addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        return addresses[0];
    }

    /**
     * Checks a target that a proxy will connect to, and whose name only the proxy resolves.
     *
     * @throws BlockedHost when it must not be asked for
     */
    void admitByName(URI target) throws UnknownHostException {
        Listing listing = listed(target);
        String host = host(target);
        if (LITERAL.matcher(host).matches()) {
            checkAddress(target, host, AddressKind.of(resolver.resolve(host)[0]), listing);
        }
        if (!"https".equals(target.getScheme())) {
            throw new BlockedHost(target, "is plain http beyond this machine");
        }
    }

    /** Whether the target is a loopback address or {@code localhost}. */
    static boolean isThisMachine(URI target) {
        return target.getHost() != null && LOOPBACK.matcher(host(target)).matches();
    }

    static int port(URI target) {
        return target.getPort() >= 0 ? target.getPort() : "https".equals(target.getScheme()) ? 443 : 80;
    }

    private static String host(URI target) {
        return target.getHost().toLowerCase(Locale.ROOT);
    }

    private Listing listed(URI target) {
        String scheme = target.getScheme();
        if (!"https".equals(scheme) && !"http".equals(scheme)) {
            throw new BlockedHost(target, "is neither https nor http");
        }
        if (target.getHost() == null || target.getRawUserInfo() != null) {
            throw new BlockedHost(target, "has no plain host");
        }
        List<Entry> listed = entries.stream()
                .filter(entry -> entry.matches(host(target), port(target)))
                .toList();
        if (listed.isEmpty()) {
            throw new BlockedHost(target, "is not on the allow-list");
        }
        return listed.stream().anyMatch(entry -> entry.port().isPresent()) ? Listing.WITH_PORT : Listing.HOST_ONLY;
    }

    private enum Listing {
        HOST_ONLY,
        WITH_PORT
    }

    private static void checkAddress(URI target, String host, AddressKind kind, Listing listing) {
        boolean isLiteral = LITERAL.matcher(host).matches();
        boolean isAllowed =
                switch (kind) {
                    case PUBLIC -> true;
                    case LOOPBACK -> isLiteral || host.equals("localhost");
                    case PRIVATE -> listing == Listing.WITH_PORT;
                    case SPECIAL -> isLiteral && listing == Listing.WITH_PORT;
                };
        if (!isAllowed) {
            throw new BlockedHost(
                    target, "has a " + kind.name().toLowerCase(Locale.ROOT) + " address that is not listed as such");
        }
        if (kind != AddressKind.LOOPBACK && !"https".equals(target.getScheme())) {
            throw new BlockedHost(target, "is plain http beyond this machine");
        }
    }
}
