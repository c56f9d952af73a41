package org.noonmark.behaviour;

import java.util.List;

/// That something was unusual, before it is told.
///
/// @param kind of the signal
/// @param because without its probability
record Finding(
        String kind,
        double probability,
        Occasion occasion,
        List<String> techniques,
        String because) {}
