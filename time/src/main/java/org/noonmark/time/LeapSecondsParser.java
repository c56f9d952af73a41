package org.noonmark.time;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.noonmark.time.LeapSecondsFile.Reason;

/// One run over a `leap-seconds.list`.
///
/// ```
/// #$ 3992312697                   last change, NTP seconds since 1900
/// #@ 4023129600                   expiry
/// 3692217600  37  # 1 Jan 2017    from this NTP second on TAI-UTC is 37 s
/// #h a9bad145 84c31c70 …          SHA-1 of the digits of the lines above, in their order
/// #  anything else                comment
/// ```
///
/// The hash covers the decimal digits of the `#$`, `#@` and data lines up to their comment, nothing
/// else. Its words are printed as numbers, so leading zeros may be missing.
final class LeapSecondsParser {
    private static final int MAX_BYTES = 1 << 20;
    private static final int HASH_WORDS = 5;

    private final MessageDigest sha1 = sha1();
    private final List<LeapTable.Leap> leaps = new ArrayList<>();
    private @Nullable UtcInstant updated;
    private @Nullable UtcInstant expires;
    private @Nullable String hash;
    private int hashLine;

    LeapSecondsFile parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new LeapSecondsFile.Rejected(Reason.TOO_LARGE, 0);
        }
        var lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var problem = line(lines[i].strip(), i + 1);
            if (problem != null) {
                return new LeapSecondsFile.Rejected(problem, i + 1);
            }
        }
        return result();
    }

    private LeapSecondsFile result() {
        if (updated == null) {
            return new LeapSecondsFile.Rejected(Reason.NO_UPDATE, 0);
        }
        if (expires == null) {
            return new LeapSecondsFile.Rejected(Reason.NO_EXPIRY, 0);
        }
        if (leaps.isEmpty()) {
            return new LeapSecondsFile.Rejected(Reason.NO_DATA, 0);
        }
        if (hash == null) {
            return new LeapSecondsFile.Rejected(Reason.NO_HASH, 0);
        }
        if (!hash.equals(HexFormat.of().formatHex(sha1.digest()))) {
            return new LeapSecondsFile.Rejected(Reason.HASH_MISMATCH, hashLine);
        }
        return new LeapSecondsFile.Accepted(new LeapTable(leaps, expires), updated);
    }

    private @Nullable Reason line(String line, int number) {
        if (line.startsWith("#$")) {
            var before = updated;
            updated = ntpSeconds(line.substring(2).strip());
            return before == null && updated != null ? null : Reason.BAD_UPDATE;
        }
        if (line.startsWith("#@")) {
            var before = expires;
            expires = ntpSeconds(line.substring(2).strip());
            return before == null && expires != null && isMidnight(expires)
                    ? null
                    : Reason.BAD_EXPIRY;
        }
        if (line.startsWith("#h")) {
            hashLine = number;
            return hash == null ? hashWords(line.substring(2).strip()) : Reason.BAD_HASH;
        }
        int comment = line.indexOf('#');
        var data = comment < 0 ? line : line.substring(0, comment).strip();
        return data.isEmpty() ? null : step(data);
    }

    private @Nullable Reason hashWords(String text) {
        var words = text.split("\\s+", HASH_WORDS + 1);
        if (words.length != HASH_WORDS) {
            return Reason.BAD_HASH;
        }
        var padded = new StringBuilder();
        for (var word : words) {
            if (!word.matches("[0-9A-Fa-f]{1,8}")) {
                return Reason.BAD_HASH;
            }
            padded.repeat('0', 8 - word.length()).append(word.toLowerCase(Locale.ROOT));
        }
        hash = padded.toString();
        return null;
    }

    private @Nullable Reason step(String data) {
        var fields = data.split("\\s+", 3);
        if (fields.length != 2 || !fields[1].matches("[0-9]{1,4}")) {
            return Reason.BAD_DATA;
        }
        var begins = ntpSeconds(fields[0]);
        if (begins == null) {
            return Reason.BAD_DATA;
        }
        if (!isMidnight(begins)) {
            return Reason.NOT_MIDNIGHT;
        }
        sha1.update(fields[1].getBytes(StandardCharsets.ISO_8859_1));
        var leap = new LeapTable.Leap(begins.modifiedJulianDay(), Integer.parseInt(fields[1]));
        if (!leaps.isEmpty()) {
            var last = leaps.getLast();
            if (leap.modifiedJulianDay() <= last.modifiedJulianDay()) {
                return Reason.NOT_ASCENDING;
            }
            if (Math.abs(leap.taiMinusUtcSeconds() - last.taiMinusUtcSeconds()) != 1) {
                return Reason.BAD_STEP;
            }
        }
        leaps.add(leap);
        return null;
    }

    /// A count of seconds since 1900, which goes into the hash; null when it is none. The count
    /// does not wrap in 2036.
    private @Nullable UtcInstant ntpSeconds(String digits) {
        if (!digits.matches("[0-9]{1,12}")) {
            return null;
        }
        sha1.update(digits.getBytes(StandardCharsets.ISO_8859_1));
        return UtcInstant.ofPosix(Long.parseLong(digits) - NtpTimestamp.SECONDS_1900_TO_1970, 0);
    }

    private static boolean isMidnight(UtcInstant utc) {
        return utc.secondOfDay() == 0;
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError("every JDK has SHA-1", missing);
        }
    }
}
