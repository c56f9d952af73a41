package org.noonmark.checks.planted.left;

import org.noonmark.checks.planted.right.Right;

/// A sample that must be found: one half of a cycle.
public final class Left {
    Right right() {
        return new Right();
    }
}
