package org.noonmark.sigma.correlation;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/// Takes what a window has found.
///
/// `members` may be the window's own; they are valid during the call.
@FunctionalInterface
interface Firing {
    void fire(long timeNanos, Optional<BigDecimal> figure, Collection<Entry> members);
}
