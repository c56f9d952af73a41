package org.noonmark.app;

import org.noonmark.app.status.Amounts;
import org.noonmark.app.status.StatusReport;
import org.noonmark.app.status.StatusText;

/// Shows a running station: events as they happen, and one line of state. On a terminal the line is
/// rewritten in place once a second; elsewhere it is printed when the state changes, and every ten
/// seconds.
final class LivePrinter {
    private static final long PAUSE_NANOS = 10_000_000_000L;

    private final Surroundings surroundings;
    private String shownState = "";
    private long shownNanos;

    LivePrinter(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void line(String text) {
        if (surroundings.isInteractive()) {
            surroundings.printOver(text + "\n");
        } else {
            surroundings.print(text + "\n");
        }
    }

    void event(StatusReport.Event event) {
        line(StatusText.event(event));
    }

    void status(StatusReport status) {
        var text = oneLine(status);
        if (surroundings.isInteractive()) {
            surroundings.printOver(text);
            return;
        }
        boolean changed = !status.state().equals(shownState);
        if (changed || status.counterNanos() - shownNanos >= PAUSE_NANOS) {
            shownState = status.state();
            shownNanos = status.counterNanos();
            surroundings.print(text + "\n");
        }
    }

    static String oneLine(StatusReport status) {
        var time = status.time();
        var requests = new StringBuilder();
        for (var server : status.servers()) {
            requests.append(", ")
                    .append(server.protocol())
                    .append(" requests ")
                    .append(server.counters().getOrDefault("requests", 0L));
        }
        return "%s%s%s: %s%s"
                .formatted(
                        time == null ? "" : StatusText.shortUtc(time.utc()) + " ",
                        status.state(),
                        time == null ? "" : " ±" + Amounts.of(time.halfWidthSeconds()),
                        status.reason(),
                        requests);
    }
}
