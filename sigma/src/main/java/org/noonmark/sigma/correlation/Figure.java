package org.noonmark.sigma.correlation;

import java.math.BigDecimal;
import java.util.Optional;

/// What a window adds up to, kept while members come and go.
interface Figure {
    void add(Entry entry);

    /// Takes back what was added.
    void remove(Entry entry);

    boolean holds();

    /// What findings tell; only asked while it holds.
    Optional<BigDecimal> value();
}
