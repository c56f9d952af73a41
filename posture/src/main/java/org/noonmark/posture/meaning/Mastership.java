package org.noonmark.posture.meaning;

/// A PTP clock's part in its domain (IEEE 1588-2019, 9.3: the lower priority wins).
///
/// @param priority1 that decides before the quality of the clock
/// @param priority2 that decides after it
/// @param isClientOnly never serves
/// @param isServerOnly never follows
/// @param domain number
public record Mastership(
        int priority1, int priority2, boolean isClientOnly, boolean isServerOnly, int domain) {}
