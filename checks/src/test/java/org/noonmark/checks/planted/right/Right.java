package org.noonmark.checks.planted.right;

import org.noonmark.checks.planted.left.Left;

/// A sample that must be found: the other half of a cycle.
public final class Right {
    Left left() {
        return new Left();
    }
}
