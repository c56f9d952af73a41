package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.testkit.TestCertificates.KeyKind;

/// A station follows a chronyd with NTS and believes nothing that is not authenticated.
class ChronyNtsServerTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String SERVER = "127.0.0.1";

    @TempDir Path folder;
    private final int ntpPort = Ports.free();
    private final int keyPort = Ports.free();
    private NtsFiles files;

    @BeforeEach
    void makeCertificate() {
        files = NtsFiles.create(folder, KeyKind.RSA2048, SERVER);
    }

    private Chronyd server(String name) {
        return Chronyd.server(
                folder,
                name,
                SERVER,
                ntpPort,
                "ntsport " + keyPort,
                "ntsservercert " + folder.resolve("server.crt"),
                "ntsserverkey " + folder.resolve("server.key"));
    }

    private Station station(String... lines) {
        return Station.configured(
                folder,
                """
                [station]
                require_authenticated = true
                [[ntp_source]]
                host = "%s"
                port = %d
                nts = true
                nts_port = %d
                nts_ca = "%s"
                minimum_poll = "1 s"
                maximum_poll = "1 s"
                %s
                [serve.ntp]
                listen = ["127.0.0.2"]
                port = %d
                """
                        .formatted(
                                SERVER,
                                ntpPort,
                                keyPort,
                                files.authority,
                                String.join("\n", lines),
                                Ports.free()));
    }

    @Test
    void isSynchronizedByAuthenticatedReadingsInInterleavedMode() {
        try (var chronyd = server("chronyd");
                var _ = station("interleaved = true")) {
            var status =
                    awaitStatus(
                            chronyd,
                            text ->
                                    text.contains("SYNCHRONIZED")
                                            && text.contains("\"mode\" : \"interleaved\""));
            assertThat(status)
                    .contains("\"isAuthenticated\" : true", "CN=" + NtsFiles.NAME)
                    .doesNotContain("\"isAuthenticated\" : false");
            assertThat(number(status, "naks")).isZero();
        }
    }

    @Test
    void getsNewKeysWhenTheServerForgotItsOwn() {
        try (var _ = stationOfAServerThatEnds();
                var restarted = server("second")) {
            var status =
                    awaitStatus(
                            restarted,
                            text ->
                                    number(text, "key exchanges") > 1
                                            && number(text, "cookies") == 8
                                            && text.contains("SYNCHRONIZED"));
            assertThat(number(status, "naks")).isGreaterThanOrEqualTo(2);
        }
    }

    /// Is synchronised when this returns; it has cookies that only this server could open.
    private Station stationOfAServerThatEnds() {
        try (var _ = server("first")) {
            return station();
        }
    }

    private String awaitStatus(Chronyd chronyd, Predicate<String> wanted) {
        return chronyd.await(
                "status of the station",
                LIMIT,
                () ->
                        Optional.of(folder.resolve("data/status.json"))
                                .filter(Files::exists)
                                .map(ChronyNtsServerTest::text)
                                .filter(wanted));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The number that a detail of the only source has, -1 when it is not there.
    private static int number(String status, String detail) {
        var start = "\"" + detail + "\" : \"";
        int at = status.indexOf(start);
        return at < 0
                ? -1
                : Integer.parseInt(status.substring(at + start.length()).split("\"", 2)[0]);
    }
}
