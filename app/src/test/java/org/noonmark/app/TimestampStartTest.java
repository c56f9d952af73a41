package org.noonmark.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.config.TimestampServerConfig;
import org.noonmark.linux.HostClocks;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.serve.AccessRules;
import org.noonmark.serve.RateLimit;
import org.noonmark.serve.tsp.TimestampConfig;
import org.noonmark.station.ServedLine;
import org.noonmark.station.Snapshot;
import org.noonmark.testkit.TestCertificates;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;
import org.noonmark.tsp.HashAlgorithm;
import org.noonmark.tsp.Octets;
import org.noonmark.tsp.TimestampRequest;
import org.noonmark.tsp.TimestampResponse;
import org.noonmark.web.WebLimits;

class TimestampStartTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
    private static final TestCertificates AUTHORITY = TestCertificates.authority(FROM, UNTIL);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final byte[] REQUEST =
            new TimestampRequest(
                            HashAlgorithm.SHA256,
                            Octets.of(new byte[32]),
                            Optional.empty(),
                            Optional.empty(),
                            true)
                    .encode();

    @TempDir private Path folder;
    private final HostClocks clocks = HostClocks.open();
    private final Snapshot snapshot = snapshot();

    @BeforeEach
    void writeCertificate() throws IOException {
        write(AUTHORITY.timestamping("tsa", FROM, UNTIL));
    }

    private void write(TestCertificates.Issued issued) throws IOException {
        issued.writeTo(folder);
        Files.setPosixFilePermissions(
                folder.resolve("server.key"), PosixFilePermissions.fromString("rw-------"));
    }

    private Snapshot snapshot() {
        long counter = clocks.counterNanos();
        var table = LeapTable.embedded();
        var now = table.toTai(UtcInstant.parse("2026-11-23T09:45:59Z"));
        return new Snapshot(
                new ServedLine(counter, now, 0, 0, counter),
                UncertaintyModel.linear(0.01, 0),
                ClockState.SYNCHRONIZED,
                new Upstream(1, 0xC000_0263, TimeDelta.ofMillis(1)),
                table);
    }

    private ServerSet.Service start(InetSocketAddress address, AccessRules access, RateLimit limit)
            throws StartFailure {
        var config =
                new TimestampServerConfig(
                        List.of(address),
                        "/tsa",
                        new WebLimits(8, 8, 8192, 8192, Duration.ofSeconds(20)),
                        new TimestampConfig(
                                TimeDelta.ofSeconds(1), access, limit, Duration.ofSeconds(10)),
                        "1.2.3",
                        folder.resolve("server.crt"),
                        folder.resolve("server.key"));
        return TimestampStart.start(config, () -> snapshot, clocks, event -> {});
    }

    private static InetSocketAddress free() {
        return new InetSocketAddress(LOOPBACK, 0);
    }

    private static HttpResponse<byte[]> send(
            ServerSet.Service service, String path, HttpRequest.BodyPublisher body)
            throws Exception {
        var port = service.listening().getFirst().getPort();
        var builder =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/timestamp-query");
        var request = body == null ? builder.GET() : builder.POST(body);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static HttpResponse<byte[]> post(ServerSet.Service service) throws Exception {
        return send(service, "/tsa", HttpRequest.BodyPublishers.ofByteArray(REQUEST));
    }

    @Test
    void answersOnItsPathAndTellsWhatItIs() throws Exception {
        var service = start(free(), AccessRules.allowAll(), RateLimit.NONE);
        try {
            var response = post(service);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type"))
                    .contains("application/timestamp-reply");
            assertThat(TimestampResponse.decode(response.body()))
                    .isInstanceOf(TimestampResponse.Granted.class);
            for (var path : List.of("/", "/tsa")) {
                assertThat(new String(send(service, path, null).body(), US_ASCII))
                        .contains("RFC 3161", "1.2.3", "to /tsa");
            }
            assertThat(service.counters().get())
                    .containsEntry("granted", 1L)
                    .containsEntry("requests", 1L)
                    .containsEntry("http answered", 3L);
        } finally {
            service.closing().run();
        }
    }

    @Test
    void tellsThoseWhoMayNotAskOrAskTooOften() throws Exception {
        var denying = start(free(), new AccessRules(List.of(), false), RateLimit.NONE);
        var limited = start(free(), AccessRules.allowAll(), RateLimit.perSecond(0.001, 1));
        try {
            assertThat(post(denying).statusCode()).isEqualTo(403);
            assertThat(post(limited).statusCode()).isEqualTo(200);
            assertThat(post(limited).statusCode()).isEqualTo(429);
        } finally {
            limited.closing().run();
            denying.closing().run();
        }
    }

    @Test
    void servesBothWildcardsFromOneSocket() throws Exception {
        var port = 0;
        try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
            port = socket.getLocalPort();
        }
        var config =
                new TimestampServerConfig(
                        List.of(
                                new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), port),
                                new InetSocketAddress(InetAddress.ofLiteral("::"), port)),
                        "/tsa",
                        new WebLimits(8, 8, 8192, 8192, Duration.ofSeconds(20)),
                        TimestampConfig.standard(),
                        "1.2.3",
                        folder.resolve("server.crt"),
                        folder.resolve("server.key"));
        var service = TimestampStart.start(config, () -> snapshot, clocks, event -> {});
        try {
            assertThat(post(service).statusCode()).isEqualTo(200);
        } finally {
            service.closing().run();
        }
    }

    @Test
    void saysWhatToDoWhenItCannotStart() throws Exception {
        try (var taken = new ServerSocket(0, 1, LOOPBACK)) {
            var address = new InetSocketAddress(LOOPBACK, taken.getLocalPort());
            assertThatThrownBy(() -> start(address, AccessRules.allowAll(), RateLimit.NONE))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("[serve.tsa]");
        }
        write(AUTHORITY.server(List.of("localhost"), FROM, UNTIL));
        assertThatThrownBy(() -> start(free(), AccessRules.allowAll(), RateLimit.NONE))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("extendedKeyUsage=critical,timeStamping")
                .hasMessageContaining("openssl x509 -req");
    }
}
