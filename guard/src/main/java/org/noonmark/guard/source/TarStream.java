package org.noonmark.guard.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The regular files of a tar archive (POSIX.1-1988 ustar; names of GNU tar and of pax headers),
/// one after the other; reading gives the bytes of the one that [#next] named.
///
/// ```
/// name 0 (100) · size 124 (12, octal) · type 156 (1) · magic 257 `ustar` · prefix 345 (155)
/// ```
final class TarStream extends InputStream {
    private static final int BLOCK = 512;
    private static final int MAX_NAME_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] header = new byte[BLOCK];
    private long left;
    private long padding;
    private boolean isDamaged;

    TarStream(InputStream in) {
        this.in = in;
    }

    boolean isDamaged() {
        return isDamaged;
    }

    /// The next regular file's name; null at the end.
    @Nullable String next() throws IOException {
        String longName = "";
        while (pass(left + padding) && in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
            left = octal();
            if (left < 0) {
                isDamaged = true;
                left = 0;
                return null;
            }
            padding = (BLOCK - left % BLOCK) % BLOCK;
            char type = (char) header[156];
            if (type == 'L' || type == 'x') {
                var text = text(readNBytes((int) Math.min(left, MAX_NAME_BYTES)));
                longName = type == 'L' ? text.replace("\0", "") : paxPath(text, longName);
            } else if (type == '0' || type == 0) {
                return longName.isEmpty() ? shortName() : longName;
            } else {
                longName = "";
            }
        }
        return null;
    }

    private boolean pass(long bytes) throws IOException {
        long rest = bytes;
        while (rest > 0) {
            long skipped = in.skip(rest);
            if (skipped <= 0 && in.read() < 0) {
                isDamaged = true;
                return false;
            }
            rest -= Math.max(skipped, 1);
        }
        left = 0;
        padding = 0;
        return true;
    }

    /// The size; -1 when the field holds none.
    private long octal() {
        long value = 0;
        for (int i = 124; i < 136; i++) {
            int c = header[i];
            if (c >= '0' && c <= '7') {
                value = value * 8 + (c - '0');
            } else if (c != ' ' && c != 0) {
                return -1;
            }
        }
        return value;
    }

    private String shortName() {
        var prefix = field(345, 155);
        return prefix.isEmpty() ? field(0, 100) : prefix + "/" + field(0, 100);
    }

    private String field(int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static String paxPath(String records, String before) {
        for (var record : records.lines().toList()) {
            int at = record.indexOf(" path=");
            if (at > 0) {
                return record.substring(at + " path=".length());
            }
        }
        return before;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0 || length == 0) {
            return length == 0 ? 0 : -1;
        }
        int taken = in.read(bytes, offset, (int) Math.min(length, left));
        if (taken < 0) {
            isDamaged = true;
            left = 0;
            padding = 0;
            return -1;
        }
        left -= taken;
        return taken;
    }
}
