package org.noonmark.behaviour.suspicion;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Which accounts are marked, by whom, and until when.
///
/// Only somebody else's act ends a mark: whoever holds a stolen password can change it himself. So
/// a renewal counts when a report or an operator says it was seen, or when an account other than
/// the marked one changed the password or replaced the key, after the report. At most 10,000 marks;
/// beyond, the oldest go.
public final class Suspicions {
    /// How long a report counts.
    public static final Duration LASTS = Duration.ofDays(730);

    /// The most that a mark takes away from a probability: to a twentieth of it.
    public static final double LEAST_FACTOR = 0.05;

    private static final int MOST = 10_000;
    private static final byte VERSION = 1;

    private final Map<String, Report> byAccount = new LinkedHashMap<>();

    /// Nobody is marked.
    public Suspicions() {}

    /// Marks accounts. Of two reports about one account the one with more confidence stays; a later
    /// one of at least that confidence makes the mark last longer.
    ///
    /// @param accounts of the person whom the report names
    public void mark(List<String> accounts, Report report) {
        for (var account : accounts) {
            var before = byAccount.get(account);
            boolean isWeaker =
                    before != null
                            && before.confidence() > report.confidence()
                            && report.at().isBefore(before.at().plus(LASTS));
            boolean isOlder = before != null && report.at().isBefore(before.at());
            if (!isWeaker && !isOlder) {
                byAccount.remove(account);
                byAccount.put(account, report);
            }
        }
        while (byAccount.size() > MOST) {
            byAccount.remove(byAccount.keySet().iterator().next());
        }
    }

    /// The credential was renewed; a renewal before the report changes nothing.
    public void renewed(String account, Instant at) {
        var report = byAccount.get(account);
        if (report != null && at.isAfter(report.at())) {
            byAccount.remove(account);
        }
    }

    /// The report that an account is marked by at a time.
    public Optional<Report> of(String account, Instant at) {
        var report = byAccount.get(account);
        return Optional.ofNullable(report)
                .filter(one -> !at.isBefore(one.at()) && at.isBefore(one.at().plus(LASTS)));
    }

    /// What a probability is multiplied by: 1 less 0.95 of the confidence.
    public static double factor(Report report) {
        return 1 - (1 - LEAST_FACTOR) * report.confidence();
    }

    /// All marks, for a memory.
    public byte[] encode() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(byAccount.size());
            for (var entry : byAccount.entrySet()) {
                var report = entry.getValue();
                text(entry.getKey(), out);
                text(report.subject(), out);
                text(report.source(), out);
                out.writeDouble(report.confidence());
                out.writeLong(report.at().getEpochSecond());
                text(report.what(), out);
            }
            out.writeInt(sum(bytes.toByteArray()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        out.writeUTF(text.length() > 500 ? text.substring(0, 500) : text);
    }

    private static int sum(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes, 0, bytes.length);
        return (int) sum.getValue();
    }

    /// Marks that were encoded; empty when the bytes are damaged.
    public static Optional<Suspicions> decode(byte[] bytes) {
        int length = bytes.length - Integer.BYTES;
        if (length < 1 || bytes[0] != VERSION) {
            return Optional.empty();
        }
        var content = java.util.Arrays.copyOf(bytes, length);
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            in.readByte();
            var decoded = new Suspicions();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                var account = in.readUTF();
                var report =
                        new Report(
                                in.readUTF(),
                                in.readUTF(),
                                in.readDouble(),
                                Instant.ofEpochSecond(in.readLong()),
                                in.readUTF());
                decoded.byAccount.put(account, report);
            }
            return in.readInt() == sum(content) && in.available() == 0
                    ? Optional.of(decoded)
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException | java.time.DateTimeException damaged) {
            return Optional.empty();
        }
    }

    /// Who is marked, in the order of the reports.
    public List<Map.Entry<String, Report>> all() {
        return new ArrayList<>(byAccount.entrySet());
    }
}
