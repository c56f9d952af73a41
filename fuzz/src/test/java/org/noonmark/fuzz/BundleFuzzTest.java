package org.noonmark.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.proof.bundle.BundleCheck;
import org.noonmark.proof.bundle.EvidenceArchive;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.bundle.Verdict;
import org.noonmark.proof.json.CanonicalJson;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.note.LogPolicy;

/// Spoilt bundles, and bundles around spoilt files whose manifest is right again.
class BundleFuzzTest {
    private static final int INDEX = 6;
    private static final byte[] GOOD = new EvidenceVectors().bundle(INDEX);
    private static final LogPolicy TRUSTED =
            LogPolicy.parse(EvidenceVectors.bytes(EvidenceVectors.POLICY)).good().orElseThrow();

    @Test
    void anArchiveHasOneSpelling() {
        Fuzz.of(BundleFuzzTest.class, List.of(GOOD))
                .run(
                        10_000,
                        input -> {
                            EvidenceArchive.read(input)
                                    .ifPresent(files ->
                                            Fuzz.same(
                                                    Arrays.equals(
                                                            EvidenceArchive.write(files), input),
                                                    true));
                            boolean holds =
                                    BundleCheck.check(input, Optional.empty())
                                            instanceof Verdict.Holds;
                            Fuzz.same(holds, Arrays.equals(input, GOOD));
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint", "policy", "statements/", "proofs/", "manifest.json"})
    void nothingIsBelievedOfASpoiltFile(String which) {
        var files = EvidenceArchive.read(GOOD).orElseThrow();
        var name = files.ceilingKey(which);
        var original = files.get(name);
        Fuzz.of(BundleFuzzTest.class, List.of(original))
                .run(
                        1_500,
                        input -> {
                            var spoilt = new TreeMap<>(files);
                            spoilt.put(name, input);
                            var bundle = EvidenceArchive.write(rehashed(spoilt, name));
                            boolean holds =
                                    BundleCheck.check(bundle, Optional.of(TRUSTED))
                                            instanceof Verdict.Holds;
                            boolean mayHold =
                                    Arrays.equals(input, original)
                                            || which.equals("policy")
                                            || which.equals("manifest.json");
                            Fuzz.same(holds && !mayHold, false);
                        });
    }

    /// The same files with a manifest that says the hash of this one.
    private static NavigableMap<String, byte[]> rehashed(
            NavigableMap<String, byte[]> files, String name) {
        if (!name.equals("manifest.json")
                && CanonicalJson.read(files.get("manifest.json"))
                        instanceof CanonicalJson.Read.Value(Json.Members manifest)) {
            var listed = new TreeMap<>(manifest.members("files").orElseThrow().values());
            listed.put(name, new Json.Text(EvidenceBundle.sha256(files.get(name))));
            var all = new TreeMap<>(manifest.values());
            all.put("files", Json.of(listed));
            files.put("manifest.json", Json.of(all).encode());
        }
        return files;
    }
}
