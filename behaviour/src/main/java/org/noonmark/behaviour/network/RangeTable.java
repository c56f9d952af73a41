package org.noonmark.behaviour.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Ranges of addresses to small numbers; where ranges lie in each other the narrowest wins.
///
/// 20 bytes for each piece that is left when ranges are cut at each other's ends; a look-up is a
/// binary search.
final class RangeTable {
    private final long[] highs;
    private final long[] lows;
    private final int[] values;

    private RangeTable(List<Range> pieces) {
        highs = new long[pieces.size()];
        lows = new long[pieces.size()];
        values = new int[pieces.size()];
        for (int i = 0; i < highs.length; i++) {
            highs[i] = pieces.get(i).first.high();
            lows[i] = pieces.get(i).first.low();
            values[i] = pieces.get(i).value;
        }
    }

    /// @param value -1 for a gap
    private record Range(Address first, Address last, int value) {}

    /// The value at an address; -1 when no range has it.
    int at(Address address) {
        int low = 0;
        int high = highs.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = Long.compareUnsigned(highs[middle], address.high());
            if (compared == 0) {
                compared = Long.compareUnsigned(lows[middle], address.low());
            }
            if (compared <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high < 0 ? -1 : values[high];
    }

    int pieces() {
        return highs.length;
    }

    /// Collects ranges in any order.
    static final class Builder {
        private final List<Range> ranges = new ArrayList<>();
        private final List<Range> pieces = new ArrayList<>();

        /// The last address of all has its piece.
        private boolean isFull;

        void add(Address first, Address last, int value) {
            ranges.add(new Range(first, last, value));
        }

        RangeTable build() {
            var sorted = ranges.toArray(Range[]::new);
            Arrays.sort(
                    sorted,
                    Comparator.comparing(Range::first)
                            .thenComparing(Range::last, Comparator.reverseOrder()));
            var open = new ArrayDeque<Range>();
            var at = new Address(0, 0);
            for (var range : sorted) {
                at = closeBefore(range.first, at, open);
                if (!open.isEmpty() && at.compareTo(range.first) < 0) {
                    piece(at, open.peek().value);
                }
                at = range.first;
                open.push(range);
            }
            while (!open.isEmpty()) {
                at = close(at, open);
            }
            return new RangeTable(pieces);
        }

        private Address closeBefore(Address first, Address from, ArrayDeque<Range> open) {
            var at = from;
            while (!open.isEmpty() && open.peek().last.compareTo(first) < 0) {
                at = close(at, open);
            }
            return at;
        }

        /// Ends the innermost range; returns where the next piece begins.
        private Address close(Address at, ArrayDeque<Range> open) {
            var range = open.pop();
            if (isFull || at.compareTo(range.last) > 0) {
                return at;
            }
            piece(at, range.value);
            if (range.last.high() == -1 && range.last.low() == -1) {
                isFull = true;
                return at;
            }
            var next = range.last.next();
            piece(next, -1);
            return next;
        }

        /// A piece begins; one that begins where the last did takes its place.
        private void piece(Address first, int value) {
            while (!pieces.isEmpty() && pieces.getLast().first.compareTo(first) >= 0) {
                pieces.removeLast();
            }
            if (!pieces.isEmpty() && pieces.getLast().value == value) {
                return;
            }
            pieces.add(new Range(first, first, value));
        }
    }
}
