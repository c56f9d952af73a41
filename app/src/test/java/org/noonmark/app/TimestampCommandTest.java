package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.testkit.TestCertificates;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;
import org.noonmark.tsp.DecodedRequest;
import org.noonmark.tsp.PkiFailure;
import org.noonmark.tsp.RequestDecoder;
import org.noonmark.tsp.StampTime;
import org.noonmark.tsp.TimestampRequest;
import org.noonmark.tsp.TimestampResponse;
import org.noonmark.tsp.TimestampSigner;
import org.noonmark.web.WebAnswer;
import org.noonmark.web.WebLimits;
import org.noonmark.web.WebRoute;
import org.noonmark.web.WebServer;

/// Against an authority of the test's own, which may lie.
class TimestampCommandTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
    private static final TestCertificates AUTHORITY = TestCertificates.authority(FROM, UNTIL);
    private static final TestCertificates.Issued OWN = AUTHORITY.timestamping("tsa", FROM, UNTIL);
    private static final String REPLY = "application/timestamp-reply";

    @TempDir private Path folder;
    private UnaryOperator<WebAnswer> spoiling = UnaryOperator.identity();
    private UnaryOperator<TimestampRequest> misreading = UnaryOperator.identity();
    private WebServer server;
    private Path ca;
    private Path data;

    @BeforeEach
    void start() throws IOException {
        ca = Files.writeString(folder.resolve("ca.crt"), AUTHORITY.certificatePem());
        data = Files.writeString(folder.resolve("data"), "what existed");
        var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var route =
                WebRoute.post(
                        "/",
                        "application/timestamp-query",
                        (body, client) -> spoiling.apply(WebAnswer.of(REPLY, answer(body))));
        var limits = new WebLimits(8, 8, 8192, 8192, Duration.ofSeconds(20));
        server = WebServer.start(List.of(listen), limits, List.of(route), System::nanoTime);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private byte[] answer(byte[] body) {
        var request = ((DecodedRequest.Request) RequestDecoder.decode(body)).request();
        var table = LeapTable.embedded();
        var now = table.toTai(UtcInstant.parse("2026-11-23T09:45:59.25Z"));
        var interval = TimeInterval.around(now, TimeDelta.ofMillis(3));
        var time = (StampTime.Found.Time) StampTime.from(interval, table, TimeDelta.ofSeconds(1));
        try {
            return TimestampResponse.granted(
                    TimestampSigner.of(
                                    OWN.key(),
                                    List.of(OWN.certificate()),
                                    "1.2.3",
                                    new SecureRandom())
                            .issue(misreading.apply(request), time.time(), BigInteger.TWO));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String url() {
        var address = server.listening().getFirst();
        return "http://" + address.getHostString() + ":" + address.getPort() + "/";
    }

    private CommandLineRun ask(Path out) {
        return CommandLineRun.of(
                "query",
                "tsa",
                url(),
                "--file",
                data.toString(),
                "--ca",
                ca.toString(),
                "--out",
                out.toString());
    }

    private CommandLineRun verify(Path token, Path file) {
        return CommandLineRun.of(
                "query",
                "tsa",
                "--verify",
                token.toString(),
                "--file",
                file.toString(),
                "--ca",
                ca.toString());
    }

    @Test
    void hasAFileStampedAndChecksTheTokenOffline() throws IOException {
        var token = folder.resolve("token.tsr");
        var asked = ask(token);
        assertThat(asked.err()).isEmpty();
        assertThat(asked.exitCode()).isZero();
        assertThat(asked.out())
                .contains("2026-11-23T09:45:59.25", "true within 3.0", "CN=tsa", "until 2027-01-01")
                .contains("offset", "interval", "delay");
        var checked = verify(token, data);
        assertThat(checked.exitCode()).isZero();
        assertThat(checked.out()).contains("trusted").doesNotContain("offset");
        var other = verify(token, ca);
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("the token proves nothing: it is for other data");
        var bytes = Files.readAllBytes(token);
        bytes[bytes.length - 1] ^= 1;
        assertThat(verify(Files.write(token, bytes), data).err()).contains("signature is wrong");
    }

    @Test
    void stampsRandomBytesWithTheHashAskedFor() {
        var asked =
                CommandLineRun.of(
                        "query",
                        "tsa",
                        url(),
                        "--hash",
                        "SHA3-512",
                        "--ca",
                        ca.toString(),
                        "--json");
        assertThat(asked.exitCode()).isZero();
        assertThat(asked.out()).contains("\"hash\" : \"SHA3-512\"", "\"accuracySeconds\" : 0.003");
    }

    @Test
    void writesNothingThatIsNotTrusted() {
        var token = folder.resolve("token.tsr");
        misreading =
                request ->
                        new TimestampRequest(
                                request.algorithm(),
                                request.imprint(),
                                request.policy(),
                                Optional.of(BigInteger.ONE),
                                true);
        assertFails(token, 2, "its nonce is not that of the request");
        misreading = UnaryOperator.identity();
        spoiling = answer -> WebAnswer.of(REPLY, new byte[100]);
        assertFails(token, 2, "sent no time-stamp response");
        spoiling = answer -> WebAnswer.of("text/html", answer.body());
        assertFails(token, 2, "answers with text/html");
        spoiling = answer -> WebAnswer.text(500, "out of order\u001b[2J");
        assertFails(token, 2, "HTTP status 500: out of order?[2J");
        spoiling = answer -> WebAnswer.of(REPLY, new byte[300_000]);
        assertFails(token, 2, "");
        spoiling =
                answer ->
                        WebAnswer.of(
                                REPLY,
                                TimestampResponse.refused(
                                        PkiFailure.TIME_NOT_AVAILABLE, "too wide"));
        assertFails(token, 1, "no token: timeNotAvailable: too wide");
    }

    private void assertFails(Path out, int exitCode, String why) {
        var run = ask(out);
        assertThat(run.err()).startsWith("noonmark: " + url()).contains(why).hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(out).doesNotExist();
    }

    @Test
    void saysWhatItNeeds() {
        for (var wrong :
                new String[][] {
                    {"query", "tsa"},
                    {"query", "tsa", "http://x/", "--verify", "a"},
                    {"query", "tsa", "http://x/", "--file", "a", "--digest", "b"},
                    {"query", "tsa", "--verify", "a"},
                    {"query", "tsa", "--verify", "a", "--file", "b", "--out", "c"}
                }) {
            var run = CommandLineRun.of(wrong);
            assertThat(run.exitCode()).isEqualTo(64);
            assertThat(run.err()).contains("give URL");
        }
        assertUsage("is no address", "query", "tsa", "ftp://x/");
        assertUsage("is no hash algorithm", "query", "tsa", "http://x/", "--hash", "sha1");
        assertUsage("64 hexadecimal digits", "query", "tsa", "http://x/", "--digest", "00");
        assertUsage(
                "--out would replace",
                "query",
                "tsa",
                "http://x/",
                "--file",
                "" + data,
                "--out",
                "" + data);
    }

    private static void assertUsage(String why, String... arguments) {
        var run = CommandLineRun.of(arguments);
        assertThat(run.err()).contains(why);
        assertThat(run.exitCode()).isEqualTo(64);
    }
}
