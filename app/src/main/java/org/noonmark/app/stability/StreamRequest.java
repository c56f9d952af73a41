package org.noonmark.app.stability;

import java.util.OptionalDouble;

/// How readings are taken one by one.
///
/// @param longestSeconds the longest averaging time that is kept; as long as memory allows when
///   absent
/// @param everySeconds results are shown after so much record each time; at the end only when
///   absent
public record StreamRequest(OptionalDouble longestSeconds, OptionalDouble everySeconds) {}
