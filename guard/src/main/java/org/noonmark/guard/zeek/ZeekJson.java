package org.noonmark.guard.zeek;

import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.ClaimedTime;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.json.JsonLeaves;
import org.noonmark.guard.json.JsonShape;
import org.noonmark.guard.json.TimeValue;

/// Zeek's logs as JSON: `_path` names the log. Without it, `uid` and `id.orig_h` say that it is one
/// of Zeek's, but not which.
public final class ZeekJson implements JsonShape {
    private final ZeekKinds kinds = new ZeekKinds();

    public ZeekJson() {}

    @Override
    public boolean write(JsonLeaves leaves, LogClock clock, LogEventBuilder event) {
        var time = leaves.first("ts");
        var path = leaves.text("_path");
        boolean isZeek =
                path != null || (leaves.first("uid") != null && leaves.first("id.orig_h") != null);
        if (time == null || !isZeek) {
            return false;
        }
        event.kind(kinds.of(path == null ? "" : path));
        var claimed = TimeValue.read(time, clock);
        event.claimed(claimed);
        for (int i = 0; i < leaves.count(); i++) {
            var name = leaves.path(i).name();
            var value = leaves.value(i);
            if (value != null) {
                event.add(name, name.equals("ts") ? text(value, claimed) : value);
            }
        }
        if (path != null) {
            ZeekOcsf.add(path, event);
        }
        return true;
    }

    /// Seconds become the same text that a table's time becomes.
    private static Object text(Object time, @Nullable ClaimedTime claimed) {
        if (time instanceof String || claimed == null) {
            return time;
        }
        var at = claimed.instant();
        return ZeekText.time("%d.%06d".formatted(at.getEpochSecond(), at.getNano() / 1000));
    }
}
