package org.noonmark.sigma.rule;

import java.util.List;

/// How the named detections of a rule are joined.
public sealed interface Condition {
    record AllOf(List<Condition> parts) implements Condition {}

    record AnyOf(List<Condition> parts) implements Condition {}

    record Not(Condition part) implements Condition {}

    /// True when the detection of that name matches.
    record Named(String detection) implements Condition {}
}
