package org.noonmark.sources.khronos;

/// What a round found.
sealed interface PoolVerdict {
    int asked();

    int answered();

    /// The pool is near the station's interval.
    record Agrees(TrimmedMean mean) implements PoolVerdict {
        @Override
        public int asked() {
            return mean.asked();
        }

        @Override
        public int answered() {
            return mean.answered();
        }
    }

    /// The whole pool was asked and is farther from the station's interval than the threshold.
    record Disagrees(TrimmedMean mean) implements PoolVerdict {
        @Override
        public int asked() {
            return mean.asked();
        }

        @Override
        public int answered() {
            return mean.answered();
        }
    }

    /// Too few told the time.
    ///
    /// @param away of those that did: farther from the station's interval than the threshold, on
    ///   one side
    record Unheard(int asked, int answered, int away) implements PoolVerdict {}
}
