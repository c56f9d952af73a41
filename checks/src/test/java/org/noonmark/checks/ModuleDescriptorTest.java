package org.noonmark.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Rule 1 once more, on the module descriptors themselves.
class ModuleDescriptorTest {
    private static final String PREFIX = "org.noonmark.";

    /// Modules on which nothing but the JDK's base and the null annotations may be loaded.
    private static final Set<String> WITHOUT_DEPENDENCIES =
            Set.of("time", "wire", "proof", "ledger", "events", "linux");

    /// What a module may load besides, each with a decision page.
    private static final Map<String, Set<String>> DECIDED =
            Map.of(
                    "metrology",
                    Set.of("hipparchus.core"),
                    "sigma",
                    Set.of("re2j", "org.snakeyaml.engine"),
                    "guard",
                    Set.of("tools.jackson.core"),
                    "incident",
                    Set.of("java.sql", "org.xerial.sqlitejdbc", "tools.jackson.core"),
                    "signing",
                    Set.of("org.bouncycastle.provider"),
                    "tsp",
                    Set.of(
                            "org.bouncycastle.provider",
                            "org.bouncycastle.pkix",
                            "org.bouncycastle.util"),
                    "web",
                    Set.of(
                            "org.eclipse.jetty.http",
                            "org.eclipse.jetty.io",
                            "org.eclipse.jetty.server",
                            "org.eclipse.jetty.util"));

    private static List<ModuleDescriptor> descriptors() throws IOException {
        var found = new ArrayList<ModuleDescriptor>();
        var loader = ModuleDescriptorTest.class.getClassLoader();
        for (var url : Collections.list(loader.getResources("module-info.class"))) {
            try (var stream = url.openStream()) {
                var descriptor = ModuleDescriptor.read(stream);
                if (descriptor.name().startsWith(PREFIX)) {
                    found.add(descriptor);
                }
            }
        }
        return found;
    }

    private static Set<String> ours(ModuleDescriptor descriptor) {
        return descriptor.requires().stream()
                .map(ModuleDescriptor.Requires::name)
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .collect(Collectors.toSet());
    }

    /// What is wrong with a descriptor, by the table; empty when nothing is.
    static List<String> problems(ModuleDescriptor descriptor) {
        var module = descriptor.name().substring(PREFIX.length());
        var problems = new ArrayList<String>();
        if (!ModuleGraph.reachableFrom(module).containsAll(ours(descriptor))) {
            problems.add(module + " requires what the table does not allow: " + ours(descriptor));
        }
        if (descriptor.isOpen() || !descriptor.opens().isEmpty()) {
            problems.add(module + " opens packages");
        }
        if (WITHOUT_DEPENDENCIES.contains(module) || DECIDED.containsKey(module)) {
            descriptor.requires().stream()
                    .map(ModuleDescriptor.Requires::name)
                    .filter(name -> !name.startsWith(PREFIX))
                    .filter(name -> !Set.of("java.base", "org.jspecify").contains(name))
                    .filter(name -> !DECIDED.getOrDefault(module, Set.of()).contains(name))
                    .forEach(name -> problems.add(module + " requires " + name));
        }
        return problems;
    }

    @Test
    void everyModuleRequiresOnlyWhatTheTableAllows() throws IOException {
        var descriptors = descriptors();
        assertThat(descriptors)
                .extracting(descriptor -> descriptor.name().substring(PREFIX.length()))
                .containsExactlyInAnyOrderElementsOf(SourceTree.find().modules());
        assertThat(descriptors).flatMap(ModuleDescriptorTest::problems).isEmpty();
    }

    @Test
    void findsArrowsOpensAndOutsideLibraries() {
        var bad =
                ModuleDescriptor.newModule("org.noonmark.wire")
                        .requires("org.noonmark.station")
                        .requires("java.sql")
                        .packages(Set.of("org.noonmark.wire"))
                        .opens("org.noonmark.wire")
                        .build();
        assertThat(problems(bad))
                .containsExactly(
                        "wire requires what the table does not allow: [station]",
                        "wire opens packages",
                        "wire requires java.sql");
    }
}
