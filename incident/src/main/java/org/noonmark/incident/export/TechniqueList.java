package org.noonmark.incident.export;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.noonmark.incident.Incident;
import org.noonmark.incident.Tactic;

/// The techniques of an incident, each with the tactics that it serves there.
final class TechniqueList {
    private TechniqueList() {}

    static Map<String, Set<Tactic>> of(Incident incident) {
        var all = new TreeMap<String, Set<Tactic>>();
        for (var step : incident.chain()) {
            for (var technique : step.techniques()) {
                all.computeIfAbsent(technique, each -> new TreeSet<>()).add(step.tactic());
            }
        }
        for (var signal : incident.signals()) {
            for (var technique : signal.techniques()) {
                all.computeIfAbsent(technique, each -> new TreeSet<>());
            }
        }
        return all;
    }

    /// Whether it is one of ATT&CK.
    static boolean isAttack(String technique) {
        return technique.matches("T[0-9]{4}([.][0-9]{3})?");
    }

    /// As ATT&CK writes it in a kill chain: `initial-access`.
    static String phase(Tactic tactic) {
        return tactic.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As ATT&CK calls it: `Command and Control`.
    static String title(Tactic tactic) {
        var words =
                List.of(tactic.name().split("_", -1)).stream()
                        .map(word ->
                                word.equals("AND")
                                        ? "and"
                                        : word.charAt(0)
                                                + word.substring(1).toLowerCase(Locale.ROOT))
                        .toList();
        return String.join(" ", words);
    }
}
