package org.noonmark.app.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.noonmark.events.Visible;

/// The guard's part of a status for people.
final class GuardText {
    private static final int SHOWN_RULES = 10;

    private GuardText() {}

    static List<String> lines(StatusReport.Guard guard) {
        var lines = new ArrayList<String>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "  guard      %,d events, %,d findings%s%s; %s",
                        guard.events(),
                        guard.findings(),
                        guard.dropped() == 0 ? "" : ", %,d DROPPED".formatted(guard.dropped()),
                        guard.late() == 0 ? "" : ", %,d late".formatted(guard.late()),
                        guard.memory()));
        for (var pack : guard.packs()) {
            lines.add("  rules      " + pack(pack));
            var shown = pack.notInForce().stream().limit(SHOWN_RULES).toList();
            shown.forEach(why -> lines.add("    not in force: " + Visible.line(why)));
            if (pack.notInForceCount() > shown.size()) {
                lines.add(
                        "    and %d more: noonmark rules check lists them"
                                .formatted(pack.notInForceCount() - shown.size()));
            }
        }
        for (var log : guard.logs()) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "  log        %s (%s): %s, %,d events%s",
                            Visible.line(log.name()),
                            log.kind(),
                            Visible.line(log.state()),
                            log.events(),
                            log.problems() == 0
                                    ? ""
                                    : String.format(
                                            Locale.ROOT, ", %,d problems", log.problems())));
        }
        return lines;
    }

    private static String pack(StatusReport.Pack pack) {
        var alive =
                !pack.isAlive()
                        ? "DEAD: it does not find what is planted for it"
                        : pack.foundSecondsAgo() < 0
                                ? "not tried yet"
                                : "alive " + Amounts.span(pack.foundSecondsAgo()) + " ago";
        return "%s: %d in force, %d not, %s"
                .formatted(Visible.line(pack.name()), pack.rules(), pack.notInForceCount(), alive);
    }
}
