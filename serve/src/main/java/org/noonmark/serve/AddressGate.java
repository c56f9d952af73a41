package org.noonmark.serve;

import java.net.InetAddress;

/// Decides by a client's address whether it is answered, where the address cannot be faked: over
/// TCP. Safe from any thread.
public final class AddressGate {
    private final AddressRanges ipv4;
    private final AddressRanges ipv6;
    private final RateLimit limit;
    private final RateLimiter limiter;

    /// What is decided.
    public enum Verdict {
        PASSES,
        DENIED,
        OVER_LIMIT
    }

    /// @param seed secret that hashes of client addresses depend on
    public AddressGate(AccessRules access, RateLimit limit, long seed) {
        this.ipv4 = access.compile(true);
        this.ipv6 = access.compile(false);
        this.limit = limit;
        this.limiter = new RateLimiter(limit, seed);
    }

    /// Takes one request from the budget of the client's network when it passes.
    public synchronized Verdict check(InetAddress client, long counterNanos) {
        var address = AddressPrefix.of(client);
        if (!(address.ipv4() ? ipv4 : ipv6).isAllowed(address.high(), address.low())) {
            return Verdict.DENIED;
        }
        if (limit.isNone()) {
            return Verdict.PASSES;
        }
        long prefix =
                address.ipv4()
                        ? address.low() >>> (32 - limit.ipv4PrefixBits())
                        : address.high() >>> (64 - limit.ipv6PrefixBits());
        return limiter.isWithin(prefix, counterNanos) ? Verdict.PASSES : Verdict.OVER_LIMIT;
    }
}
