package dev.aftercare.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses may be asked. Link-local ones, where clouds keep their metadata services, are never asked; private ones only
 * where the operator allows them. An address that holds another one (mapped, NAT64, 6to4) counts as that one.
 */
public final class AddressRanges {

    private static final List<Range> NEVER = List.of(
            Range.of("169.254.0.0/16"),
            Range.of("fe80::/10"),
            Range.of("0.0.0.0/8"),
            Range.of("224.0.0.0/3"),
            Range.of("ff00::/8"),
            Range.of("::/128"),
            // the metadata services of some clouds lie elsewhere
            Range.of("fd00:ec2::254/128"),
            Range.of("fd20:ce::254/128"),
            Range.of("100.100.100.200/32"),
            Range.of("192.0.0.192/32"),
            Range.of("168.63.129.16/32"));

    private static final List<Range> PRIVATE = List.of(
            Range.of("127.0.0.0/8"),
            Range.of("::1/128"),
            Range.of("10.0.0.0/8"),
            Range.of("172.16.0.0/12"),
            Range.of("192.168.0.0/16"),
            Range.of("100.64.0.0/10"),
            Range.of("192.0.0.0/24"),
            Range.of("198.18.0.0/15"),
            Range.of("fc00::/7"),
            Range.of("fec0::/10"));

    private static final Range NAT64 = Range.of("64:ff9b::/96");
    private static final Range SIX_TO_FOUR = Range.of("2002::/16");
    private static final Range COMPATIBLE = Range.of("::/96");

    private final List<Range> allowed;

    private AddressRanges(List<Range> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /**
     * Public addresses, and private ones of these ranges.
     *
     * @param allowed ranges such as 10.1.0.0/16, or single addresses
     * @throws IllegalArgumentException where one is no range
     */
    public static AddressRanges allowing(List<String> allowed) {
        return new AddressRanges(allowed.stream().map(Range::of).toList());
    }

    /** Why an address may not be asked; empty where it may. */
    public Optional<String> refusal(InetAddress address) {
        for (byte[] bytes : meanings(address.getAddress())) {
            if (NEVER.stream().anyMatch(range -> range.contains(bytes))) {
                return Optional.of("it is link-local or belongs to a metadata service, which is never asked");
            }
            if (PRIVATE.stream().anyMatch(range -> range.contains(bytes))
                    && allowed.stream().noneMatch(range -> range.contains(bytes))) {
                return Optional.of(
                        "it is private; allow its range under aftercare.fixes.allowed-addresses if it is to be asked");
            }
        }
        return Optional.empty();
    }

    private static List<byte[]> meanings(byte[] bytes) {
        List<byte[]> all = new ArrayList<>(List.of(bytes));
        if (NAT64.contains(bytes) || COMPATIBLE.contains(bytes) && !isZeroOrOne(bytes)) {
            all.add(Arrays.copyOfRange(bytes, 12, 16));
        } else if (SIX_TO_FOUR.contains(bytes)) {
            all.add(Arrays.copyOfRange(bytes, 2, 6));
        }
        return all;
    }

    private static boolean isZeroOrOne(byte[] bytes) {
        return new BigInteger(1, bytes).compareTo(BigInteger.ONE) <= 0;
    }

    private record Range(byte[] start, int bits) {

        static Range of(String written) {
            int slash = written.indexOf('/');
            String address = slash < 0 ? written : written.substring(0, slash);
            if (!address.matches("[0-9a-fA-F:.]+")) {
                throw new IllegalArgumentException(written + " is no range of addresses; write 10.1.0.0/16");
            }
            try {
                byte[] start = InetAddress.getByName(address).getAddress();
                int bits = slash < 0 ? start.length * 8 : Integer.parseInt(written.substring(slash + 1));
                if (bits < 0 || bits > start.length * 8) {
                    throw new IllegalArgumentException(written + " is no range of addresses; write 10.1.0.0/16");
                }
                return new Range(start, bits);
            } catch (UnknownHostException noAddress) {
                throw new IllegalArgumentException(written + " is no range of addresses; write 10.1.0.0/16", noAddress);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
