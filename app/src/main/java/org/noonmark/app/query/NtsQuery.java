package org.noonmark.app.query;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.noonmark.linux.HostClocks;
import org.noonmark.sources.nts.Authorities;
import org.noonmark.sources.nts.CertificateTime;
import org.noonmark.sources.nts.KeyExchange;
import org.noonmark.sources.nts.KeyExchangeClient;
import org.noonmark.sources.nts.KeyExchangeFailure;
import org.noonmark.sources.nts.KeyExchangeServer;

/// Gets keys from a server and asks it, or the NTP server that it names, for the time.
public final class NtsQuery {
    /// Between two exchanges: servers refuse those who ask more often.
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final int NTP_PORT = 123;

    /// Text that a certificate has chosen must not act on a terminal.
    private static final Pattern CONTROL = Pattern.compile("[^\\x20-\\x7E]");

    private final HostClocks clocks;
    private final RandomGenerator random;
    private final CertificateTime time;
    private final Optional<ExchangeRecord> record;

    /// @param random unpredictable, since identifiers and nonces are made by it
    /// @param time by which dates of certificates are judged
    /// @param record that keeps what is exchanged with the NTP server
    public NtsQuery(
            HostClocks clocks,
            RandomGenerator random,
            CertificateTime time,
            Optional<ExchangeRecord> record) {
        this.record = record;
        this.clocks = clocks;
        this.random = random;
        this.time = time;
    }

    /// One key exchange, and `count` NTP exchanges; fewer when one of them fails.
    ///
    /// @param name of the server, for the report
    /// @throws IOException when there are no keys, with the reason and what to do
    public NtsReport ask(String name, HostAndPort server, Authorities authorities, int count)
            throws IOException, InterruptedException {
        long began = clocks.counterNanos();
        var address = InetAddress.getByName(server.host());
        long found = clocks.counterNanos();
        var keyServer =
                new KeyExchangeServer(server.host(), address, server.port(), NTP_PORT, authorities);
        var result = new KeyExchangeClient(() -> time).exchange(keyServer).join();
        long exchanged = clocks.counterNanos();
        return switch (result) {
            case KeyExchange.Failed failed ->
                    throw new IOException(failed.text() + "; " + advice(failed.reason()));
            case KeyExchange.Established established -> {
                var protection = new CookieProtection(established, random);
                var replies = new ArrayList<QueryReport>();
                var failure = askForTime(name, established, protection, count, replies);
                yield new NtsReport(
                        name,
                        address.getHostAddress() + " port " + server.port(),
                        printable(established.who().subject()),
                        printable(established.who().issuer()),
                        established.who().validUntil().toString(),
                        established.who().certificateSha256(),
                        established.who().judgedBy().text(),
                        established.who().tls(),
                        "AEAD_" + established.keys().aead().name(),
                        established.cookies().size(),
                        established.cookies().getFirst().length(),
                        protection.left(),
                        established.ntpServer().getAddress().getHostAddress()
                                + " port "
                                + established.ntpServer().getPort(),
                        (found - began) * 1e-9,
                        (exchanged - found) * 1e-9,
                        replies,
                        failure);
            }
        };
    }

    /// Adds to `replies`; returns why it stopped early, or an empty text.
    private String askForTime(
            String name,
            KeyExchange.Established established,
            CookieProtection protection,
            int count,
            List<QueryReport> replies)
            throws InterruptedException {
        var query = new NtpQuery(clocks, random, protection, record);
        try {
            for (int i = 0; i < count; i++) {
                if (i > 0) {
                    Thread.sleep(PAUSE);
                }
                replies.add(query.ask(name, established.ntpServer()));
            }
            return "";
        } catch (IOException failed) {
            return protection.naks() > 0
                    ? "the NTP server cannot open its cookie (NAK): it has not the same root or key"
                            + " as the key-exchange server, or somebody on the path says so"
                    : "NTP with these keys: "
                            + failed.getMessage()
                            + "; is UDP to that port let through, and packets of more than 48"
                            + " bytes?";
        }
    }

    private static String printable(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }

    private static String advice(KeyExchangeFailure reason) {
        return switch (reason) {
            case TIME_UNKNOWN -> "set this host's clock";
            case NO_AUTHORITIES -> "name a readable PEM file with --ca";
            case NAME_NOT_FOUND -> "look at the name and at the resolver";
            case NOT_CONNECTED -> "is it the right port, and is TCP let through?";
            case TIMED_OUT -> "is TCP to that port let through? Try again later";
            case CERTIFICATE_DATE ->
                    "compare this host's clock with the certificate's dates; otherwise the server"
                            + " has to renew it";
            case CERTIFICATE_REFUSED ->
                    "name the server as its certificate does, and its authority with --ca";
            case TLS_FAILED -> "it has to speak TLS 1.3; its operator can tell";
            case NOT_OFFERED -> "ask another port or another server";
            case BAD_RESPONSE -> "tell its operator";
            case SERVER_ERROR -> "it may not know the time or have no keys yet; try again later";
        };
    }
}
