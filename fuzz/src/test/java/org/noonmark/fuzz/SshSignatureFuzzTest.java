package org.noonmark.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.signing.ssh.AllowedSigners;
import org.noonmark.signing.ssh.SshDecoded;
import org.noonmark.signing.ssh.SshSignature;
import org.noonmark.testkit.SshSigner;

class SshSignatureFuzzTest {
    private static final byte[] MESSAGE = "revision = 7".getBytes(StandardCharsets.US_ASCII);
    private static final List<SshSigner> SIGNERS =
            Arrays.stream(SshSigner.Type.values()).map(SshSigner::generate).toList();

    private static byte[] plain(byte[] file) {
        var lines = new String(file, StandardCharsets.US_ASCII).lines().toList();
        var letters = String.join("", lines.subList(1, lines.size() - 1));
        return java.util.Base64.getDecoder().decode(letters);
    }

    @Test
    void readsOrRefusesAtAPlace() {
        var vectors = SIGNERS.stream().map(each -> plain(each.sign(MESSAGE, "noonmark"))).toList();
        Fuzz.of(SshSignatureFuzzTest.class, vectors)
                .run(100_000, SshSignatureFuzzTest::feedSignature);
    }

    private static void feedSignature(byte[] input) {
        switch (SshSignature.decode(input)) {
            case SshDecoded.Malformed<SshSignature>(var _, int position) ->
                    Fuzz.same(position >= 0 && position <= input.length, true);
            case SshDecoded.Good<SshSignature>(var signature) -> {
                Fuzz.same(signature.defect(new byte[0], "noonmark").isPresent(), true);
                var armoured = SshSigner.armoured(input);
                Fuzz.same(SshSignature.parse(armoured).good().isPresent(), true);
            }
        }
    }

    @Test
    void readsOrRefusesFilesOfSignatures() {
        var vectors = SIGNERS.stream().map(each -> each.sign(MESSAGE, "noonmark")).toList();
        var lines =
                SIGNERS.stream().map(each -> "p" + each.hashCode() + " " + each.line()).toList();
        var allowed = ((AllowedSigners.Read.Good) AllowedSigners.read(lines)).signers();
        Fuzz.of(SshSignatureFuzzTest.class, vectors)
                .run(
                        100_000,
                        input -> {
                            var at = Instant.EPOCH;
                            var judged = allowed.judge(input, new byte[0], "noonmark", at);
                            Fuzz.same(judged instanceof AllowedSigners.Verdict.Refused, true);
                        });
    }

    @Test
    void readsOrRefusesLinesOfSigners() {
        var vectors =
                SIGNERS.stream()
                        .map(each ->
                                "alice namespaces=\"a,b\",valid-after=\"20260101Z\" " + each.line())
                        .map(line -> line.getBytes(StandardCharsets.UTF_8))
                        .toList();
        Fuzz.of(SshSignatureFuzzTest.class, vectors)
                .run(
                        200_000,
                        input -> {
                            var text = new String(input, StandardCharsets.UTF_8);
                            var read = AllowedSigners.read(List.of(text.split("\n", -1)));
                            if (read instanceof AllowedSigners.Read.Bad(int line, var reason)) {
                                Fuzz.same(line > 0 && !reason.isEmpty(), true);
                            }
                        });
    }
}
