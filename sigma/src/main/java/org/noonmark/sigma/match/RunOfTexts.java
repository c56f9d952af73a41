package org.noonmark.sigma.match;

import java.util.ArrayList;
import java.util.List;

/// Collects what a sequence needs: runs of characters side by side, each as all texts that it can
/// be.
final class RunOfTexts {
    /// Texts of one run; a class that would make more begins another.
    static final int MOST = 16;

    /// Members of a class that is worth writing out.
    private static final int MOST_MEMBERS = 5;

    private final List<List<String>> taken = new ArrayList<>();
    private List<String> run = List.of("");

    /// The next character or class.
    ///
    /// @param least how often it comes at least
    void add(CharClass one, int least, boolean isExactlyOnce) {
        var members = least == 0 ? "" : one.folded(MOST_MEMBERS);
        if (members.isEmpty()) {
            end();
            return;
        }
        if (run.size() * members.length() > MOST) {
            end();
        }
        var longer = new ArrayList<String>();
        for (var text : run) {
            members.chars().forEach(c -> longer.add(text + (char) c));
        }
        run = longer;
        if (!isExactlyOnce) {
            end();
        }
    }

    /// Something else stands between, which needs these.
    void add(List<List<String>> others) {
        end();
        taken.addAll(others);
    }

    private void end() {
        if (!run.getFirst().isEmpty()) {
            taken.add(List.copyOf(run));
        }
        run = List.of("");
    }

    List<List<String>> taken() {
        end();
        return taken;
    }
}
