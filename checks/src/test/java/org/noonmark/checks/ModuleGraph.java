package org.noonmark.checks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which module may need which: the table of the style guide, section 1, for the modules that
/// exist.
final class ModuleGraph {
    private static final Map<String, Set<String>> NEEDS = new LinkedHashMap<>();

    static {
        NEEDS.put("testkit", Set.of());
        NEEDS.put("time", Set.of());
        NEEDS.put("metrology", Set.of("time"));
        NEEDS.put("signing", Set.of());
        NEEDS.put("wire", Set.of("time", "signing"));
        NEEDS.put("tsp", Set.of("time"));
        NEEDS.put("web", Set.of());
        NEEDS.put("proof", Set.of());
        NEEDS.put("ledger", Set.of("proof", "signing"));
        NEEDS.put("events", Set.of("time"));
        NEEDS.put("sigma", Set.of());
        NEEDS.put("guard", Set.of("events", "sigma"));
        NEEDS.put("posture", Set.of());
        NEEDS.put("behaviour", Set.of("guard"));
        NEEDS.put("incident", Set.of("behaviour", "posture"));
        NEEDS.put("campaign", Set.of());
        NEEDS.put("linux", Set.of("time"));
        NEEDS.put("sources", Set.of("wire", "linux", "metrology", "events"));
        NEEDS.put("station", Set.of("metrology", "events"));
        NEEDS.put("serve", Set.of("tsp", "wire", "linux", "station", "events"));
        NEEDS.put(
                "app", Set.of("incident", "campaign", "ledger", "sources", "serve", "tsp", "web"));
        NEEDS.put("simulation", Set.of("sources", "serve", "testkit"));
    }

    private ModuleGraph() {}

    static Set<String> modules() {
        return NEEDS.keySet();
    }

    /// Every module that `module` may see: those in its row and those they stand on.
    static Set<String> reachableFrom(String module) {
        var all = new TreeSet<String>();
        for (var needed : NEEDS.getOrDefault(module, Set.of())) {
            all.add(needed);
            all.addAll(reachableFrom(needed));
        }
        return all;
    }

    static String packageOf(String module) {
        return "org.noonmark." + module + "..";
    }
}
