package org.noonmark.serve;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.wire.ntp.SymmetricKeys;
import org.noonmark.wire.nts.CookieKeys;

/// How the NTP server listens and whom it answers.
///
/// @param listen addresses; each family by itself, a wildcard answers from the address asked
/// @param workers threads and sockets for each address
/// @param cpus CPUs that workers are pinned to, in turn; empty leaves that to the scheduler
/// @param batch datagrams per system call
/// @param receiveBufferBytes of each socket; 0 leaves the system's default
/// @param access who is answered
/// @param rateLimit how many requests a network may send
/// @param keys symmetric keys; with none, every MAC is unknown
/// @param interleavedClients replies that each worker remembers for interleaved mode, a power of
///   two; 0 turns the mode off
/// @param cookieKeys of Network Time Security, asked once for each batch; empty while there are
///   none
public record NtpServerConfig(
        List<InetSocketAddress> listen,
        int workers,
        List<Integer> cpus,
        int batch,
        int receiveBufferBytes,
        AccessRules access,
        RateLimit rateLimit,
        SymmetricKeys keys,
        int interleavedClients,
        Optional<Supplier<@Nullable CookieKeys>> cookieKeys) {
    public NtpServerConfig {
        listen = List.copyOf(listen);
        cpus = List.copyOf(cpus);
        if (workers < 1 || workers > 256 || batch < 1 || batch > 1024) {
            throw new IllegalArgumentException(
                    "must be 1 to 256 and 1 to 1024: workers=" + workers + " batch=" + batch);
        }
        if (receiveBufferBytes < 0) {
            throw new IllegalArgumentException(
                    "must not be negative: receiveBufferBytes=" + receiveBufferBytes);
        }
        if (interleavedClients != 0
                && (interleavedClients < 4 || Integer.bitCount(interleavedClients) != 1)) {
            throw new IllegalArgumentException(
                    "must be 0 or a power of two >= 4: interleavedClients=" + interleavedClients);
        }
    }

    /// One worker for each address, no limits, no keys, interleaved mode for 4,096 clients.
    public static NtpServerConfig on(List<InetSocketAddress> listen) {
        return new NtpServerConfig(
                listen,
                1,
                List.of(),
                32,
                1 << 20,
                AccessRules.allowAll(),
                RateLimit.NONE,
                new SymmetricKeys(java.util.Map.of()),
                4096,
                Optional.empty());
    }

    public NtpServerConfig withListen(List<InetSocketAddress> value) {
        return new NtpServerConfig(
                value,
                workers,
                cpus,
                batch,
                receiveBufferBytes,
                access,
                rateLimit,
                keys,
                interleavedClients,
                cookieKeys);
    }

    public NtpServerConfig withWorkers(int value) {
        return new NtpServerConfig(
                listen,
                value,
                cpus,
                batch,
                receiveBufferBytes,
                access,
                rateLimit,
                keys,
                interleavedClients,
                cookieKeys);
    }

    public NtpServerConfig withAccess(AccessRules value) {
        return new NtpServerConfig(
                listen,
                workers,
                cpus,
                batch,
                receiveBufferBytes,
                value,
                rateLimit,
                keys,
                interleavedClients,
                cookieKeys);
    }

    public NtpServerConfig withRateLimit(RateLimit value) {
        return new NtpServerConfig(
                listen,
                workers,
                cpus,
                batch,
                receiveBufferBytes,
                access,
                value,
                keys,
                interleavedClients,
                cookieKeys);
    }

    public NtpServerConfig withKeys(SymmetricKeys value) {
        return new NtpServerConfig(
                listen,
                workers,
                cpus,
                batch,
                receiveBufferBytes,
                access,
                rateLimit,
                value,
                interleavedClients,
                cookieKeys);
    }

    public NtpServerConfig withInterleavedClients(int value) {
        return new NtpServerConfig(
                listen,
                workers,
                cpus,
                batch,
                receiveBufferBytes,
                access,
                rateLimit,
                keys,
                value,
                cookieKeys);
    }

    /// The same with Network Time Security (RFC 8915).
    public NtpServerConfig withNts(Supplier<@Nullable CookieKeys> value) {
        return new NtpServerConfig(
                listen,
                workers,
                cpus,
                batch,
                receiveBufferBytes,
                access,
                rateLimit,
                keys,
                interleavedClients,
                Optional.of(value));
    }
}
