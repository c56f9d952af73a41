package org.noonmark.app.ledger;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.noonmark.proof.bundle.BundleCheck;
import org.noonmark.proof.bundle.EvidenceArchive;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.bundle.Verdict;
import org.noonmark.proof.json.CanonicalJson;
import org.noonmark.proof.json.Json;

/// Bundles changed by somebody who has read how the manifest is made.
public final class Manifests {
    private Manifests() {}

    /// The verdict over changed files, with a manifest made anew.
    public static Verdict verdict(NavigableMap<String, byte[]> files) {
        var read = CanonicalJson.read(files.get("manifest.json"));
        var members =
                new TreeMap<>(((Json.Members) ((CanonicalJson.Read.Value) read).json()).values());
        var hashes = Json.Members.empty();
        for (var file : files.entrySet()) {
            if (!file.getKey().equals("manifest.json")) {
                hashes = hashes.with(file.getKey(), EvidenceBundle.sha256(file.getValue()));
            }
        }
        members.put("files", hashes);
        files.put("manifest.json", Json.of(members).encode());
        return BundleCheck.check(EvidenceArchive.write(files), Optional.empty());
    }

    /// The file at which the check ends.
    static String check(NavigableMap<String, byte[]> files) {
        return switch (verdict(files)) {
            case Verdict.Refused refused -> refused.file().orElse("");
            case Verdict.Holds holds -> "holds";
        };
    }
}
