package org.noonmark.sigma.match;

import java.util.List;
import org.noonmark.sigma.rule.Addresses;

/// A network of addresses: those that share their first bits with it.
record Network(List<Byte> address, int prefixLength) {
    static Network of(List<Byte> address, int prefixLength) {
        return new Network(List.copyOf(address), prefixLength);
    }

    boolean contains(String text) {
        var other = Addresses.parse(text);
        if (other == null || other.length != address.size()) {
            return false;
        }
        int whole = prefixLength / 8;
        for (int i = 0; i < whole; i++) {
            if (other[i] != address.get(i)) {
                return false;
            }
        }
        int rest = prefixLength % 8;
        int shift = 8 - rest;
        return rest == 0 || (other[whole] & 0xFF) >> shift == (address.get(whole) & 0xFF) >> shift;
    }
}
