package org.noonmark.guard.windows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEventBuilder;

/// The elements of one Windows event, as they open and close, to its fields.
///
/// In `System`, an element's text is a field of the element's name, an attribute one of both names.
/// In `EventData`, a `Data` with a `Name` is called so. Elsewhere the innermost element's name
/// counts. An element that holds elements is no field.
public final class EventElements {
    private static final int MAX_DEPTH = 64;
    private static final int SECTION = 1;

    private final String[] names = new String[MAX_DEPTH];
    private final boolean[] isOuter = new boolean[MAX_DEPTH];
    private final Map<String, Map<String, String>> attributeNames = new HashMap<>();
    private final List<@Nullable Object> values = new ArrayList<>();
    private @Nullable WindowsEvent event;
    private int depth;
    private String section = "";
    private String dataName = "";

    public EventElements() {}

    /// The next event.
    ///
    /// @param event takes the fields, and its kind and time at the end
    public void begin(LogClock clock, LogEventBuilder event) {
        begin(new WindowsEvent(clock, event));
    }

    void begin(WindowsEvent next) {
        event = next;
        depth = 0;
        section = "";
        dataName = "";
        values.clear();
    }

    /// An element opens; false when it is too deep.
    public boolean open(String name) {
        if (depth == MAX_DEPTH) {
            return false;
        }
        if (depth > 0) {
            isOuter[depth - 1] = true;
        }
        names[depth] = name;
        isOuter[depth] = false;
        if (depth == SECTION) {
            section = name;
        }
        dataName = "";
        values.clear();
        depth++;
        return true;
    }

    /// An attribute of the element that opened last.
    public void attribute(String name, @Nullable Object value) {
        if (depth == 0 || name.startsWith("xmlns") || event == null) {
            return;
        }
        var element = names[depth - 1];
        if (name.equals("Name") && element.equals("Data")) {
            dataName = value == null ? "" : String.valueOf(value);
        } else if (section.equals("System")) {
            event.system(joined(element, name), value);
        } else if (depth > SECTION && value != null && !"".equals(value)) {
            event.data(joined(element, name), value);
        }
    }

    /// One of the element's values; several are several values of the field.
    public void value(@Nullable Object value) {
        values.add(value);
    }

    /// The innermost element is to be as if it were not there.
    public void omit() {
        if (depth > 0) {
            isOuter[depth - 1] = true;
        }
    }

    /// The innermost element ends.
    public void close() {
        if (depth == 0 || event == null) {
            return;
        }
        depth--;
        if (!isOuter[depth] && depth > SECTION) {
            leaf(names[depth], event);
        }
        values.clear();
        dataName = "";
    }

    /// All elements have been closed, or as many as there were.
    public void finish() {
        if (event != null) {
            event.finish();
        }
    }

    private void leaf(String element, WindowsEvent to) {
        var name = dataName.isEmpty() ? element : dataName;
        if (section.equals("System")) {
            for (var value : values) {
                to.system(name, value);
            }
            return;
        }
        if (values.isEmpty()) {
            to.data(name, "");
        }
        for (var value : values) {
            to.data(name, value == null ? "" : value);
        }
    }

    private String joined(String element, String attribute) {
        return attributeNames
                .computeIfAbsent(element, _ -> new HashMap<>())
                .computeIfAbsent(attribute, _ -> element + "_" + attribute);
    }
}
