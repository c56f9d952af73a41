package org.noonmark.serve;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A yes or a no for every address: a sorted list of the addresses at which the answer changes.
///
/// Hot path: looking up allocates nothing and takes log2 of the number of ranges steps.
final class AddressRanges {
    private final long[] startHigh;
    private final long[] startLow;
    private final boolean[] answer;

    private AddressRanges(SortedMap<Address, Boolean> changes) {
        int size = changes.size();
        startHigh = new long[size];
        startLow = new long[size];
        answer = new boolean[size];
        int i = 0;
        for (var change : changes.entrySet()) {
            startHigh[i] = change.getKey().high;
            startLow[i] = change.getKey().low;
            answer[i] = change.getValue();
            i++;
        }
    }

    /// An address as an unsigned number of 128 bits.
    private record Address(long high, long low) implements Comparable<Address> {
        @Override
        public int compareTo(Address other) {
            int byHigh = Long.compareUnsigned(high, other.high);
            return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
        }

        private boolean isLast() {
            return high == -1 && low == -1;
        }

        private Address next() {
            return new Address(low == -1 ? high + 1 : high, low + 1);
        }
    }

    boolean isAllowed(long high, long low) {
        int from = 0;
        int to = startHigh.length - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            int order = Long.compareUnsigned(startHigh[middle], high);
            if (order < 0 || (order == 0 && Long.compareUnsigned(startLow[middle], low) <= 0)) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return answer[from];
    }

    static Builder builder(boolean everywhere) {
        return new Builder(everywhere);
    }

    /// Paints answers over answers.
    static final class Builder {
        private final TreeMap<Address, Boolean> changes = new TreeMap<>();

        private Builder(boolean everywhere) {
            changes.put(new Address(0, 0), everywhere);
        }

        void paint(AddressPrefix prefix, boolean allow) {
            var first = new Address(prefix.high(), prefix.low());
            var last = new Address(prefix.lastHigh(), prefix.lastLow());
            if (!last.isLast()) {
                var behind = last.next();
                changes.put(behind, at(behind));
            }
            changes.subMap(first, true, last, true).clear();
            changes.put(first, allow);
        }

        private boolean at(Address address) {
            Map.Entry<Address, Boolean> change = changes.floorEntry(address);
            return change != null && change.getValue();
        }

        AddressRanges build() {
            return new AddressRanges(changes);
        }
    }
}
