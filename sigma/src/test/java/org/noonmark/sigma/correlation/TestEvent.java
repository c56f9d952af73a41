package org.noonmark.sigma.correlation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.SigmaEvent;

/// An event written down in a test.
record TestEvent(Instant time, List<Map.Entry<String, Object>> fields) implements SigmaEvent {
    static final EventKind KIND =
            new EventKind(
                    "test",
                    List.of(
                            new EventKind.View(
                                    LogSource.ANY,
                                    Map.of("RuleUser", "user", "RuleHost", "host"))));

    static TestEvent of(Instant time, Map<String, Object> fields) {
        return new TestEvent(time, new ArrayList<>(fields.entrySet()));
    }

    @Override
    public EventKind kind() {
        return KIND;
    }

    @Override
    public int fieldCount() {
        return fields.size();
    }

    @Override
    public String fieldName(int index) {
        return fields.get(index).getKey();
    }

    @Override
    public Object fieldValue(int index) {
        return fields.get(index).getValue();
    }

    @Override
    public String text() {
        return "";
    }
}
