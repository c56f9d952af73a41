package org.noonmark.guard.signal;

import org.noonmark.time.TimeDelta;

/// What something did to time.
///
/// @param largestError that any consumer can have seen, not negative
/// @param because how it is known, in one line
public record TimeEffect(TimeDelta largestError, String because) {}
