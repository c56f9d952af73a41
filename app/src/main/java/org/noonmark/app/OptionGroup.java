package org.noonmark.app;

import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Options under one heading of `--help`, for commands that have many.
final class OptionGroup {
    private final ArgGroupSpec.Builder group;

    OptionGroup(String heading) {
        group =
                ArgGroupSpec.builder()
                        .heading("%n" + heading + "%n")
                        .exclusive(false)
                        .validate(false);
    }

    /// An option with a value.
    OptionGroup value(String name, String label, String description) {
        group.addArg(
                OptionSpec.builder(name)
                        .paramLabel(label)
                        .type(String.class)
                        .description(description)
                        .build());
        return this;
    }

    /// An option without one.
    OptionGroup flag(String name, String description) {
        group.addArg(OptionSpec.builder(name).description(description).build());
        return this;
    }

    void addTo(CommandSpec spec) {
        spec.addArgGroup(group.build());
    }
}
