package org.noonmark.sources.nts;

import java.net.InetSocketAddress;
import java.util.List;
import org.noonmark.time.TimeDelta;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.NtsKeys;

/// What came of a key exchange. Its text shows neither keys nor cookies.
public sealed interface KeyExchange {
    /// Keys and cookies.
    ///
    /// @param cookies one to eight, each to be used once
    /// @param ntpServer where NTP packets go
    /// @param validFor how long the server's certificate holds from now on, at the least
    record Established(
            NtsKeys keys,
            List<Octets> cookies,
            InetSocketAddress ntpServer,
            ServerIdentity who,
            TimeDelta validFor)
            implements KeyExchange {
        public Established {
            cookies = List.copyOf(cookies);
        }

        @Override
        public String toString() {
            return "Established[%s, %d cookies, %s, %s]"
                    .formatted(keys, cookies.size(), ntpServer, who);
        }
    }

    /// No keys.
    ///
    /// @param detail what is behind it, may be empty
    record Failed(KeyExchangeFailure reason, String detail) implements KeyExchange {
        /// One line for an operator.
        public String text() {
            return detail.isEmpty() ? reason.text() : reason.text() + ": " + detail;
        }
    }
}
