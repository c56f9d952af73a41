package org.noonmark.proof.bundle;

import static org.noonmark.proof.bundle.EvidenceBundle.MANIFEST;
import static org.noonmark.proof.bundle.EvidenceBundle.MATERIAL;
import static org.noonmark.proof.bundle.EvidenceBundle.PROOFS;
import static org.noonmark.proof.bundle.EvidenceBundle.README;
import static org.noonmark.proof.bundle.EvidenceBundle.STATEMENTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.noonmark.proof.bundle.Verdict.Refused;
import org.noonmark.proof.bundle.Verdict.Stated;
import org.noonmark.proof.json.CanonicalJson;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.merkle.TreeHasher;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.proof.note.LogPolicy.Judged;
import org.noonmark.proof.note.ProofFile;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.proof.statement.Statement;

/// Checks one bundle: that nothing in it was changed, that the log made every statement in it, and
/// who vouches for the log. Reads bytes and nothing else.
public final class BundleCheck {
    private static final int MANIFEST_BYTES = 4_096;

    /// A name has at most 200 characters, a hash 64.
    private static final int MANIFEST_BYTES_PER_FILE = 280;

    private final NavigableMap<String, byte[]> files;

    private BundleCheck(NavigableMap<String, byte[]> files) {
        this.files = files;
    }

    /// Judges a bundle.
    ///
    /// @param trusted the policy of whoever asks; without one the bundle's own is taken, and the
    ///   verdict says so
    public static Verdict check(byte[] bundle, Optional<LogPolicy> trusted) {
        var files = EvidenceArchive.read(bundle);
        if (files.isEmpty()) {
            return new Refused(
                    Optional.empty(),
                    "is no evidence, or was changed: the archive is not spelt as ours are");
        }
        try {
            return new BundleCheck(files.get()).verdict(trusted);
        } catch (Defect defect) {
            return defect.refused();
        }
    }

    private Verdict verdict(Optional<LogPolicy> trusted) throws Defect {
        checkManifest();
        var own = Defect.good(EvidenceBundle.POLICY, LogPolicy.parse(file(EvidenceBundle.POLICY)));
        var note =
                Defect.good(
                        EvidenceBundle.CHECKPOINT,
                        SignedNote.parse(file(EvidenceBundle.CHECKPOINT)));
        var policy = trusted.orElse(own);
        return switch (policy.judge(note)) {
            case Judged.Refused(var reason) -> throw new Defect(EvidenceBundle.CHECKPOINT, reason);
            case Judged.Accepted(var checkpoint, var witnessed) ->
                    holds(note, checkpoint, policy, trusted.isEmpty(), witnessed, true);
            case Judged.NoQuorum(var checkpoint, var witnessed) ->
                    holds(note, checkpoint, policy, trusted.isEmpty(), witnessed, false);
        };
    }

    private Verdict holds(
            SignedNote note,
            Checkpoint checkpoint,
            LogPolicy policy,
            boolean ownPolicy,
            Map<String, Long> witnessed,
            boolean quorum)
            throws Defect {
        var statements = statements(note, checkpoint);
        var broken = TickChain.defect(statements);
        if (broken.isPresent()) {
            throw new Defect(broken.get().file(), broken.get().reason());
        }
        var missing = material(statements);
        var dispute = DisputeFile.read(files);
        var asked = ForeignReplies.asked(statements);
        dispute.ifPresent(found -> asked.addAll(found.nonces()));
        var earlier = ForeignReplies.earlier(files, checkpoint, asked);
        var foreign = ForeignReplies.check(earlier, statements);
        return new Verdict.Holds(
                checkpoint,
                policy,
                ownPolicy,
                witnessed,
                quorum,
                statements,
                missing,
                foreign,
                dispute.isPresent()
                        ? Optional.of(dispute.get().judgement(statements, earlier))
                        : Optional.empty());
    }

    private byte[] file(String name) throws Defect {
        var bytes = files.get(name);
        if (bytes == null) {
            throw new Defect(name, "is missing");
        }
        return bytes;
    }

    private void checkManifest() throws Defect {
        var manifest = file(MANIFEST);
        // Read as objects, a text takes many times its size, and nobody has signed this one.
        if (manifest.length > MANIFEST_BYTES + (long) files.size() * MANIFEST_BYTES_PER_FILE) {
            throw new Defect(MANIFEST, "is longer than a list of these files can be");
        }
        if (!(CanonicalJson.read(manifest)
                instanceof CanonicalJson.Read.Value(Json.Members members))) {
            throw new Defect(MANIFEST, "is no canonical JSON object");
        }
        if (!members.text("format").equals(Optional.of(EvidenceBundle.FORMAT))) {
            throw new Defect(MANIFEST, "is not of the format " + EvidenceBundle.FORMAT);
        }
        var listed = new TreeMap<>(members.members("files").orElse(Json.Members.empty()).values());
        for (var file : files.entrySet()) {
            if (!file.getKey().equals(MANIFEST)) {
                checkFile(file.getKey(), listed.remove(file.getKey()), file.getValue());
            }
        }
        if (!listed.isEmpty()) {
            throw new Defect(listed.firstKey(), "is in the manifest and not in the bundle");
        }
    }

    private static void checkFile(
            String name, @org.jspecify.annotations.Nullable Json listed, byte[] bytes)
            throws Defect {
        boolean known =
                name.equals(README)
                        || name.equals(EvidenceBundle.DISPUTE)
                        || name.equals(EvidenceBundle.DISPUTE_TOKEN)
                        || name.equals(EvidenceBundle.CHECKPOINT)
                        || name.equals(EvidenceBundle.POLICY)
                        || name.startsWith(STATEMENTS)
                        || name.startsWith(PROOFS)
                        || name.startsWith(MATERIAL)
                        || name.startsWith(EvidenceBundle.EARLIER);
        if (!known || listed == null) {
            throw new Defect(name, "does not belong to the bundle");
        }
        if (!listed.equals(new Json.Text(EvidenceBundle.sha256(bytes)))) {
            throw new Defect(name, "does not have the hash that the manifest says");
        }
    }

    private List<Stated> statements(SignedNote note, Checkpoint checkpoint) throws Defect {
        var stated = new ArrayList<Stated>();
        int proofs = 0;
        for (var name : files.keySet()) {
            if (name.startsWith(STATEMENTS)) {
                stated.add(statement(name, note, checkpoint));
            }
            proofs += name.startsWith(PROOFS) ? 1 : 0;
        }
        if (proofs != stated.size()) {
            throw new Defect(PROOFS, "there are proofs without a statement");
        }
        return stated;
    }

    private Stated statement(String name, SignedNote note, Checkpoint checkpoint) throws Defect {
        var number = name.substring(STATEMENTS.length()).replaceFirst("\\.json$", "");
        var proofName = PROOFS + number + ".tlog-proof";
        var proof = Defect.good(proofName, ProofFile.parse(file(proofName)));
        if (!EvidenceBundle.number(proof.proof().index()).equals(number)) {
            throw new Defect(proofName, "is the proof of another index");
        }
        if (proof.extra().isPresent() || !proof.checkpoint().equals(note)) {
            throw new Defect(proofName, "has another checkpoint than the bundle");
        }
        var leaf = file(name);
        if (!proof.proof().holds(TreeHasher.leaf(leaf), checkpoint.size(), checkpoint.root())) {
            throw new Defect(name, "is not in the log at this place");
        }
        return switch (Statement.read(leaf)) {
            case Statement.Read.Malformed(var reason) -> throw new Defect(name, reason);
            case Statement.Read.Good(var statement) -> new Stated(proof.proof().index(), statement);
        };
    }

    private List<Statement.Material> material(List<Stated> statements) throws Defect {
        var left = new TreeMap<>(files.subMap(MATERIAL, true, MATERIAL + "\uffff", true));
        var missing = new ArrayList<Statement.Material>();
        for (var stated : statements) {
            for (var bound : stated.statement().material()) {
                var name = MATERIAL + bound.sha256();
                boolean first = left.remove(name) != null;
                var bytes = files.get(name);
                if (bytes == null) {
                    missing.add(bound);
                } else if (first && !EvidenceBundle.sha256(bytes).equals(bound.sha256())) {
                    throw new Defect(name, "is not what the statement binds");
                }
            }
        }
        if (!left.isEmpty()) {
            throw new Defect(left.firstKey(), "no statement binds it");
        }
        return missing;
    }
}
