package org.noonmark.guard.evtx;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values of binary XML as fields: whole numbers are `Long`, the rest is text as Windows writes it.
///
/// Types: [MS-EVEN6] 2.2.12.4.
final class BinXmlValues {
    static final int NULL = 0x00;
    static final int STRING = 0x01;
    static final int BINARY_XML = 0x21;
    static final int ARRAY = 0x80;
    private static final int ANSI = 0x02;
    private static final int BOOL = 0x0d;
    private static final int SID = 0x13;

    /// Between 1601 and 1970, in units of 100 ns.
    private static final long FILETIME_OF_1970 = 116_444_736_000_000_000L;

    private static final long FILETIMES_PER_SECOND = 10_000_000L;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Chunk chunk;

    BinXmlValues(Chunk chunk) {
        this.chunk = chunk;
    }

    /// A single value; null for the type that has none.
    @Nullable Object value(int type, int at, int size) throws Damage {
        chunk.check(at, size);
        return switch (type) {
            case NULL -> null;
            case STRING -> text(at, size);
            case ANSI -> ansi(at, size);
            case 0x03, 0x05, 0x07, 0x09 -> signed(at, size);
            case 0x04, 0x06, 0x08, 0x0a -> unsigned(at, size);
            case 0x0b, 0x0c -> real(at, size);
            case BOOL -> bool(at, size);
            case 0x0f -> guid(at, size);
            case 0x10, 0x14, 0x15 -> hex(at, size);
            case 0x11 -> fileTime(at, size);
            case 0x12 -> systemTime(at, size);
            case SID -> sid(at, size);
            case 0x23 -> text(at, size);
            default -> HEX.formatHex(chunk.bytes(), at, at + size);
        };
    }

    /// Adds each member of an array.
    void members(int type, int at, int size, List<@Nullable Object> into) throws Damage {
        chunk.check(at, size);
        int member = type & ~ARRAY;
        int end = at + size;
        if (member == STRING || member == ANSI) {
            texts(member, at, end, into);
            return;
        }
        int from = at;
        while (from < end) {
            int width = member == SID ? sidSize(from, end) : width(member, size);
            if (width > end - from) {
                throw new Damage(from, "an array ends inside a member");
            }
            into.add(value(member, from, width));
            from += width;
        }
    }

    private static int width(int member, int size) {
        return switch (member) {
            case 0x03, 0x04 -> 1;
            case 0x05, 0x06 -> 2;
            case 0x07, 0x08, 0x0b, BOOL, 0x14 -> 4;
            case 0x09, 0x0a, 0x0c, 0x11, 0x15 -> 8;
            case 0x0f, 0x12 -> 16;
            case 0x10 -> size % 8 == 0 ? 8 : 4;
            default -> Math.max(1, size);
        };
    }

    /// Each text of an array ends with a zero.
    private void texts(int member, int at, int end, List<@Nullable Object> into) throws Damage {
        int unit = member == STRING ? 2 : 1;
        int from = at;
        for (int i = at; i + unit <= end; i += unit) {
            boolean isZero = unit == 2 ? chunk.u16(i) == 0 : chunk.u8(i) == 0;
            if (isZero) {
                into.add(value(member, from, i - from));
                from = i + unit;
            }
        }
        if (from + unit <= end) {
            into.add(value(member, from, end - from));
        }
    }

    private String text(int at, int size) throws Damage {
        int length = size & ~1;
        while (length >= 2 && chunk.u16(at + length - 2) == 0) {
            length -= 2;
        }
        return chunk.text(at, length);
    }

    private String ansi(int at, int size) throws Damage {
        int length = size;
        while (length > 0 && chunk.u8(at + length - 1) == 0) {
            length--;
        }
        return new String(chunk.bytes(), at, length, StandardCharsets.ISO_8859_1);
    }

    private Object signed(int at, int size) throws Damage {
        return switch (size) {
            case 1 -> (long) (byte) chunk.u8(at);
            case 2 -> (long) (short) chunk.u16(at);
            case 4 -> (long) chunk.i32(at);
            case 8 -> chunk.i64(at);
            default -> throw new Damage(at, "a whole number of " + size + " bytes");
        };
    }

    private Object unsigned(int at, int size) throws Damage {
        if (size == 8) {
            long value = chunk.i64(at);
            return value < 0 ? Long.toUnsignedString(value) : (Object) value;
        }
        return bits(at, size);
    }

    private long bits(int at, int size) throws Damage {
        return switch (size) {
            case 1 -> chunk.u8(at);
            case 2 -> chunk.u16(at);
            case 4 -> chunk.i32(at) & 0xffff_ffffL;
            case 8 -> chunk.i64(at);
            default -> throw new Damage(at, "a whole number of " + size + " bytes");
        };
    }

    private Object real(int at, int size) throws Damage {
        return switch (size) {
            case 4 -> Double.parseDouble(Float.toString(Float.intBitsToFloat(chunk.i32(at))));
            case 8 -> Double.longBitsToDouble(chunk.i64(at));
            default -> throw new Damage(at, "a real number of " + size + " bytes");
        };
    }

    private Object bool(int at, int size) throws Damage {
        return bits(at, size) != 0;
    }

    private String hex(int at, int size) throws Damage {
        return "0x" + Long.toHexString(bits(at, size));
    }

    private String guid(int at, int size) throws Damage {
        if (size != 16) {
            throw new Damage(at, "a GUID of " + size + " bytes");
        }
        var low = HexFormat.of();
        return "{"
                + low.toHexDigits(chunk.i32(at))
                + "-"
                + low.toHexDigits((short) chunk.u16(at + 4))
                + "-"
                + low.toHexDigits((short) chunk.u16(at + 6))
                + "-"
                + low.formatHex(chunk.bytes(), at + 8, at + 10)
                + "-"
                + low.formatHex(chunk.bytes(), at + 10, at + 16)
                + "}";
    }

    private String fileTime(int at, int size) throws Damage {
        if (size != 8) {
            throw new Damage(at, "a time of " + size + " bytes");
        }
        return fileTime(chunk.i64(at));
    }

    /// A time in units of 100 ns since 1601, as UTC with seven digits.
    static String fileTime(long fileTime) {
        long since = fileTime - FILETIME_OF_1970;
        long second = Math.floorDiv(since, FILETIMES_PER_SECOND);
        long fraction = Math.floorMod(since, FILETIMES_PER_SECOND);
        var civil = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        var out = new StringBuilder(28);
        pad(out, civil.getYear(), 4).append('-');
        pad(out, civil.getMonthValue(), 2).append('-');
        pad(out, civil.getDayOfMonth(), 2).append('T');
        pad(out, civil.getHour(), 2).append(':');
        pad(out, civil.getMinute(), 2).append(':');
        pad(out, civil.getSecond(), 2).append('.');
        return pad(out, fraction, 7).append('Z').toString();
    }

    private String systemTime(int at, int size) throws Damage {
        if (size != 16) {
            throw new Damage(at, "a time of " + size + " bytes");
        }
        var out = new StringBuilder(24);
        pad(out, chunk.u16(at), 4).append('-');
        pad(out, chunk.u16(at + 2), 2).append('-');
        pad(out, chunk.u16(at + 6), 2).append('T');
        pad(out, chunk.u16(at + 8), 2).append(':');
        pad(out, chunk.u16(at + 10), 2).append(':');
        pad(out, chunk.u16(at + 12), 2).append('.');
        return pad(out, chunk.u16(at + 14), 3).append('Z').toString();
    }

    private static StringBuilder pad(StringBuilder out, long number, int digits) {
        var text = Long.toString(number);
        return out.repeat('0', Math.max(0, digits - text.length())).append(text);
    }

    private int sidSize(int at, int end) throws Damage {
        int size = 8 + 4 * chunk.u8(at + 1);
        if (size > end - at) {
            throw new Damage(at, "a security identifier reaches beyond its value");
        }
        return size;
    }

    /// [MS-DTYP] 2.4.2: revision, count, six bytes of authority (big-endian), sub-authorities.
    private String sid(int at, int size) throws Damage {
        if (size < 8) {
            throw new Damage(at, "a security identifier of " + size + " bytes");
        }
        int end = at + sidSize(at, at + size);
        long authority = 0;
        for (int i = 2; i < 8; i++) {
            authority = (authority << 8) | chunk.u8(at + i);
        }
        var out = new StringBuilder(48).append("S-").append(chunk.u8(at)).append('-');
        out.append(authority);
        for (int i = at + 8; i < end; i += 4) {
            out.append('-').append(chunk.i32(i) & 0xffff_ffffL);
        }
        return out.toString();
    }
}
