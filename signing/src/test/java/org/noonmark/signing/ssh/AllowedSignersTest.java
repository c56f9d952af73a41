package org.noonmark.signing.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.testkit.SshSigner;

class AllowedSignersTest {
    private static final SshSigner KEY = SshSigner.generate(SshSigner.Type.ED25519);

    private static String bad(String... lines) {
        return AllowedSigners.read(List.of(lines))
                        instanceof AllowedSigners.Read.Bad(int line, var why)
                ? line + ": " + why
                : "good";
    }

    @Test
    void readsPeopleKeysAndOptions() {
        var read =
                AllowedSigners.read(
                        List.of(
                                "# the time laboratory",
                                "",
                                "alice@lab.example namespaces=\"noonmark\",VALID-AFTER=\"20260101Z\" "
                                        + KEY.line()
                                        + " the blue one"));
        assertThat(read)
                .isInstanceOfSatisfying(
                        AllowedSigners.Read.Good.class,
                        good -> {
                            var signer = good.signers().signers().getFirst();
                            assertThat(signer.principal()).isEqualTo("alice@lab.example");
                            assertThat(signer.namespaces()).containsExactly("noonmark");
                            assertThat(signer.validAfter())
                                    .contains(Instant.parse("2026-01-01T00:00:00Z"));
                            assertThat(signer.key().bytes()).isEqualTo(KEY.publicKey());
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alice cert-authority KEY | 1: cert-authority is refused",
                "alice,bob KEY            | 1: must name one person",
                "*@lab.example KEY        | 1: must name one person",
                "!alice KEY               | 1: must name one person",
                "alice                    | 1: must be: principal",
                "alice ssh-ed25519        | 1: must be: principal",
                "alice ssh-ed25519 ****   | 1: must be: principal",
                "alice ssh-dss AAAAB3NzaC1kc3M= | 1: alice has a key of a type that is not accepted",
                "alice no-touch KEY       | 1: there is no option or type of key no-touch",
                "alice valid-after=20260101Z KEY  | 1: cannot be understood",
                "alice 'valid-after=\"20260101\" KEY'  | 1: a date is written such as",
                "alice 'valid-after=\"20261301Z\" KEY' | 1: a date is written such as",
                "alice 'namespaces=\"*\" KEY'          | 1: namespaces must be names",
                "alice 'namespaces=\"a\",namespaces=\"b\" KEY' | 1: namespaces needs one value",
                "alice 'namespaces=\"a KEY'            | 1: must be: principal",
            })
    void refusesWhatCouldCountOtherThanItLooks(String line, String reason) {
        var text = line.replace("'", "").replace("KEY", KEY.line());
        assertThat(bad(text)).startsWith(reason);
    }

    @Test
    void refusesDatesInTheWrongOrder() {
        var options = "valid-after=\"20260102Z\",valid-before=\"20260101Z\" ";
        assertThat(bad("alice " + options + KEY.line()))
                .isEqualTo("1: valid-before must be later than valid-after");
    }

    @Test
    void refusesAKeyThatCouldCountForTwo() {
        assertThat(bad("alice " + KEY.line(), "bob " + KEY.line()))
                .isEqualTo("2: the key stands in two lines, so it could count twice");
    }

    /// Whoever has one secret could sign for both lines.
    @Test
    void refusesASecretThatCouldCountForTwo() {
        var twice = "2: the key stands in two lines, so it could count twice";
        var hardware = KEY.as(SshSigner.Type.SK_ED25519);
        assertThat(bad("alice " + KEY.line(), "bob " + hardware.line())).isEqualTo(twice);
        var p256 = SshSigner.generate(SshSigner.Type.SK_ECDSA_P256);
        var soft = p256.as(SshSigner.Type.ECDSA_P256);
        assertThat(bad("alice " + p256.line(), "bob " + soft.line())).isEqualTo(twice);
        var rsa = SshSigner.generate(SshSigner.Type.RSA).publicKey();
        // Type (11 bytes) and exponent 65537 (7 bytes), which becomes 65539.
        var other = rsa.clone();
        other[17] = 3;
        var encoder = Base64.getEncoder();
        assertThat(
                        bad(
                                "alice ssh-rsa " + encoder.encodeToString(rsa),
                                "bob ssh-rsa " + encoder.encodeToString(other)))
                .isEqualTo(twice);
    }

    @Test
    void namesThePeopleWhoCouldSign() {
        var other = SshSigner.generate(SshSigner.Type.ED25519);
        var third = SshSigner.generate(SshSigner.Type.ED25519);
        var read =
                AllowedSigners.read(
                        List.of(
                                "alice " + KEY.line(),
                                "bob valid-before=\"20260101Z\" " + other.line(),
                                "carol namespaces=\"noonmark-emergency\" " + third.line()));
        assertThat(read)
                .isInstanceOfSatisfying(
                        AllowedSigners.Read.Good.class,
                        good ->
                                assertThat(
                                                good.signers()
                                                        .principals(
                                                                "noonmark",
                                                                Instant.parse(
                                                                        "2026-11-23T00:00:00Z")))
                                        .containsExactly("alice"));
    }

    @Test
    void refusesAKeyOfAnotherTypeThanItsLineSays() {
        var bytes = Base64.getEncoder().encodeToString(KEY.publicKey());
        assertThat(bad("alice ssh-rsa " + bytes)).startsWith("1: the key is no ssh-rsa but ssh-ed");
    }

    @Test
    void refusesPointsThatAreNoKeys() {
        var bytes = KEY.publicKey();
        java.util.Arrays.fill(bytes, bytes.length - 32, bytes.length, (byte) 0);
        var zero = Base64.getEncoder().encodeToString(bytes);
        assertThat(bad("alice ssh-ed25519 " + zero)).isEqualTo("1: alice has a key that is no key");
        var curve = SshSigner.generate(SshSigner.Type.ECDSA_P256).publicKey();
        curve[curve.length - 1] ^= 1;
        var off = Base64.getEncoder().encodeToString(curve);
        assertThat(bad("alice ecdsa-sha2-nistp256 " + off))
                .isEqualTo("1: alice has a key that is no key");
    }

    @Test
    void countsPeopleAndNotKeys() {
        var other = SshSigner.generate(SshSigner.Type.ED25519);
        var read = AllowedSigners.read(List.of("a " + KEY.line(), "a " + other.line()));
        assertThat(read)
                .isInstanceOfSatisfying(
                        AllowedSigners.Read.Good.class,
                        good -> assertThat(good.signers().principals()).containsExactly("a"));
    }
}
