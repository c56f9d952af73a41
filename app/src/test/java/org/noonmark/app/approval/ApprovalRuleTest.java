package org.noonmark.app.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.approval.Candidate.SignatureFile;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.events.ApprovalEvent.Attempt;
import org.noonmark.events.ApprovalEvent.Difference;
import org.noonmark.events.ApprovalEvent.Signer;
import org.noonmark.testkit.SshSigner;

/// Two of three have to agree; the third has a hardware key.
class ApprovalRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final SshSigner ALICE = SshSigner.generate(SshSigner.Type.ED25519);
    private static final SshSigner BOB = SshSigner.generate(SshSigner.Type.ECDSA_P256);
    private static final SshSigner CAROL = SshSigner.generate(SshSigner.Type.SK_ED25519);
    private static final SshSigner MALLORY = SshSigner.generate(SshSigner.Type.ED25519);

    private final Optional<Approved> approved =
            Optional.of(
                    Approved.of(candidate(text(2, 7, "")), NOW.minusSeconds(60), Optional.empty()));

    private static String text(int required, int revision, String more) {
        return text(required, revision, more, "");
    }

    /// @param more keys of `[approval]`
    private static String text(int required, int revision, String more, String bobsOptions) {
        return """
        [approval]
        required = %d
        revision = %d
        signers = [
          "alice %s",
          "bob %s %s",
          "carol %s",
        ]
        %s
        [local]
        authority = true
        """
                .formatted(
                        required,
                        revision,
                        ALICE.line(),
                        bobsOptions,
                        BOB.line(),
                        CAROL.line(),
                        more);
    }

    private static Candidate candidate(String text, SignatureFile... signatures) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Candidate(
                bytes, ConfigurationFile.read("new.toml", bytes), List.of(signatures), List.of());
    }

    private static Candidate signed(String text, String namespace, SshSigner... signers) {
        var files = new ArrayList<SignatureFile>();
        for (var signer : signers) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            var name = "new.toml." + files.size() + ".sig";
            files.add(SignatureFile.of(name, signer.sign(bytes, namespace)));
        }
        return candidate(text, files.toArray(SignatureFile[]::new));
    }

    /// The next revision, with another stratum.
    private static String next(int revision) {
        return text(2, revision, "") + "stratum = 5\n";
    }

    private Judgement judge(Candidate candidate) {
        return ApprovalRule.judge(approved, candidate, NOW);
    }

    private String refusal(Candidate candidate) {
        return judge(candidate) instanceof Judgement.Refused(_, var reason) ? reason : "accepted";
    }

    @Test
    void takesAChangeThatEnoughPeopleSigned() {
        var judged = judge(signed(next(8), "noonmark", ALICE, CAROL));
        assertThat(judged)
                .isInstanceOfSatisfying(
                        Judgement.Accepted.class,
                        good -> {
                            assertThat(good.how()).isEqualTo("2 of 2 signed");
                            assertThat(good.attempt().by())
                                    .extracting(Signer::principal)
                                    .containsExactly("alice", "carol");
                            assertThat(good.attempt().changes())
                                    .extracting(change -> change.text())
                                    .containsExactly(
                                            "approval.revision: 7 -> 8",
                                            "local.stratum: (none) -> 5");
                        });
    }

    @Test
    void refusesTooFew() {
        assertThat(refusal(candidate(next(8)))).isEqualTo("0 of 2 needed signatures");
        assertThat(refusal(signed(next(8), "noonmark", ALICE)))
                .isEqualTo("1 of 2 needed signatures");
    }

    @Test
    void countsAPersonOnce() {
        assertThat(refusal(signed(next(8), "noonmark", ALICE, ALICE)))
                .isEqualTo("1 of 2 needed signatures");
    }

    @Test
    void refusesForeignSigners() {
        assertThat(refusal(signed(next(8), "noonmark", ALICE, MALLORY)))
                .isEqualTo("1 of 2 needed signatures; new.toml.1.sig is by nobody who may sign");
    }

    /// Who adds keys of their own is still judged by the old list.
    @Test
    void refusesSignersWhoPutThemselvesOnTheList() {
        var own =
                next(8).replace(ALICE.line(), MALLORY.line())
                        .replace("required = 2", "required = 1");
        assertThat(refusal(signed(own, "noonmark", MALLORY))).startsWith("0 of 2");
    }

    @Test
    void refusesAnotherNamespace() {
        assertThat(refusal(signed(next(8), "file", ALICE, BOB))).contains("another namespace");
        assertThat(refusal(signed(next(8), ApprovalRule.EMERGENCY, ALICE, BOB)))
                .startsWith("0 of 2");
    }

    @Test
    void refusesSignaturesOfAnotherText() {
        var other = signed(next(9), "noonmark", ALICE, BOB).signatures();
        assertThat(refusal(candidate(next(8), other.toArray(SignatureFile[]::new))))
                .startsWith("0 of 2")
                .contains("is not of this file");
    }

    @Test
    void refusesAnExpiredKey() {
        var bobIsGone = text(2, 7, "", "valid-before=\\\"20261123115959Z\\\"");
        var before = Optional.of(Approved.of(candidate(bobIsGone), NOW, Optional.empty()));
        var judged = ApprovalRule.judge(before, signed(next(8), "noonmark", ALICE, BOB), NOW);
        assertThat(judged)
                .isInstanceOfSatisfying(
                        Judgement.Refused.class,
                        bad ->
                                assertThat(bad.reason())
                                        .isEqualTo(
                                                "1 of 2 needed signatures; new.toml.1.sig is by a"
                                                        + " key that is no longer valid"));
    }

    @Test
    void refusesAnOlderRevisionThatWasGoodOnce() {
        assertThat(refusal(signed(next(7), "noonmark", ALICE, BOB, CAROL)))
                .isEqualTo("its revision 7 is not newer than the approved 7");
        assertThat(refusal(signed(next(6), "noonmark", ALICE, BOB, CAROL)))
                .isEqualTo("its revision 6 is not newer than the approved 7");
    }

    @Test
    void refusesAFileWithMistakes() {
        assertThat(refusal(candidate("[local]\nauthority = 1\n"))).startsWith("it has mistakes: ");
    }

    @Test
    void lowersOnlyWithTheOldQuorum() {
        assertThat(refusal(signed(text(1, 8, ""), "noonmark", ALICE))).startsWith("1 of 2");
        assertThat(refusal(signed(text(0, 8, ""), "noonmark", ALICE))).startsWith("1 of 2");
        assertThat(judge(signed(text(0, 8, ""), "noonmark", ALICE, BOB)))
                .isInstanceOf(Judgement.Accepted.class);
    }

    @Test
    void raisesFreelyAndNothingElseWithIt() {
        assertThat(judge(candidate(text(3, 8, "")))).isInstanceOf(Judgement.Accepted.class);
        assertThat(refusal(candidate(text(3, 8, "") + "stratum = 5\n"))).startsWith("0 of 2");
        assertThat(refusal(candidate(text(3, 2_000_000_000, "")))).startsWith("0 of 2");
    }

    /// Or nobody could ever change anything again.
    @Test
    void isNotRaisedAboveThePeopleWhoCouldSign() {
        for (var options : List.of("valid-before=\\\"20260101Z\\\"", "namespaces=\\\"git\\\"")) {
            var before = candidate(text(2, 7, "", options));
            var raised = candidate(text(3, 8, "", options));
            assertThat(
                            ApprovalRule.judge(
                                    Optional.of(Approved.of(before, NOW, Optional.empty())),
                                    raised,
                                    NOW))
                    .isInstanceOfSatisfying(
                            Judgement.Refused.class,
                            refused -> assertThat(refused.reason()).startsWith("0 of 2"));
        }
    }

    @Test
    void commentsAndOrderChangeNothing() {
        assertThat(judge(candidate("# ours\n" + text(2, 7, ""))))
                .isEqualTo(new Judgement.Unchanged());
    }

    @Test
    void takesTheFirstAsItIsAndWhateverComesWhileNobodyHasToSign() {
        var first = candidate(text(0, 0, ""));
        assertThat(ApprovalRule.judge(Optional.empty(), first, NOW))
                .isInstanceOf(Judgement.Accepted.class);
        assertThat(
                        ApprovalRule.judge(
                                Optional.of(Approved.of(first, NOW, Optional.empty())),
                                candidate(text(2, 1, "")),
                                NOW))
                .isInstanceOf(Judgement.Accepted.class);
    }

    private static String emergency(String until) {
        return text(2, 8, "emergency_until = " + until) + "stratum = 5\n";
    }

    @Test
    void oneSignerIsEnoughInAnEmergency() {
        var judged =
                judge(signed(emergency("2026-11-23T18:00:00Z"), ApprovalRule.EMERGENCY, CAROL));
        assertThat(judged)
                .isInstanceOfSatisfying(
                        Judgement.Emergency.class,
                        good ->
                                assertThat(good.until())
                                        .isEqualTo(Instant.parse("2026-11-23T18:00:00Z")));
    }

    @Test
    void refusesEmergenciesThatEndedOrLastOrAreSignedForSomethingElse() {
        assertThat(refusal(signed(emergency("2026-11-23T12:00:00Z"), ApprovalRule.EMERGENCY, BOB)))
                .isEqualTo("the emergency ended at 2026-11-23T12:00:00Z");
        assertThat(refusal(signed(emergency("2026-11-24T12:00:01Z"), ApprovalRule.EMERGENCY, BOB)))
                .isEqualTo("the emergency is longer than longest_emergency, 86400 s");
        assertThat(refusal(signed(emergency("2026-11-23T18:00:00Z"), "noonmark", ALICE, BOB)))
                .startsWith("0 of 1");
        assertThat(
                        refusal(
                                signed(
                                        emergency("2026-11-23T18:00:00Z"),
                                        ApprovalRule.EMERGENCY,
                                        MALLORY)))
                .startsWith("0 of 1");
    }

    @Test
    void isKeptAndReadBack() {
        var whole = Approved.of(signed(next(8), "noonmark", ALICE, BOB), NOW, approved);
        var read = Approved.decode("approved.json", whole.encode()).orElseThrow();
        assertThat(read.text()).isEqualTo(whole.text());
        assertThat(read.at()).isEqualTo(NOW);
        assertThat(read.policy().required()).isEqualTo(2);
        assertThat(read.signatures()).hasSize(2);
        assertThat(read.encode()).isEqualTo(whole.encode());
    }

    @Test
    void noOtherTextIsReadBackAndNothingIsForgotten() {
        var bytes = approved.orElseThrow().encode();
        for (int at = 0; at < bytes.length; at += 7) {
            var changed = bytes.clone();
            changed[at] ^= 1;
            var read = Approved.decode("approved.json", changed);
            assertThat(read.filter(each -> !each.text().equals(approved.orElseThrow().text())))
                    .isEmpty();
            read.ifPresent(each -> assertThat(each.encode()).isEqualTo(changed));
        }
    }

    @Test
    void aMemberThatIsNotReadMakesTheFileWrong() {
        var good = new String(approved.orElseThrow().encode(), StandardCharsets.UTF_8);
        for (var wrong :
                List.of(
                        good.replace("\"spent\":[]", "\"Spent\":[]"),
                        good.replace("\"spent\":[]", "\"spent\":{}"),
                        good.replace("\"spent\":[]", "\"floor\":7,\"spent\":[]"))) {
            assertThat(wrong).isNotEqualTo(good);
            var bytes = wrong.getBytes(StandardCharsets.UTF_8);
            assertThat(Approved.decode("approved.json", bytes)).as(wrong).isEmpty();
        }
    }

    @Test
    void filesOfOneThatNobodyAgreedToTakeLittleRoom(@TempDir Path folder) throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            var file = folder.resolve("ca" + i + ".pem");
            try (var channel = new RandomAccessFile(file.toFile(), "rw")) {
                channel.setLength(BoundFile.MAX_BYTES);
            }
            text.append("[[ntp_source]]\nhost = \"192.0.2.%d\"\nnts = true\n".formatted(i));
            text.append("nts_ca = \"%s\"\n".formatted(file));
        }
        var file = Files.writeString(folder.resolve("a.toml"), text);
        var candidate = Candidate.read(file);
        assertThat(candidate.mistake()).isEmpty();
        assertThat(candidate.files().stream().map(each -> each.bytes().isPresent()))
                .containsExactly(true, true, true, true, false);
    }

    @Test
    void whatIsLeftOutOfALongChangeIsSaid() {
        var changes = new ArrayList<Difference>();
        for (int i = 0; i < 100; i++) {
            changes.add(new Difference("key" + i, Optional.of("a"), Optional.of("b")));
        }
        var attempt = new Attempt(1, "0".repeat(64), Optional.empty(), 1, List.of(), changes);
        var kept = new Remembered.Untold(attempt, "how").attempt();
        assertThat(kept.changes())
                .hasSize(60)
                .last()
                .isEqualTo(new Difference("(41 more)", Optional.empty(), Optional.empty()));
        assertThat(new Remembered.Untold(kept, "how").attempt()).isEqualTo(kept);
    }
}
