package org.noonmark.wire.roughtime;

import java.util.List;
import java.util.Optional;

/// The versions that are spoken here, in ascending order of their numbers. They differ in the text
/// that is put before what is signed (docs/decisions/0111).
public enum RoughtimeVersion {
    /// RFC 10049.
    V1(1),

    /// draft-ietf-ntp-roughtime-12 to 19, as deployed before the RFC.
    DRAFT(0x8000_000c);

    private static final List<RoughtimeVersion> ALL = List.of(values());

    private final int number;

    RoughtimeVersion(int number) {
        this.number = number;
    }

    /// Every version, ascending.
    public static List<RoughtimeVersion> all() {
        return ALL;
    }

    /// The version with this number; empty for those that are not spoken here.
    public static Optional<RoughtimeVersion> ofNumber(int number) {
        return ALL.stream().filter(version -> version.number == number).findFirst();
    }

    /// The number on the wire, unsigned.
    public int number() {
        return number;
    }
}
