package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.signing.ssh.AllowedSigners;
import org.noonmark.testkit.SshSigner;

/// The same signatures before our check and before `ssh-keygen -Y verify`.
class SshKeygenTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String TEXT = "revision = 7\n";

    @TempDir private Path folder;

    private RunningProgram.Ended keygen(String... arguments) {
        var command = new ArrayList<>(List.of(Peers.installed("ssh-keygen")));
        command.addAll(List.of(arguments));
        return RunningProgram.run(folder, LIMIT, command);
    }

    /// `ssh-keygen` reads what is signed from its standard input.
    private boolean opensshAccepts(String line, byte[] signature, String text, String namespace)
            throws IOException {
        Files.writeString(folder.resolve("signers"), line + "\n");
        Files.write(folder.resolve("sig"), signature);
        Files.writeString(folder.resolve("text"), text);
        var command =
                "%s -Y verify -f signers -I alice -n %s -s sig < text"
                        .formatted(Peers.installed("ssh-keygen"), namespace);
        return RunningProgram.run(folder, LIMIT, List.of("/bin/sh", "-c", command)).exitCode() == 0;
    }

    private static boolean weAccept(String line, byte[] signature, String text, String namespace) {
        return AllowedSigners.read(List.of(line)) instanceof AllowedSigners.Read.Good(var allowed)
                && allowed.judge(
                                signature,
                                text.getBytes(StandardCharsets.UTF_8),
                                namespace,
                                Instant.now())
                        instanceof AllowedSigners.Verdict.Good;
    }

    private void bothAccept(String line, byte[] signature) throws IOException {
        assertThat(weAccept(line, signature, TEXT, "noonmark")).isTrue();
        assertThat(opensshAccepts(line, signature, TEXT, "noonmark")).isTrue();
    }

    private void bothRefuse(String line, byte[] signature, String text, String namespace)
            throws IOException {
        assertThat(weAccept(line, signature, text, namespace)).isFalse();
        assertThat(opensshAccepts(line, signature, text, namespace)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void agreeAboutOurSignatures(SshSigner.Type type) throws IOException {
        var signer = SshSigner.generate(type);
        var line = "alice " + signer.line();
        var signature = signer.sign(TEXT.getBytes(StandardCharsets.UTF_8), "noonmark");
        bothAccept(line, signature);
        bothRefuse(line, signature, TEXT + " ", "noonmark");
        bothRefuse(line, signature, TEXT, "file");
        bothRefuse("alice " + SshSigner.generate(type).line(), signature, TEXT, "noonmark");
        var at = signature.length / 2;
        signature[at] = (byte) (signature[at] == 'A' ? 'B' : 'A');
        bothRefuse(line, signature, TEXT, "noonmark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void agreeAboutSignaturesOfOpenssh(String type) throws IOException {
        keygen("-q", "-t", type, "-N", "", "-C", "a comment", "-f", "id").orFail();
        Files.writeString(folder.resolve("text"), TEXT);
        keygen("-q", "-Y", "sign", "-n", "noonmark", "-f", "id", "text").orFail();
        var signature = Files.readAllBytes(folder.resolve("text.sig"));
        var line = "alice " + Files.readString(folder.resolve("id.pub")).strip();
        bothAccept(line, signature);
        bothRefuse(line, signature, "", "noonmark");
        bothRefuse(line, signature, TEXT, "noonmark-emergency");
    }

    @Test
    void agreeAboutOptionsOfALine() throws IOException {
        var signer = SshSigner.generate(SshSigner.Type.ED25519);
        var signature = signer.sign(TEXT.getBytes(StandardCharsets.UTF_8), "noonmark");
        var key = " " + signer.line();
        bothAccept("alice namespaces=\"file,noonmark\"" + key, signature);
        bothAccept("alice valid-after=\"20200101Z\",valid-before=\"21000101Z\"" + key, signature);
        bothRefuse("alice namespaces=\"file\"" + key, signature, TEXT, "noonmark");
        bothRefuse("alice valid-before=\"20200101Z\"" + key, signature, TEXT, "noonmark");
        bothRefuse("alice valid-after=\"21000101Z\"" + key, signature, TEXT, "noonmark");
        bothRefuse("alice cert-authority" + key, signature, TEXT, "noonmark");
    }
}
