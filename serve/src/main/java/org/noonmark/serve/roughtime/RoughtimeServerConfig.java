package org.noonmark.serve.roughtime;

import java.net.InetSocketAddress;
import java.util.List;
import org.noonmark.serve.AccessRules;
import org.noonmark.serve.RateLimit;

/// How the Roughtime server listens and whom it answers.
///
/// @param listen addresses for UDP, and for TCP when that is on
/// @param tcp whether to answer over TCP too
/// @param access who is answered
/// @param rateLimit how many requests a network may send
/// @param largestRadiusSeconds beyond this nothing is answered, at least 1
/// @param delegationSeconds for how long an online key may sign, at least 60
/// @param greaseInterval one response in so many is spoilt on purpose; 0 is none
public record RoughtimeServerConfig(
        List<InetSocketAddress> listen,
        boolean tcp,
        AccessRules access,
        RateLimit rateLimit,
        int largestRadiusSeconds,
        int delegationSeconds,
        int greaseInterval) {
    /// A day.
    public static final int DELEGATION_SECONDS = 86_400;

    public RoughtimeServerConfig {
        listen = List.copyOf(listen);
        if (largestRadiusSeconds < 1 || delegationSeconds < 60 || greaseInterval < 0) {
            throw new IllegalArgumentException(
                    "must be >= 1, >= 60 and >= 0: largestRadiusSeconds=%d delegationSeconds=%d greaseInterval=%d"
                            .formatted(largestRadiusSeconds, delegationSeconds, greaseInterval));
        }
    }

    /// UDP and TCP without limits, up to a radius of 10 s, without grease.
    public static RoughtimeServerConfig on(List<InetSocketAddress> listen) {
        return new RoughtimeServerConfig(
                listen, true, AccessRules.allowAll(), RateLimit.NONE, 10, DELEGATION_SECONDS, 0);
    }

    public RoughtimeServerConfig withListen(List<InetSocketAddress> value) {
        return new RoughtimeServerConfig(
                value,
                tcp,
                access,
                rateLimit,
                largestRadiusSeconds,
                delegationSeconds,
                greaseInterval);
    }

    public RoughtimeServerConfig withAccess(AccessRules value) {
        return new RoughtimeServerConfig(
                listen,
                tcp,
                value,
                rateLimit,
                largestRadiusSeconds,
                delegationSeconds,
                greaseInterval);
    }

    public RoughtimeServerConfig withRateLimit(RateLimit value) {
        return new RoughtimeServerConfig(
                listen,
                tcp,
                access,
                value,
                largestRadiusSeconds,
                delegationSeconds,
                greaseInterval);
    }

    public RoughtimeServerConfig withGreaseInterval(int value) {
        return new RoughtimeServerConfig(
                listen, tcp, access, rateLimit, largestRadiusSeconds, delegationSeconds, value);
    }
}
