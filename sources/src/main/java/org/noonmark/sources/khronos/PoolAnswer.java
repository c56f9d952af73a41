package org.noonmark.sources.khronos;

import java.net.InetAddress;
import org.noonmark.time.TimeDelta;

/// What came of asking one server of the pool.
public sealed interface PoolAnswer {
    InetAddress server();

    /// It told the time.
    ///
    /// @param counterNanos the local counter at the middle of the exchange
    /// @param clockMinusLocal its TAI since 1970 minus the local counter then
    record Measured(InetAddress server, long counterNanos, TimeDelta clockMinusLocal)
            implements PoolAnswer {}

    /// It told nothing that could be used.
    record Silent(InetAddress server) implements PoolAnswer {}

    /// It does not want to be asked.
    ///
    /// @param code four letters, RFC 5905 section 7.4
    record Kissed(InetAddress server, String code) implements PoolAnswer {}
}
