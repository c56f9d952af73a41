package org.noonmark.proof.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.proof.merkle.TreeHasher;
import org.noonmark.proof.note.LogPolicy.Judged;

final class LogPolicyTest {
    private static final TestSigner LOG = TestSigner.of("log.example", KeyType.ED25519);
    private static final List<TestSigner> WITNESSES =
            List.of(
                    TestSigner.of("x1.example", KeyType.ED25519_COSIGNATURE),
                    TestSigner.of("x2.example", KeyType.ED25519_COSIGNATURE),
                    TestSigner.of("y1.example", KeyType.ML_DSA_44_COSIGNATURE));
    private static final String HEAD =
            "# who watches\nlog %s https://log.example\nwitness x1 %s\n\twitness x2 %s \nwitness y1 %s\n"
                    .formatted(
                            LOG.key,
                            WITNESSES.get(0).key,
                            WITNESSES.get(1).key,
                            WITNESSES.get(2).key);
    private static final String TEXT = new Checkpoint("log.example", 0, TreeHasher.EMPTY).text();

    private static Parsed<LogPolicy> parse(String text) {
        return LogPolicy.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static LogPolicy policy(String text) {
        return parse(text).good().orElseThrow();
    }

    private static SignedNote signedBy(TestSigner... signers) {
        return new SignedNote(
                TEXT, List.of(signers).stream().map(each -> each.sign(TEXT, 1000)).toList());
    }

    @Test
    void groupsOfGroupsAreCounted() {
        var policy = policy(HEAD + "group x any x1 x2\ngroup both all x y1\nquorum both\n");
        var quorum = policy.quorum().orElseThrow();
        assertThat(quorum.text()).isEqualTo("all of {any 1 of {x1, x2}, y1}");
        assertThat(quorum.isMetBy(Set.of("x2", "y1"))).isTrue();
        assertThat(quorum.isMetBy(Set.of("x1", "x2"))).isFalse();
    }

    @Test
    void checkpointsNeedTheLogAndTheQuorum() {
        var policy = policy(HEAD + "group two 2 x1 x2 y1\nquorum two\n");
        var x1 = WITNESSES.get(0);
        var y1 = WITNESSES.get(2);
        assertThat(policy.judge(signedBy(LOG, x1, y1))).isInstanceOf(Judged.Accepted.class);
        assertThat(policy.judge(signedBy(LOG, x1))).isInstanceOf(Judged.NoQuorum.class);
        assertThat(policy.judge(signedBy(LOG, x1, x1))).isInstanceOf(Judged.NoQuorum.class);
        assertThat(policy.judge(signedBy(x1, y1))).isInstanceOf(Judged.Refused.class);
        assertThat(policy(HEAD + "quorum none\n").judge(signedBy(LOG)))
                .isInstanceOf(Judged.Accepted.class);
    }

    @Test
    void theKeyOfALogSpeaksForItsOriginOnly() {
        var other = TestSigner.of("other.example", KeyType.ED25519);
        var policy = policy("log %s\nlog %s\nquorum none\n".formatted(LOG.key, other.key));
        assertThat(policy.judge(signedBy(other)))
                .isEqualTo(new Judged.Refused("no signature of a known key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quorum x1\nquorum x1\n",
                "quorum nobody\n",
                "quorum x1",
                "group g 0 x1\nquorum g\n",
                "group g 3 x1 x2\nquorum g\n",
                "group g 01 x1\nquorum g\n",
                "group g any\nquorum g\n",
                "group g any g\nquorum g\n",
                "group g any none\nquorum g\n",
                "group none any x1\nquorum none\n",
                "group g any x1 x1\nquorum g\n",
                "group g any x1\ngroup h any x1\nquorum h\n",
                "group x1 any x2\nquorum x1\n",
                "quorum x1\u0001\n",
                "cosigner x1\nquorum x1\n"
            })
    void badPoliciesAreRefused(String end) {
        assertThat(parse(HEAD + end).good()).isEmpty();
    }

    @Test
    void aLogIsNoWitnessOfItself() {
        var log = parse(HEAD + "quorum none\n").good().orElseThrow().logs().getFirst().key();
        var type = KeyType.ED25519_COSIGNATURE;
        var same = VerifierKey.of("other.example", type, log.raw()).good().orElseThrow();
        assertThat(parse(HEAD + "witness z1 " + same + "\nquorum none\n"))
                .isEqualTo(
                        new Parsed.Malformed<>(
                                6, "a log is no witness: its key is the key of a witness"));
        assertThat(parse("witness z1 " + same + "\nlog " + log + "\nquorum none\n"))
                .isEqualTo(
                        new Parsed.Malformed<>(
                                2, "a log is no witness: its key is the key of a witness"));
    }

    @Test
    void aLogThatIsAddedToAPolicyIsNoWitnessEither() {
        var signer = TestSigner.of("log.example", KeyType.ML_DSA_44_COSIGNATURE);
        var text = new Checkpoint("log.example", 0, TreeHasher.EMPTY).text();
        var note = new SignedNote(text, List.of(signer.sign(text, 1_767_225_600L)));
        var policy = parse("witness w " + signer.key + "\nquorum w\n").good().orElseThrow();
        assertThat(policy.with(signer.key).judge(note)).isInstanceOf(Judged.NoQuorum.class);
    }

    @Test
    void oneKeyIsOneParty() {
        var again = HEAD + "witness z1 " + WITNESSES.get(0).key + "\nquorum none\n";
        assertThat(parse(again))
                .isEqualTo(new Parsed.Malformed<>(6, "the key of this witness is there already"));
        assertThat(parse(HEAD + "log " + LOG.key + "\nquorum none\n").good()).isEmpty();
        assertThat(parse(HEAD + "log " + WITNESSES.get(0).key + "\nquorum none\n").good())
                .isEmpty();
    }

    @Test
    void aPolicyOfWitnessesAloneIsMadeOneForALog() {
        var x1 = WITNESSES.getFirst();
        var policy = policy("witness x1 %s\nquorum x1\n".formatted(x1.key));
        assertThat(policy.judge(signedBy(LOG, x1))).isInstanceOf(Judged.Refused.class);
        assertThat(policy.with(LOG.key).judge(signedBy(LOG, x1)))
                .isInstanceOf(Judged.Accepted.class);
        var other = TestSigner.of("log.example", KeyType.ML_DSA_44_COSIGNATURE);
        var strict = policy("log %s\nquorum none\n".formatted(other.key));
        assertThat(strict.with(LOG.key)).isEqualTo(strict);
    }

    @Test
    void aNameCannotPassForSeveral() {
        var x1 = WITNESSES.getFirst();
        for (var name : List.of("any\u00a02\u00a0of\u00a0x", "{a,b}", "a,b", "\u00e9")) {
            var text = "log %s\nwitness %s %s\nquorum none\n".formatted(LOG.key, name, x1.key);
            assertThat(LogPolicy.parse(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .isEqualTo(
                            new Parsed.Malformed<>(
                                    2, "a name is of visible ASCII without braces and commas"));
        }
    }

    @Test
    void aKeyIsNamedInUtf8() {
        var bytes = (HEAD + "quorum none\n").getBytes(StandardCharsets.UTF_8);
        int at = HEAD.indexOf("x1.example");
        bytes[at] = (byte) 0xff;
        assertThat(LogPolicy.parse(bytes))
                .isEqualTo(new Parsed.Malformed<>(3, "the name of a key is UTF-8"));
        var remark = ("# \u00ff\n" + HEAD + "quorum none\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(LogPolicy.parse(remark).good()).isPresent();
    }

    @Test
    void aLogMaySignWithoutATimeAndAWitnessMayNot() {
        var log = TestSigner.of("log.example", KeyType.ML_DSA_44_COSIGNATURE);
        var policy = policy("log %s\nquorum none\n".formatted(log.key));
        var own = new SignedNote(TEXT, List.of(log.sign(TEXT, 0)));
        assertThat(policy.judge(own)).isInstanceOf(Judged.Accepted.class);
        assertThat(policy.judge(signedBy(LOG))).isInstanceOf(Judged.Refused.class);
        var y1 = WITNESSES.get(2);
        var timeless = signedBy(LOG).with(List.of(y1.sign(TEXT, 0)));
        assertThat(policy(HEAD + "quorum none\n").judge(timeless))
                .isEqualTo(new Judged.Refused("the signature of y1.example does not verify"));
        var both = policy("log %s\nwitness me %s\nquorum me\n".formatted(LOG.key, log.key));
        assertThat(both.judge(signedBy(LOG).with(own.signatures())))
                .isInstanceOf(Judged.NoQuorum.class);
        var renamed = new Checkpoint("other.example", 0, TreeHasher.EMPTY).text();
        var foreign = new SignedNote(renamed, List.of(log.sign(renamed, 0)));
        assertThat(foreign.verified(List.of(log.key)))
                .isInstanceOf(SignedNote.Verified.Refused.class);
    }

    @Test
    void groupsAreNotNestedWithoutEnd() {
        var nested = new StringBuilder(HEAD).append("group g1 any x1\n");
        for (int i = 2; i <= 32; i++) {
            nested.append("group g%d any g%d\n".formatted(i, i - 1));
        }
        assertThat(parse(nested + "quorum g32\n").good()).isPresent();
        for (int i = 33; i < 9000; i++) {
            nested.append("group g%d any g%d\n".formatted(i, i - 1));
        }
        assertThat(parse(nested + "quorum g8999\n"))
                .isEqualTo(new Parsed.Malformed<>(38, "groups are nested at most 32 deep"));
    }

    @Test
    void aChangedIdIsNoticed() {
        var key = LOG.key.toString();
        int at = key.indexOf('+') + 1;
        char digit = key.charAt(at) == '0' ? '1' : '0';
        var changed = key.substring(0, at) + digit + key.substring(at + 1);
        assertThat(VerifierKey.parse(changed).good()).isEmpty();
        assertThat(VerifierKey.parse(key).good()).contains(LOG.key);
    }
}
