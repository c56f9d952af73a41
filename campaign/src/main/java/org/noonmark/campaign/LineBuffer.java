package org.noonmark.campaign;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines of about one day, in any order; [#sorted] gives them in the order of time.
///
/// Running numbers (auditd's serials, Windows' record numbers) are left open as one byte and filled
/// in when the order is known.
final class LineBuffer {
    /// The next number of this file.
    static final char NEXT_NUMBER = 1;

    /// The number that the line before had.
    static final char SAME_NUMBER = 2;

    private static final List<Stage> STAGES = List.of(Stage.values());
    private static final int INDEX_BITS = 25;

    private final long beginMicros;
    private byte[] bytes = new byte[1 << 16];
    private int[] ends = new int[1 << 10];
    private int[] files = new int[1 << 10];
    private byte[] stages = new byte[1 << 10];
    private boolean[] numbered = new boolean[1 << 10];
    private long[] keys = new long[1 << 10];
    private int length;
    private int count;
    private byte stage;

    LineBuffer(long beginMicros) {
        this.beginMicros = beginMicros;
    }

    /// Lines from now on belong to this stage; to none when null.
    void stage(@Nullable Stage stage) {
        this.stage = (byte) (stage == null ? 0 : STAGES.indexOf(stage) + 1);
    }

    /// Begins a line.
    ///
    /// @param micros when, since 1970
    LineBuffer begin(int file, long micros) {
        if (count == ends.length) {
            int more = count * 2;
            ends = Arrays.copyOf(ends, more);
            files = Arrays.copyOf(files, more);
            stages = Arrays.copyOf(stages, more);
            numbered = Arrays.copyOf(numbered, more);
            keys = Arrays.copyOf(keys, more);
        }
        long since = micros - beginMicros;
        if (since < 0 || count >= 1 << INDEX_BITS) {
            throw new IllegalStateException("a line before its day, or too many: " + since);
        }
        keys[count] = since << INDEX_BITS | count;
        files[count] = file;
        stages[count] = stage;
        return this;
    }

    LineBuffer put(String text) {
        int size = text.length();
        ensure(size);
        for (int i = 0; i < size; i++) {
            bytes[length + i] = (byte) text.charAt(i);
        }
        length += size;
        return this;
    }

    LineBuffer put(char one) {
        ensure(1);
        bytes[length++] = (byte) one;
        return this;
    }

    /// A whole number, not negative.
    LineBuffer put(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return padded(number, digits);
    }

    /// A whole number with zeros before it.
    LineBuffer padded(long number, int digits) {
        ensure(digits);
        long rest = number;
        for (int i = digits - 1; i >= 0; i--) {
            bytes[length + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /// A decimal number.
    LineBuffer decimal(double value, int digits) {
        if (value < 0) {
            put('-');
        }
        long scale = 1;
        for (int i = 0; i < digits; i++) {
            scale *= 10;
        }
        long whole = Math.round(Math.abs(value) * scale);
        return put(whole / scale).put('.').padded(whole % scale, digits);
    }

    /// A number as C's `%.3e` writes it.
    LineBuffer scientific(double value) {
        if (value == 0) {
            return put("0.000e+00");
        }
        double size = Math.abs(value);
        int exponent = (int) Math.floor(Math.log10(size));
        long digits = Math.round(size * Math.pow(10, 3 - exponent));
        if (digits >= 10_000) {
            digits /= 10;
            exponent++;
        }
        put(value < 0 ? "-" : "").put(digits / 1000).put('.').padded(digits % 1000, 3);
        return put(exponent < 0 ? "e-" : "e+").padded(Math.abs(exponent), 2);
    }

    /// Leaves a running number open.
    LineBuffer number(char which) {
        numbered[count] = true;
        return put(which);
    }

    void end() {
        ends[count++] = length;
        if (count < numbered.length) {
            numbered[count] = false;
        }
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2 + more);
        }
    }

    int count() {
        return count;
    }

    /// Indexes of all lines by time; those of one time as they were written.
    int[] sorted() {
        var sorted = Arrays.copyOf(keys, count);
        Arrays.sort(sorted);
        var order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) (sorted[i] & (1L << INDEX_BITS) - 1);
        }
        return order;
    }

    long micros(int index) {
        return beginMicros + (keys[index] >>> INDEX_BITS);
    }

    int file(int index) {
        return files[index];
    }

    @Nullable Stage stage(int index) {
        return stages[index] == 0 ? null : STAGES.get(stages[index] - 1);
    }

    boolean isNumbered(int index) {
        return numbered[index];
    }

    /// Whether its running number is a new one.
    boolean takesNumber(int index) {
        for (int i = start(index); i < ends[index]; i++) {
            if (bytes[i] == NEXT_NUMBER) {
                return true;
            }
        }
        return false;
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /// Takes a line of another buffer over.
    void take(LineBuffer from, int index) {
        begin(from.files[index], from.micros(index));
        stages[count] = from.stages[index];
        numbered[count] = from.numbered[index];
        int start = from.start(index);
        int size = from.ends[index] - start;
        ensure(size);
        System.arraycopy(from.bytes, start, bytes, length, size);
        length += size;
        end();
    }

    /// The text of a line without an end of line.
    byte[] text(int index, long number) {
        int start = start(index);
        if (!numbered[index]) {
            return Arrays.copyOfRange(bytes, start, ends[index]);
        }
        var digits = Long.toString(number);
        var text = new byte[ends[index] - start + digits.length() - 1];
        int at = 0;
        for (int i = start; i < ends[index]; i++) {
            if (bytes[i] == NEXT_NUMBER || bytes[i] == SAME_NUMBER) {
                for (int j = 0; j < digits.length(); j++) {
                    text[at++] = (byte) digits.charAt(j);
                }
            } else {
                text[at++] = bytes[i];
            }
        }
        return text;
    }
}
