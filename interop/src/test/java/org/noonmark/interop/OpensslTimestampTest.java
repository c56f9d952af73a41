package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.testkit.TestCertificates.KeyKind;

/// `openssl ts` asks our authority and checks its tokens; we check OpenSSL's.
class OpensslTimestampTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir private static Path folder;
    private static final int PORT = Ports.freeTcp();
    private static TimestampFiles files;
    private static Station station;

    @BeforeAll
    static void start() {
        files = TimestampFiles.create(folder);
        station = Station.configured(folder, files.configuration(PORT, "1 s"));
    }

    @AfterAll
    static void stop() {
        station.close();
    }

    private static RunningProgram.Ended openssl(String... arguments) {
        var command = new ArrayList<>(List.of(Peers.installed("openssl"), "ts"));
        command.addAll(List.of(arguments));
        return RunningProgram.run(folder, LIMIT, command);
    }

    private static void query(String... options) {
        var arguments =
                new ArrayList<>(
                        List.of("-query", "-data", files.data().toString(), "-out", "query.tsq"));
        arguments.addAll(List.of(options));
        openssl(arguments.toArray(String[]::new)).orFail();
    }

    /// Sends the query to a port and writes the response to `reply.tsr`.
    private static void post(int port) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                        .header("Content-Type", "application/timestamp-query")
                        .POST(HttpRequest.BodyPublishers.ofFile(folder.resolve("query.tsq")))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type"))
                    .contains("application/timestamp-reply");
            Files.write(folder.resolve("reply.tsr"), response.body());
        }
    }

    private static String replyText() {
        return openssl("-reply", "-in", "reply.tsr", "-text").orFail();
    }

    private static RunningProgram.Ended verify(String... options) {
        var arguments =
                new ArrayList<>(List.of("-verify", "-queryfile", "query.tsq", "-in", "reply.tsr"));
        arguments.addAll(List.of("-CAfile", files.authority().toString()));
        arguments.addAll(List.of(options));
        return openssl(arguments.toArray(String[]::new));
    }

    private static RunningProgram.Ended noonmarkVerify(Path data) {
        return RunningProgram.run(
                folder,
                LIMIT,
                Station.noonmark(
                        "query",
                        "tsa",
                        "--verify",
                        "reply.tsr",
                        "--file",
                        data.toString(),
                        "--ca",
                        files.authority().toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-sha256", "-sha384", "-sha512", "-sha3-256", "-sha3-512"})
    void opensslVerifiesOurTokens(String hash) throws Exception {
        query(hash, "-cert");
        post(PORT);
        assertThat(verify().orFail()).contains("Verification: OK");
        assertThat(replyText())
                .contains("Status: Granted.", "Policy OID: " + TimestampFiles.POLICY)
                .contains("Hash Algorithm: " + hash.substring(1))
                .contains("Accuracy: unspecified seconds, 0x01 millis, ")
                .contains("Nonce: 0x");
        query(hash, "-no_nonce");
        post(PORT);
        assertThat(verify().isGood()).isFalse();
        assertThat(verify("-untrusted", files.certificate().toString()).orFail())
                .contains("Verification: OK");
    }

    @ParameterizedTest
    @CsvSource({"RSA2048, false", "P256, true"})
    void opensslVerifiesOurTokensOfEveryKindOfKeyAndChain(
            KeyKind kind, boolean hasIntermediate, @TempDir Path other) throws Exception {
        int port = Ports.freeTcp();
        var others = TimestampFiles.create(other, kind, hasIntermediate);
        try (var station = Station.configured(other, others.configuration(port, "1 s"))) {
            query("-sha256", "-cert");
            post(port);
            assertThat(
                            openssl(
                                            "-verify",
                                            "-queryfile",
                                            "query.tsq",
                                            "-in",
                                            "reply.tsr",
                                            "-CAfile",
                                            others.authority().toString())
                                    .orFail())
                    .contains("Verification: OK");
            assertThat(station.terminate().exitCode()).isZero();
        }
    }

    @Test
    void opensslRefusesATokenThatWasTamperedWith() throws Exception {
        query("-sha256", "-cert");
        post(PORT);
        var reply = folder.resolve("reply.tsr");
        var bytes = Files.readAllBytes(reply);
        bytes[bytes.length - 1] ^= 1;
        Files.write(reply, bytes);
        assertThat(verify().output()).contains("Verification: FAILED");
        var ours = noonmarkVerify(files.data());
        assertThat(ours.exitCode()).isEqualTo(2);
        assertThat(ours.output()).contains("the token proves nothing: the signature is wrong");
    }

    @Test
    void opensslIsToldWhyThereIsNoToken() throws Exception {
        query("-sha1");
        post(PORT);
        assertThat(replyText()).contains("Status: Rejected.", "unrecognized or unsupported alg");
        query("-sha256", "-tspolicy", "1.2.3");
        post(PORT);
        assertThat(replyText()).contains("the requested TSA policy is not supported");
    }

    @Test
    void isSilentWhenTimeIsNotKnownWellEnough(@TempDir Path other) throws Exception {
        int port = Ports.freeTcp();
        try (var wide = Station.configured(other, files.configuration(port, "900 us"))) {
            query("-sha256");
            post(port);
            assertThat(replyText()).contains("the TSA's time source is not available");
            assertThat(wide.terminate().exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1", "sha256"})
    void weVerifyTokensOfOpenssl(String bindingHash) throws Exception {
        Files.writeString(folder.resolve("serial"), "01\n");
        Files.writeString(
                folder.resolve("tsa.cnf"),
                files.opensslConfiguration(folder.resolve("serial"), bindingHash));
        query("-sha384", "-cert");
        openssl("-reply", "-queryfile", "query.tsq", "-config", "tsa.cnf", "-out", "reply.tsr")
                .orFail();
        assertThat(noonmarkVerify(files.data()).orFail())
                .contains("reply.tsr: trusted", "SHA-384", "true within 1.50 s", "CN=tsa.example");
        assertThat(noonmarkVerify(files.authority()).output()).contains("it is for other data");
    }
}
