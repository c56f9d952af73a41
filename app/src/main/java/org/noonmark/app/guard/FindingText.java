package org.noonmark.app.guard;

import org.noonmark.events.Visible;
import org.noonmark.guard.host.Finding;

/// A finding in one line for people.
public final class FindingText {
    private FindingText() {}

    /// Time, level, title, place, and why.
    public static String line(Finding finding) {
        var place = FindingJson.place(finding);
        return Visible.line(
                "%s %s: %s (%s event %d, rule %s): %s"
                        .formatted(
                                finding.time(),
                                FindingJson.level(finding),
                                finding.title(),
                                place.log(),
                                place.index(),
                                finding.ruleId(),
                                finding.inWords()));
    }
}
