package org.noonmark.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.noonmark.proof.json.CanonicalJson;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

final class BundleCheckTest {
    private static final SampleEvidence SAMPLE = new SampleEvidence();
    private static final byte[] BUNDLE = SAMPLE.bundle().encode();

    private static Verdict check(byte[] bundle) {
        return BundleCheck.check(bundle, Optional.empty());
    }

    static LogPolicy policy(String text) {
        return LogPolicy.parse(text.getBytes(StandardCharsets.UTF_8)).good().orElseThrow();
    }

    private static NavigableMap<String, byte[]> files() {
        return EvidenceArchive.read(BUNDLE).orElseThrow();
    }

    /// Somebody who changes files and has read how the manifest is made.
    private static byte[] withManifest(NavigableMap<String, byte[]> files) {
        var manifest =
                (Json.Members)
                        ((CanonicalJson.Read.Value)
                                        CanonicalJson.read(files.get(EvidenceBundle.MANIFEST)))
                                .json();
        var hashes = Json.Members.empty();
        for (var file : files.entrySet()) {
            if (!file.getKey().equals(EvidenceBundle.MANIFEST)) {
                hashes = hashes.with(file.getKey(), EvidenceBundle.sha256(file.getValue()));
            }
        }
        var members = new TreeMap<>(manifest.values());
        members.put("files", hashes);
        files.put(EvidenceBundle.MANIFEST, Json.of(members).encode());
        return EvidenceArchive.write(files);
    }

    @Test
    void aWholeBundleHolds() {
        var holds = (Verdict.Holds) check(BUNDLE);
        assertThat(holds.quorum()).isTrue();
        assertThat(holds.ownPolicy()).isTrue();
        assertThat(holds.statements()).hasSize(6);
        assertThat(holds.missing()).isEmpty();
        assertThat(holds.witnessed())
                .isEqualTo(Map.of("w1", SampleEvidence.SIGNED_AT, "w2", SampleEvidence.SIGNED_AT));
        assertThat(VerdictText.of(holds))
                .startsWith(
                        "HOLDS by the bundle's own policy, if you believe any 2 of {w1, w2, w3} of the witnesses, and the log time.example/log+")
                .contains("proved     6 tick")
                .contains("TAI 2026-01-01T00:00:03, within 900 ns  synchronised");
    }

    @Test
    void aPolicyOfOnesOwnDecides() {
        var stranger = new SampleEvidence();
        assertThat(BundleCheck.check(BUNDLE, Optional.of(policy(stranger.policy()))))
                .isEqualTo(
                        new Verdict.Refused(
                                Optional.of("checkpoint"), "no signature of a known key"));
        var holds = (Verdict.Holds) BundleCheck.check(BUNDLE, Optional.of(policy(SAMPLE.policy())));
        assertThat(holds.ownPolicy()).isFalse();
    }

    @Test
    void aMissingQuorumIsSaid() {
        var bundle = SAMPLE.bundle(0, 2, SAMPLE.checkpoint(SAMPLE.log, SAMPLE.third)).encode();
        var holds = (Verdict.Holds) check(bundle);
        assertThat(holds.quorum()).isFalse();
        assertThat(VerdictText.of(holds))
                .contains("TOO FEW: w3 at 2026-01-01T00:00:00Z of any 2 of {w1, w2, w3}")
                .contains("alone");
    }

    @Test
    void nothingThatASignerSaysBreaksTheTextOrItsLines() {
        var holds = (Verdict.Holds) check(BUNDLE);
        var strange =
                new Verdict.Holds(
                        holds.checkpoint(),
                        holds.policy(),
                        true,
                        Map.of("w\u001b[2J\nHOLDS", Long.MAX_VALUE),
                        true,
                        holds.statements(),
                        holds.missing(),
                        holds.foreign(),
                        holds.dispute());
        assertThat(VerdictText.of(strange))
                .contains("w?[2J?HOLDS at 9223372036854775807 s since 1970")
                .doesNotContain("\u001b");
    }

    @Test
    void holdsInEveryCountry() {
        var home = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("fa", "IR"));
            assertThat("%d".formatted(1)).isNotEqualTo("1");
            assertThat(((Verdict.Holds) check(BUNDLE)).quorum()).isTrue();
            assertThat(((Verdict.Holds) check(SAMPLE.bundle().encode())).quorum()).isTrue();
        } finally {
            Locale.setDefault(home);
        }
    }

    @Test
    void aManifestThatNoBundleNeedsIsNotRead() {
        var files = files();
        files.put(
                EvidenceBundle.MANIFEST,
                Json.Members.empty().with("format", "x".repeat(20_000)).encode());
        assertThat(check(EvidenceArchive.write(files)))
                .isEqualTo(
                        new Verdict.Refused(
                                Optional.of("manifest.json"),
                                "is longer than a list of these files can be"));
    }

    @Test
    void materialThatIsNotThereIsNamed() {
        var files = files();
        files.keySet().removeIf(name -> name.startsWith(EvidenceBundle.MATERIAL));
        var holds = (Verdict.Holds) check(withManifest(files));
        assertThat(holds.missing()).hasSize(1);
        assertThat(VerdictText.of(holds)).contains("not here   readings.csv");
    }

    @Test
    void anyFileThatIsChangedLeftOutOrPutInIsNoticed() {
        for (var name : files().keySet()) {
            var changed = files();
            changed.get(name)[changed.get(name).length / 2] ^= 1;
            assertThat(check(EvidenceArchive.write(changed)))
                    .as(name)
                    .isInstanceOf(Verdict.Refused.class);
            var left = files();
            left.remove(name);
            assertThat(check(EvidenceArchive.write(left)))
                    .as(name)
                    .isInstanceOf(Verdict.Refused.class);
        }
        var more = files();
        more.put("statements/virus.exe", new byte[1]);
        assertThat(check(EvidenceArchive.write(more))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aManifestMadeAnewDoesNotHelp() {
        for (var name : files().keySet()) {
            boolean explains =
                    name.equals(EvidenceBundle.README) || name.equals(EvidenceBundle.MANIFEST);
            boolean policy = name.equals(EvidenceBundle.POLICY);
            if (!explains && !policy) {
                var changed = files();
                changed.get(name)[changed.get(name).length / 2] ^= 1;
                var verdict = check(withManifest(changed));
                assertThat(verdict).as(name).isInstanceOf(Verdict.Refused.class);
            }
        }
    }

    @Test
    void everyKeyThatMayHaveSignedIsNamed() {
        var other =
                new SampleEvidence.Signer(
                        "time.example/log", org.noonmark.proof.note.KeyType.ED25519);
        var elsewhere =
                new SampleEvidence.Signer("else.example", org.noonmark.proof.note.KeyType.ED25519);
        var text = "log %s\nlog %s\n%s".formatted(other.key, elsewhere.key, SAMPLE.policy());
        var holds = (Verdict.Holds) BundleCheck.check(BUNDLE, Optional.of(policy(text)));
        assertThat(holds.believing())
                .endsWith("the log %s or %s".formatted(other.key, SAMPLE.log.key));
    }

    @Test
    void aStatementIsOfNoOtherPlace() {
        var files = files();
        var third = "statements/%019d.json".formatted(3);
        var fourth = "statements/%019d.json".formatted(4);
        var swapped = files.put(third, files.get(fourth));
        files.put(fourth, java.util.Objects.requireNonNull(swapped));
        assertThat(check(withManifest(files)))
                .isEqualTo(
                        new Verdict.Refused(Optional.of(third), "is not in the log at this place"));
    }

    @Test
    void aTickThatDoesNotBindTheOneBeforeIsRefused() {
        var forger = new SampleEvidence();
        var body = new TreeMap<>(forger.statements.get(4).body().values());
        body.put("previous", new Json.Text("0".repeat(64)));
        forger.statements.set(
                4,
                ((org.noonmark.proof.statement.Statement.Read.Good)
                                org.noonmark.proof.statement.Statement.read(Json.of(body)))
                        .statement());
        var bundle =
                forger.bundle(3, 6, forger.checkpoint(forger.log, forger.first, forger.second));
        assertThat(check(bundle.encode()))
                .isEqualTo(
                        new Verdict.Refused(
                                Optional.of("statements/%019d.json".formatted(4)),
                                "does not bind the tick before it"));
    }

    @Test
    void theArchiveHasOneSpelling() {
        for (int i = 0; i < 200; i++) {
            var changed = BUNDLE.clone();
            changed[i] ^= 1;
            assertThat(check(changed)).isInstanceOf(Verdict.Refused.class);
            var tail = BUNDLE.clone();
            tail[BUNDLE.length - 1 - i] ^= 1;
            assertThat(check(tail)).isInstanceOf(Verdict.Refused.class);
        }
        assertThat(check(java.util.Arrays.copyOf(BUNDLE, BUNDLE.length + 1)))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(EvidenceArchive.isName("../etc/passwd")).isFalse();
        assertThat(EvidenceArchive.isName("/etc/passwd")).isFalse();
        assertThat(EvidenceArchive.isName("a//b")).isFalse();
    }

    @Test
    void nothingIsThrownOnSpoiltBundles() {
        var small = SAMPLE.bundle(0, 1, SAMPLE.checkpoint(SAMPLE.log)).encode();
        Property.forAll(
                Generators.mutated(List.of(small, BUNDLE)),
                bytes -> {
                    boolean same =
                            java.util.Arrays.equals(bytes, small)
                                    || java.util.Arrays.equals(bytes, BUNDLE);
                    assertThat(check(bytes) instanceof Verdict.Holds).isEqualTo(same);
                });
    }
}
