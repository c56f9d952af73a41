package org.noonmark.time;

/// What a clock says of a leap second at the end of the current UTC day (RFC 5905 figure 9).
public enum LeapWarning {
    NONE,
    INSERT,
    DELETE,
    /// The clock says that it is not synchronised, or says nothing about leap seconds.
    UNKNOWN
}
