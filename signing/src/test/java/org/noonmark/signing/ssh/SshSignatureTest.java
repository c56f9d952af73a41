package org.noonmark.signing.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.signing.ssh.AllowedSigners.Verdict;
import org.noonmark.testkit.SshSigner;

class SshSignatureTest {
    private static final byte[] MESSAGE = "revision = 7\n".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static byte[] vector(String name) {
        try (var in = SshSignatureTest.class.getResourceAsStream("/vectors/ssh/" + name)) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static AllowedSigners allowed(String... lines) {
        var read = AllowedSigners.read(List.of(lines));
        assertThat(read).isInstanceOf(AllowedSigners.Read.Good.class);
        return ((AllowedSigners.Read.Good) read).signers();
    }

    private static AllowedSigners allowed(SshSigner signer) {
        return allowed("alice " + signer.line());
    }

    private static Verdict refused(SshFault fault) {
        return new Verdict.Refused(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void acceptsWhatOpensshSigned(String type) {
        var lines = new String(vector("allowed_signers"), StandardCharsets.US_ASCII).split("\n");
        var allowed = allowed(lines);
        var file = vector(type + ".sig");
        assertThat(allowed.judge(file, MESSAGE, "noonmark", NOW))
                .isInstanceOfSatisfying(
                        Verdict.Good.class,
                        good -> assertThat(good.signer().principal()).isEqualTo(type + "@example"));
        assertThat(allowed.judge(file, MESSAGE, "file", NOW))
                .isEqualTo(refused(SshFault.OTHER_NAMESPACE));
        assertThat(allowed.judge(file, new byte[1], "noonmark", NOW))
                .isEqualTo(refused(SshFault.WRONG));
    }

    @ParameterizedTest
    @EnumSource
    void acceptsEveryTypeOfKeyWithBothHashes(SshSigner.Type type) {
        var signer = SshSigner.generate(type);
        for (var hash : List.of("sha256", "sha512")) {
            var file = signer.sign(MESSAGE, "noonmark", hash, true);
            assertThat(allowed(signer).judge(file, MESSAGE, "noonmark", NOW))
                    .isInstanceOf(Verdict.Good.class);
            assertThat(allowed(signer).judge(file, new byte[0], "noonmark", NOW))
                    .isEqualTo(refused(SshFault.WRONG));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SK_ED25519", "SK_ECDSA_P256"})
    void refusesHardwareKeysThatNobodyTouched(SshSigner.Type type) {
        var signer = SshSigner.generate(type);
        var file = signer.sign(MESSAGE, "noonmark", "sha512", false);
        assertThat(allowed(signer).judge(file, MESSAGE, "noonmark", NOW))
                .isEqualTo(refused(SshFault.NOT_TOUCHED));
    }

    @ParameterizedTest
    @EnumSource
    void refusesEverySignatureWithOneBitChanged(SshSigner.Type type) {
        var signer = SshSigner.generate(type);
        var allowed = allowed(signer);
        var bytes = plain(signer.sign(MESSAGE, "noonmark"));
        for (int bit = 0; bit < bytes.length * 8; bit += 3) {
            var changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(allowed.judge(SshSigner.armoured(changed), MESSAGE, "noonmark", NOW))
                    .as("bit %d", bit)
                    .isInstanceOf(Verdict.Refused.class);
        }
    }

    private static byte[] plain(byte[] file) {
        var lines = new String(file, StandardCharsets.US_ASCII).lines().toList();
        return Base64.getDecoder().decode(String.join("", lines.subList(1, lines.size() - 1)));
    }

    @Test
    void refusesASignatureThatIsCutOffAnywhere() {
        var signer = SshSigner.generate(SshSigner.Type.SK_ED25519);
        var bytes = plain(signer.sign(MESSAGE, "noonmark"));
        for (int length = 0; length < bytes.length; length++) {
            assertThat(SshSignature.decode(Arrays.copyOf(bytes, length)).good()).isEmpty();
        }
        assertThat(SshSignature.decode(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOfSatisfying(
                        SshDecoded.Malformed.class,
                        bad -> assertThat(bad.fault()).isEqualTo(SshFault.WRONG_LENGTH));
    }

    @Test
    void refusesASignerWhoIsNotListed() {
        var file = SshSigner.generate(SshSigner.Type.ED25519).sign(MESSAGE, "noonmark");
        assertThat(
                        allowed(SshSigner.generate(SshSigner.Type.ED25519))
                                .judge(file, MESSAGE, "noonmark", NOW))
                .isEqualTo(refused(SshFault.UNKNOWN_SIGNER));
    }

    @Test
    void heedsDatesAndNamespacesOfALine() {
        var signer = SshSigner.generate(SshSigner.Type.ED25519);
        var file = signer.sign(MESSAGE, "noonmark");
        assertThat(judge("valid-before=\"20261123115959Z\"", signer, file))
                .isEqualTo(refused(SshFault.EXPIRED));
        assertThat(judge("valid-after=\"20261123120001Z\"", signer, file))
                .isEqualTo(refused(SshFault.NOT_YET_VALID));
        assertThat(judge("valid-after=\"20261123Z\",valid-before=\"202611231200Z\"", signer, file))
                .isInstanceOf(Verdict.Good.class);
        assertThat(judge("namespaces=\"git,file\"", signer, file))
                .isEqualTo(refused(SshFault.NAMESPACE_NOT_ALLOWED));
        assertThat(judge("namespaces=\"file,noonmark\"", signer, file))
                .isInstanceOf(Verdict.Good.class);
    }

    private static Verdict judge(String options, SshSigner signer, byte[] file) {
        return allowed("alice " + options + " " + signer.line())
                .judge(file, MESSAGE, "noonmark", NOW);
    }

    @Test
    void saysWhyAFileIsNoSignature() {
        assertThat(fault("")).isEqualTo(SshFault.NO_ARMOUR);
        assertThat(fault("-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n"))
                .isEqualTo(SshFault.NO_SIGNATURE);
        assertThat(fault("-----BEGIN SSH SIGNATURE-----\nU1NI*==\n-----END SSH SIGNATURE-----\n"))
                .isEqualTo(SshFault.NO_BASE64);
        assertThat(fault("-----BEGIN SSH SIGNATURE-----\nAB==\n-----END SSH SIGNATURE-----\n"))
                .isEqualTo(SshFault.NO_BASE64);
        assertThat(fault("x".repeat(SshSignature.MAX_BYTES + 1))).isEqualTo(SshFault.TOO_LONG);
    }

    private static SshFault fault(String file) {
        return SshSignature.parse(file.getBytes(StandardCharsets.US_ASCII))
                        instanceof SshDecoded.Malformed<SshSignature>(var fault, _)
                ? fault
                : SshFault.WRONG;
    }
}
