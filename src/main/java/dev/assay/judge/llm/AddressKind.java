package dev.assay.judge.llm;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/** How far an address reaches, and so how explicitly an operator must have allowed it. */
enum AddressKind {
    PUBLIC,
    LOOPBACK,
    /** Somebody's own network: RFC 1918, RFC 4193, RFC 6598, RFC 2544. */
    PRIVATE,
    /** Link-local, metadata, unspecified, multicast, reserved: no provider lives there. */
    SPECIAL;

    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final int[] ALIBABA_METADATA = {100, 100, 100, 200};

    static AddressKind of(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        if (address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isMulticastAddress()) {
            return SPECIAL;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? ofSix(address, bytes) : ofFour(address, unsigned(bytes));
    }

    private static AddressKind ofFour(InetAddress address, int[] four) {
        if (four[0] == 0 || four[0] >= 240 || Arrays.equals(four, ALIBABA_METADATA)) {
            return SPECIAL;
        }
        boolean isShared = four[0] == 100 && (four[1] & 0xc0) == 64;
        boolean isBenchmark = four[0] == 198 && (four[1] & 0xfe) == 18;
        boolean isProtocol = four[0] == 192 && four[1] == 0 && four[2] == 0;
        return address.isSiteLocalAddress() || isShared || isBenchmark || isProtocol ? PRIVATE : PUBLIC;
    }

    /** An address that carries an IPv4 one inside reaches as far as that. */
    private static AddressKind ofSix(InetAddress address, byte[] six) {
        if (Arrays.equals(six, 0, NAT64.length, NAT64, 0, NAT64.length)) {
            return embedded(six, NAT64.length);
        }
        if (six[0] == 0x20 && six[1] == 0x02) {
            return embedded(six, 2);
        }
        if (isZero(six, NAT64.length)) {
            return SPECIAL;
        }
        if ((six[0] & 0xfe) == 0xfc) {
            return six[0] == (byte) 0xfd && six[1] == 0 && six[2] == 0x0e && six[3] == (byte) 0xc2 ? SPECIAL : PRIVATE;
        }
        return address.isSiteLocalAddress() ? PRIVATE : PUBLIC;
    }

    private static AddressKind embedded(byte[] six, int from) {
        try {
            return of(InetAddress.getByAddress(Arrays.copyOfRange(six, from, from + 4)));
        } catch (java.net.UnknownHostException fourBytesAreAnAddress) {
            throw new IllegalStateException(fourBytesAreAnAddress);
        }
    }

    private static boolean isZero(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static int[] unsigned(byte[] bytes) {
        int[] four = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            four[i] = bytes[i] & 0xff;
        }
        return four;
    }
}
