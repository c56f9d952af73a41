package org.noonmark.app.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a key exchange agreed on and what NTP packets with its keys measured, as `query nts --json`
/// prints it.
///
/// @param address that gave keys, with port
/// @param subject of the server's certificate (RFC 2253 text)
/// @param issuer of it
/// @param validUntil the end of it, UTC
/// @param certificateSha256 of its DER bytes, in hex
/// @param judgedBy the clock by which its dates were judged
/// @param tls protocol and cipher suite
/// @param aead that protects NTP packets
/// @param cookies how many the key exchange gave
/// @param cookieBytes length of the first
/// @param cookiesLeft how many are there at the end
/// @param ntpServer where NTP packets went, with port
/// @param lookupSeconds time for the name
/// @param keyExchangeSeconds time for connection, TLS and keys
/// @param exchanges NTP exchanges that were authentic, in order
/// @param failure why there are fewer than asked for; empty when there are not
public record NtsReport(
        String server,
        String address,
        String subject,
        String issuer,
        String validUntil,
        String certificateSha256,
        String judgedBy,
        String tls,
        String aead,
        int cookies,
        int cookieBytes,
        int cookiesLeft,
        String ntpServer,
        double lookupSeconds,
        double keyExchangeSeconds,
        List<QueryReport> exchanges,
        String failure) {
    public NtsReport {
        exchanges = List.copyOf(exchanges);
    }

    /// Whether everything was authentic and the server tells time.
    public boolean isGood() {
        return failure.isEmpty() && exchanges.stream().allMatch(QueryReport::tellsTime);
    }

    /// Of the exchanges that tell the time the one with the least delay, whose offset is the least
    /// uncertain. A kiss code or a server without time has none to tell.
    Optional<QueryReport> best() {
        return exchanges.stream()
                .filter(QueryReport::tellsTime)
                .min(Comparator.comparingDouble(QueryReport::delaySeconds));
    }
}
