package org.noonmark.sources;

import org.noonmark.metrology.ClockId;
import org.noonmark.time.TimeDelta;

/// One NTP server, or a pool of them, as the operator names it.
///
/// @param clock the name that readings carry; members of a pool have the address behind it
/// @param host DNS name or address
/// @param port UDP port, 1 to 65535
/// @param addresses how many addresses of the name to ask: 1 for a server (the others are used when
///   it fails), more for a pool
/// @param poll how often to ask
/// @param burst whether to ask some times quickly at the start
/// @param interleaved whether to ask for interleaved mode (RFC 9769)
/// @param key how replies are authenticated
/// @param maxRootDistance replies that promise less than this are refused, above 0
/// @param maxDelay replies with a longer round trip are refused, above 0
public record NtpSourceConfig(
        ClockId clock,
        String host,
        int port,
        int addresses,
        PollRange poll,
        boolean burst,
        boolean interleaved,
        SourceKey key,
        TimeDelta maxRootDistance,
        TimeDelta maxDelay) {
    /// Assigned to NTP by IANA.
    public static final int DEFAULT_PORT = 123;

    private static final int MOST_ADDRESSES = 16;
    private static final TimeDelta DEFAULT_MAX_ROOT_DISTANCE = TimeDelta.ofMillis(1500);
    private static final TimeDelta DEFAULT_MAX_DELAY = TimeDelta.ofSeconds(3);

    public NtpSourceConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("must not be blank: host");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("must be in [1, 65535]: port=" + port);
        }
        if (addresses < 1 || addresses > MOST_ADDRESSES) {
            throw new IllegalArgumentException("must be in [1, 16]: addresses=" + addresses);
        }
        requirePositive("maxRootDistance", maxRootDistance);
        requirePositive("maxDelay", maxDelay);
    }

    private static void requirePositive(String name, TimeDelta value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("must be > 0: " + name + "=" + value);
        }
    }

    /// A server with every setting at its default: port 123, polls of 64 to 256 s, a burst at the
    /// start, basic mode, no key.
    public static NtpSourceConfig server(String host) {
        return new NtpSourceConfig(
                new ClockId(host),
                host,
                DEFAULT_PORT,
                1,
                PollRange.DEFAULT,
                true,
                false,
                new SourceKey.Unauthenticated(),
                DEFAULT_MAX_ROOT_DISTANCE,
                DEFAULT_MAX_DELAY);
    }

    public NtpSourceConfig withClock(ClockId value) {
        return new NtpSourceConfig(
                value,
                host,
                port,
                addresses,
                poll,
                burst,
                interleaved,
                key,
                maxRootDistance,
                maxDelay);
    }

    public NtpSourceConfig withPort(int value) {
        return new NtpSourceConfig(
                clock,
                host,
                value,
                addresses,
                poll,
                burst,
                interleaved,
                key,
                maxRootDistance,
                maxDelay);
    }

    public NtpSourceConfig withAddresses(int value) {
        return new NtpSourceConfig(
                clock, host, port, value, poll, burst, interleaved, key, maxRootDistance, maxDelay);
    }

    public NtpSourceConfig withPoll(PollRange value) {
        return new NtpSourceConfig(
                clock,
                host,
                port,
                addresses,
                value,
                burst,
                interleaved,
                key,
                maxRootDistance,
                maxDelay);
    }

    public NtpSourceConfig withBurst(boolean value) {
        return new NtpSourceConfig(
                clock,
                host,
                port,
                addresses,
                poll,
                value,
                interleaved,
                key,
                maxRootDistance,
                maxDelay);
    }

    public NtpSourceConfig withInterleaved(boolean value) {
        return new NtpSourceConfig(
                clock, host, port, addresses, poll, burst, value, key, maxRootDistance, maxDelay);
    }

    public NtpSourceConfig withKey(SourceKey value) {
        return new NtpSourceConfig(
                clock,
                host,
                port,
                addresses,
                poll,
                burst,
                interleaved,
                value,
                maxRootDistance,
                maxDelay);
    }

    public NtpSourceConfig withMaxRootDistance(TimeDelta value) {
        return new NtpSourceConfig(
                clock, host, port, addresses, poll, burst, interleaved, key, value, maxDelay);
    }

    public NtpSourceConfig withMaxDelay(TimeDelta value) {
        return new NtpSourceConfig(
                clock,
                host,
                port,
                addresses,
                poll,
                burst,
                interleaved,
                key,
                maxRootDistance,
                value);
    }
}
