package org.noonmark.sigma.match;

import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.SigmaEvent;
import org.noonmark.sigma.rule.ValueTest.FieldReference;

/// A test that is too dear, or too rare, for the tables: made when a rule's outcome depends on it.
sealed interface DeferredTest {
    boolean holds(SigmaEvent event, RouteState state);

    /// One of the values of a field passes.
    ///
    /// @param plan of the field
    record OfField(int plan, ValueCheck check) implements DeferredTest {
        @Override
        public boolean holds(SigmaEvent event, RouteState state) {
            for (int i = state.first(plan); i >= 0; i = state.after(i)) {
                if (passes(event.fieldValue(i), check)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// The event's text or one of its values passes.
    record OfKeyword(ValueCheck check) implements DeferredTest {
        @Override
        public boolean holds(SigmaEvent event, RouteState state) {
            if (check.holds(event.text())) {
                return true;
            }
            for (int i = 0; i < event.fieldCount(); i++) {
                if (passes(event.fieldValue(i), check)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// A value of a field stands in one of another.
    record OfTwoFields(int plan, int otherPlan, FieldReference reference) implements DeferredTest {
        @Override
        public boolean holds(SigmaEvent event, RouteState state) {
            for (int i = state.first(plan); i >= 0; i = state.after(i)) {
                for (int k = state.first(otherPlan); k >= 0; k = state.after(k)) {
                    if (stands(event.fieldValue(k), event.fieldValue(i))) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean stands(@Nullable Object inside, @Nullable Object value) {
            return inside != null
                    && value != null
                    && ValueCheck.stands(
                            reference, ValueCheck.text(inside), ValueCheck.text(value));
        }
    }

    private static boolean passes(@Nullable Object value, ValueCheck check) {
        return value != null && check.holds(value);
    }
}
