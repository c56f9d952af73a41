package org.noonmark.sources.nts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.sources.nts.CertificateTime.Between;
import org.noonmark.sources.nts.CertificateTime.Ground;
import org.noonmark.testkit.TestCertificates;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.KeyExchangeResponse;
import org.noonmark.wire.nts.NtsAead;

/// The client against a server of keys that does right or wrong.
class KeyExchangeClientTest {
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2099-01-01T00:00:00Z");
    private static final TestCertificates AUTHORITY = TestCertificates.authority(FROM, UNTIL);
    private static final List<String> NAMES = List.of("keys.test", "127.0.0.1");
    private static final TestCertificates.Issued GOOD = AUTHORITY.server(NAMES, FROM, UNTIL);
    private static final byte[] RESPONSE =
            new KeyExchangeResponse(
                            NtsAead.AES_SIV_CMAC_256,
                            List.of(Octets.of(new byte[100]), Octets.of(new byte[96])),
                            Optional.empty(),
                            OptionalInt.of(11_123))
                    .encode();
    private static final Duration SHORT = Duration.ofMillis(400);

    @TempDir Path folder;
    private Path authorities;

    @BeforeEach
    void writeAuthorities() throws IOException {
        authorities = folder.resolve("authorities.pem");
        Files.writeString(authorities, AUTHORITY.certificatePem());
    }

    private static Between at(String earliest, String latest) {
        return new Between(UtcInstant.parse(earliest), UtcInstant.parse(latest), Ground.STATION);
    }

    private static Between now() {
        return at("2026-06-01T00:00:00Z", "2026-06-01T00:00:01Z");
    }

    private KeyExchange exchange(FakeKeyExchange server, CertificateTime time) {
        return exchange(server, time, "keys.test");
    }

    private KeyExchange exchange(FakeKeyExchange server, CertificateTime time, String host) {
        return exchange(server, new KeyExchangeClient(() -> time), host);
    }

    private KeyExchange exchange(FakeKeyExchange server, KeyExchangeClient client, String host) {
        return client.exchange(
                        new KeyExchangeServer(
                                host,
                                InetAddress.getLoopbackAddress(),
                                server.port(),
                                123,
                                new Authorities.OfFile(authorities)))
                .join();
    }

    private static void failsWith(KeyExchangeFailure reason, KeyExchange result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        KeyExchange.Failed.class,
                        failed -> assertThat(failed.reason()).as(failed.text()).isEqualTo(reason));
    }

    private KeyExchange dated(String notBefore, String notAfter, Between time) {
        var authority =
                TestCertificates.authority(Instant.parse(notBefore), Instant.parse(notAfter));
        var issued = authority.server(NAMES, Instant.parse(notBefore), Instant.parse(notAfter));
        return datedBy(authority, issued, time);
    }

    private KeyExchange datedBy(
            TestCertificates authority, TestCertificates.Issued issued, Between time) {
        try (var server = FakeKeyExchange.start(issued, FakeKeyExchange.bytes(RESPONSE))) {
            Files.writeString(authorities, authority.certificatePem());
            return exchange(server, time);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void bothEndsHaveTheSameKeys() {
        try (var server = FakeKeyExchange.start(GOOD, FakeKeyExchange.bytes(RESPONSE))) {
            var result = (KeyExchange.Established) exchange(server, now());

            assertThat(result.keys()).isEqualTo(server.keys());
            assertThat(result.keys().c2s()).isNotEqualTo(result.keys().s2c());
            assertThat(result.cookies()).extracting(Octets::length).containsExactly(100, 96);
            assertThat(result.ntpServer().getPort()).isEqualTo(11_123);
            assertThat(result.who().subject()).isEqualTo("CN=keys.test");
            assertThat(result.who().issuer()).isEqualTo("CN=Test authority");
            assertThat(result.who().validUntil()).hasToString("2099-01-01T00:00:00Z");
            assertThat(result.validFor())
                    .as("from the latest end")
                    .isEqualTo(
                            TimeDelta.ofSeconds(
                                    Duration.between(
                                                    Instant.parse("2026-06-01T00:00:01Z"),
                                                    Instant.parse("2099-01-01T00:00:00Z"))
                                            .toSeconds()));
            assertThat(result.who().tls()).startsWith("TLSv1.3 TLS_");
            assertThat(result.toString()).doesNotContain(result.keys().c2s().toString());
        }
    }

    @Test
    void aCertificateThatTheHostClockCallsGoodIsRefusedByOurTime() {
        failsWith(
                KeyExchangeFailure.CERTIFICATE_DATE,
                dated(
                        "2020-01-01T00:00:00Z",
                        "2090-01-01T00:00:00Z",
                        at("2095-01-01T00:00:00Z", "2095-01-01T00:00:01Z")));
        failsWith(
                KeyExchangeFailure.CERTIFICATE_DATE,
                dated(
                        "2020-01-01T00:00:00Z",
                        "2090-01-01T00:00:00Z",
                        at("2019-01-01T00:00:00Z", "2019-01-01T00:00:01Z")));
    }

    @Test
    void aCertificateThatTheHostClockCallsExpiredOrEarlyIsGoodByOurTime() {
        assertThat(
                        dated(
                                "2001-01-01T00:00:00Z",
                                "2002-01-01T00:00:00Z",
                                at("2001-06-01T00:00:00Z", "2001-06-01T00:00:01Z")))
                .isInstanceOf(KeyExchange.Established.class);
        assertThat(
                        dated(
                                "2090-01-01T00:00:00Z",
                                "2091-01-01T00:00:00Z",
                                at("2090-06-01T00:00:00Z", "2090-06-01T00:00:01Z")))
                .isInstanceOf(KeyExchange.Established.class);
    }

    @Test
    void aCertificateHasToBeGoodAtBothEndsOfTheInterval() {
        var from = "2030-01-01T00:00:00Z";
        var until = "2031-01-01T00:00:00Z";

        assertThat(dated(from, until, at("2030-01-01T00:00:00Z", "2030-12-31T23:59:59Z")))
                .isInstanceOf(KeyExchange.Established.class);
        failsWith(
                KeyExchangeFailure.CERTIFICATE_DATE,
                dated(from, until, at("2029-12-31T23:59:59Z", "2030-06-01T00:00:00Z")));
        failsWith(
                KeyExchangeFailure.CERTIFICATE_DATE,
                dated(from, until, at("2030-06-01T00:00:00Z", "2031-01-01T00:00:01Z")));
    }

    @Test
    void aServersOwnCertificateAsAnchorDoesNotEscapeItsDates() throws IOException {
        var pem = GOOD.chainPem().substring(0, GOOD.chainPem().indexOf("-----END") + 26);
        try (var server = FakeKeyExchange.start(GOOD, FakeKeyExchange.bytes(RESPONSE))) {
            Files.writeString(authorities, pem);

            failsWith(
                    KeyExchangeFailure.CERTIFICATE_DATE,
                    exchange(server, at("2100-01-01T00:00:00Z", "2100-01-01T00:00:01Z")));
            assertThat(exchange(server, now())).isInstanceOf(KeyExchange.Established.class);
        }
    }

    @Test
    void anotherNameOrAnotherAuthorityIsRefused() throws IOException {
        try (var server = FakeKeyExchange.start(GOOD, FakeKeyExchange.bytes(RESPONSE))) {
            failsWith(
                    KeyExchangeFailure.CERTIFICATE_REFUSED, exchange(server, now(), "other.test"));
            failsWith(KeyExchangeFailure.CERTIFICATE_REFUSED, exchange(server, now(), "127.0.0.2"));
            assertThat(exchange(server, now(), "127.0.0.1"))
                    .isInstanceOf(KeyExchange.Established.class);
            assertThat(exchange(server, now(), "keys.test."))
                    .isInstanceOf(KeyExchange.Established.class);
            var other = TestCertificates.authority(FROM, UNTIL);
            Files.writeString(authorities, other.certificatePem());
            failsWith(KeyExchangeFailure.CERTIFICATE_REFUSED, exchange(server, now()));
        }
    }

    @Test
    void authoritiesThatCannotBeReadAreSaid() throws IOException {
        try (var server = FakeKeyExchange.start(GOOD, FakeKeyExchange.bytes(RESPONSE))) {
            Files.writeString(authorities, "no certificate");
            failsWith(KeyExchangeFailure.NO_AUTHORITIES, exchange(server, now()));
            Files.delete(authorities);
            failsWith(KeyExchangeFailure.NO_AUTHORITIES, exchange(server, now()));
        }
    }

    @Test
    void withoutATimeNothingIsAsked() {
        try (var server = FakeKeyExchange.start(GOOD, FakeKeyExchange.bytes(RESPONSE))) {
            failsWith(
                    KeyExchangeFailure.TIME_UNKNOWN,
                    exchange(server, new CertificateTime.Unknown("waiting for Roughtime")));
            assertThat(server.exchanges()).isZero();
        }
    }

    @Test
    void readsAResponseThatComesByteByByte() {
        FakeKeyExchange.Answer slowly =
                socket -> {
                    for (byte each : RESPONSE) {
                        socket.getOutputStream().write(each);
                        socket.getOutputStream().flush();
                    }
                };
        try (var server = FakeKeyExchange.start(GOOD, slowly)) {
            assertThat(exchange(server, now())).isInstanceOf(KeyExchange.Established.class);
        }
    }

    @Test
    void onlyTls13AndTheRightProtocolAreTaken() {
        var answer = FakeKeyExchange.bytes(RESPONSE);
        try (var old = FakeKeyExchange.start(GOOD, answer, "TLSv1.2", "ntske/1");
                var other = FakeKeyExchange.start(GOOD, answer, "TLSv1.3", "http/1.1")) {
            failsWith(KeyExchangeFailure.TLS_FAILED, exchange(old, now()));
            failsWith(KeyExchangeFailure.NOT_OFFERED, exchange(other, now()));
        }
    }

    @Test
    void wrongResponsesAndErrorsAreValues() {
        var endless = new byte[70_000];
        Arrays.fill(endless, (byte) 0x40);
        var cut = Arrays.copyOf(RESPONSE, RESPONSE.length - 1);
        for (var wrong : List.of(new byte[0], cut, endless, KeyExchangeResponse.encodeNoAead())) {
            try (var server = FakeKeyExchange.start(GOOD, FakeKeyExchange.bytes(wrong))) {
                failsWith(KeyExchangeFailure.BAD_RESPONSE, exchange(server, now()));
            }
        }
        var error = FakeKeyExchange.bytes(KeyExchangeResponse.encodeError(1));
        try (var server = FakeKeyExchange.start(GOOD, error)) {
            failsWith(KeyExchangeFailure.SERVER_ERROR, exchange(server, now()));
        }
    }

    @Test
    void aServerThatTricklesDoesNotExtendTheDeadline() {
        FakeKeyExchange.Answer trickle =
                socket -> {
                    while (true) {
                        // Records that are ignored, for ever, and never an end.
                        socket.getOutputStream().write(new byte[] {0x40, 0, 0, 0});
                        LockSupport.parkNanos(20_000_000);
                    }
                };
        try (var server = FakeKeyExchange.start(GOOD, trickle)) {
            var client = new KeyExchangeClient(KeyExchangeClientTest::now, SHORT);
            failsWith(KeyExchangeFailure.TIMED_OUT, exchange(server, client, "keys.test"));
        }
    }

    @Test
    void nobodyListeningIsSaid() {
        var server = FakeKeyExchange.start(GOOD, FakeKeyExchange.bytes(RESPONSE));
        server.close();
        failsWith(KeyExchangeFailure.NOT_CONNECTED, exchange(server, now()));
    }
}
