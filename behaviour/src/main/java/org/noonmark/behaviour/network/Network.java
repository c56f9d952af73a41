package org.noonmark.behaviour.network;

import java.util.Optional;

/// What is known about an address.
///
/// @param name that tells it from others: `AS64501 Example Hosting`, or a prefix; empty when
///   nothing is known
/// @param asn number of the autonomous system, 0 when unknown
/// @param country two letters of ISO 3166-1, also user-assigned ones; empty when unknown
/// @param place where it is, when anybody says
public record Network(
        String name, long asn, String country, NetworkType type, Optional<Place> place) {
    static final Network UNKNOWN = new Network("", 0, "", NetworkType.UNKNOWN, Optional.empty());

    /// For people: `AS64501 Example Hosting, XB, data centre`.
    public String words() {
        var words = new StringBuilder(name);
        if (!country.isEmpty()) {
            words.append(words.isEmpty() ? "" : ", ").append(country);
        }
        return words.append(words.isEmpty() ? "" : ", ").append(type.words()).toString();
    }
}
