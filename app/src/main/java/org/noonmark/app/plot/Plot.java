package org.noonmark.app.plot;

import java.util.List;

/// What a picture shows: panels, one below the other.
///
/// @param title above the first; empty for none
/// @param footnote below the last, such as the level of the intervals; empty for none
public record Plot(String title, String footnote, List<Panel> panels) {
    public Plot {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("must have a panel");
        }
    }

    /// A picture of one panel.
    public static Plot of(String title, String footnote, Panel panel) {
        return new Plot(title, footnote, List.of(panel));
    }
}
