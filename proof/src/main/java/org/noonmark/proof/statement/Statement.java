package org.noonmark.proof.statement;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.noonmark.proof.json.CanonicalJson;
import org.noonmark.proof.json.Json;

/// One leaf of the log: canonical JSON of one of the kinds, at most 4 KiB.
///
/// @param body all of its members, `kind` among them
public record Statement(StatementKind kind, Json.Members body) {
    /// The longest statement.
    public static final int MAX_BYTES = 4096;

    /// What became of a leaf.
    public sealed interface Read {
        /// It is a statement.
        record Good(Statement statement) implements Read {}

        /// It is not.
        record Malformed(String reason) implements Read {}
    }

    /// Material that lies beside the log.
    ///
    /// @param sha256 64 hexadecimal digits
    public record Material(String name, String sha256) {}

    /// Reads a leaf.
    public static Read read(byte[] leaf) {
        if (leaf.length > MAX_BYTES) {
            return new Read.Malformed("has more than 4096 bytes");
        }
        return switch (CanonicalJson.read(leaf)) {
            case CanonicalJson.Read.Malformed malformed -> new Read.Malformed(malformed.text());
            case CanonicalJson.Read.Value(Json.Members members) -> read(members);
            case CanonicalJson.Read.Value other -> new Read.Malformed("is no object");
        };
    }

    /// Checks members against the schema of their kind.
    public static Read read(Json.Members members) {
        var kind = members.text("kind").flatMap(StatementKind::of);
        if (kind.isEmpty()) {
            return new Read.Malformed("kind: is no kind of statement");
        }
        return SchemaCheck.defect(members, Schemas.of(kind.get()))
                .or(() -> intervalDefect(members))
                .<Read>map(Read.Malformed::new)
                .orElseGet(() -> new Read.Good(new Statement(kind.get(), members)));
    }

    private static Optional<String> intervalDefect(Json.Members members) {
        var at = members.members("at").orElseThrow();
        boolean ordered = nanos(at, "earliest").compareTo(nanos(at, "latest")) <= 0;
        return ordered ? Optional.empty() : Optional.of("at: ends before it begins");
    }

    private static BigInteger nanos(Json.Members interval, String end) {
        return new BigInteger(interval.text(end).orElseThrow());
    }

    /// The earliest instant at which it was made, nanoseconds since 1970 TAI.
    public BigInteger earliestNanos() {
        return nanos(body.members("at").orElseThrow(), "earliest");
    }

    /// The latest instant at which it was made, nanoseconds since 1970 TAI.
    public BigInteger latestNanos() {
        return nanos(body.members("at").orElseThrow(), "latest");
    }

    /// What it binds by hash.
    public List<Material> material() {
        var all = new ArrayList<Material>();
        for (var item : body.items("material")) {
            if (item instanceof Json.Members one) {
                all.add(
                        new Material(
                                one.text("name").orElseThrow(), one.text("sha256").orElseThrow()));
            }
        }
        return all;
    }

    /// The leaf.
    public byte[] encode() {
        return body.encode();
    }

    /// SHA-256 of the leaf, by which other statements name this one: 64 hexadecimal digits.
    public String sha256() {
        return sha256(encode());
    }

    /// SHA-256 as 64 hexadecimal digits, as statements and manifests write it.
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every Java platform has SHA-256", never);
        }
    }
}
