package org.noonmark.serve;

import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.noonmark.linux.Sockaddr;

/// Decides by the sender's address alone whether a request is answered, for one worker.
///
/// Hot path: allocates nothing.
public final class ClientGate {
    /// The request may be answered.
    public static final int PASSES = -1;

    /// The access rules deny this address.
    public static final int DENIED = NtpOutcome.DENIED.code();

    /// Sent from a port where other services answer, or from this very server.
    public static final int REFLECTED = NtpOutcome.REFLECTED.code();

    /// Echo, daytime, chargen, time, DNS and the like answer from below; no NTP client sends from
    /// there.
    private static final int LOWEST_CLIENT_PORT = 123;

    private static final long IPV4_BITS = 0xFFFF_FFFFL;
    private static final long MIX_HIGH = 0x9E37_79B9_7F4A_7C15L;
    private static final long MIX_LOW = 0xC2B2_AE3D_27D4_EB4FL;

    private final boolean allowAll;
    private final AddressRanges ipv4;
    private final AddressRanges ipv6;
    private final AddressRanges ownIpv4;
    private final AddressRanges ownIpv6;
    private final int ownPort;
    private final boolean limited;
    private final int ipv4Shift;
    private final int ipv6Shift;
    private final RateLimiter limiter;
    private final long seed;

    /// @param ownPort port of the server's socket
    /// @param ownAddresses addresses that this server answers from
    /// @param seed secret that hashes of client addresses depend on
    public ClientGate(
            AccessRules access,
            RateLimit limit,
            int ownPort,
            List<InetAddress> ownAddresses,
            long seed) {
        this.allowAll = access.isTrivial() && access.allowOthers();
        this.ipv4 = access.compile(true);
        this.ipv6 = access.compile(false);
        this.ownPort = ownPort;
        this.ownIpv4 = own(ownAddresses).compile(true);
        this.ownIpv6 = own(ownAddresses).compile(false);
        this.limited = !limit.isNone();
        this.ipv4Shift = 32 - limit.ipv4PrefixBits();
        this.ipv6Shift = 64 - limit.ipv6PrefixBits();
        this.limiter = new RateLimiter(limit, seed);
        this.seed = seed;
    }

    private static AccessRules own(List<InetAddress> addresses) {
        var rules = new ArrayList<AccessRules.Rule>();
        for (var address : addresses) {
            rules.add(new AccessRules.Rule(AddressPrefix.of(address), true));
        }
        return new AccessRules(rules, false);
    }

    /// Returns [#PASSES], [#DENIED] or [#REFLECTED].
    public int check(MemorySegment memory, long sockaddr) {
        int port = Sockaddr.port(memory, sockaddr);
        if (port < LOWEST_CLIENT_PORT) {
            return REFLECTED;
        }
        if (allowAll && port != ownPort) {
            return PASSES;
        }
        boolean v4 = Sockaddr.family(memory, sockaddr) == Sockaddr.AF_INET;
        long high = v4 ? 0 : Sockaddr.ipv6High(memory, sockaddr);
        long low =
                v4
                        ? Sockaddr.ipv4Address(memory, sockaddr) & IPV4_BITS
                        : Sockaddr.ipv6Low(memory, sockaddr);
        if (port == ownPort && (v4 ? ownIpv4 : ownIpv6).isAllowed(high, low)) {
            return REFLECTED;
        }
        return (v4 ? ipv4 : ipv6).isAllowed(high, low) ? PASSES : DENIED;
    }

    /// Whether the network of the sender has used up its budget; takes one request from it.
    public boolean isOverLimit(MemorySegment memory, long sockaddr, long counterNanos) {
        return takeToken(memory, sockaddr, counterNanos) != RateLimiter.WITHIN;
    }

    /// One of [RateLimiter]'s answers.
    int takeToken(MemorySegment memory, long sockaddr, long counterNanos) {
        if (!limited) {
            return RateLimiter.WITHIN;
        }
        long prefix =
                Sockaddr.family(memory, sockaddr) == Sockaddr.AF_INET
                        ? (Sockaddr.ipv4Address(memory, sockaddr) & IPV4_BITS) >>> ipv4Shift
                        : Sockaddr.ipv6High(memory, sockaddr) >>> ipv6Shift;
        return limiter.take(prefix, counterNanos);
    }

    /// A number that stands for the client's address, without its port.
    long clientHash(MemorySegment memory, long sockaddr) {
        if (Sockaddr.family(memory, sockaddr) == Sockaddr.AF_INET) {
            return (Sockaddr.ipv4Address(memory, sockaddr) ^ seed) * MIX_HIGH;
        }
        long high = Sockaddr.ipv6High(memory, sockaddr);
        long low = Sockaddr.ipv6Low(memory, sockaddr);
        return (high ^ seed) * MIX_HIGH + low * MIX_LOW;
    }
}
