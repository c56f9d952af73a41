package org.noonmark.sigma.match;

import java.time.Instant;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.SigmaEvent;

/// The event that a canary must find.
record CanaryEvent(EventKind kind, Instant time, String textField, String value, String numberField)
        implements SigmaEvent {
    @Override
    public int fieldCount() {
        return 2;
    }

    @Override
    public String fieldName(int index) {
        return index == 0 ? textField : numberField;
    }

    @Override
    public Object fieldValue(int index) {
        return index == 0 ? value : (Object) 2L;
    }

    @Override
    public String text() {
        return "";
    }
}
