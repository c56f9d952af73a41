package org.noonmark.app.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.noonmark.app.config.RuleSettingsFile;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.guard.rules.OwnRules;
import org.noonmark.sigma.rule.CorrelationRule;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.Refusal;
import org.noonmark.sigma.rule.Rule;
import org.noonmark.sigma.rule.RulePack;
import org.noonmark.sigma.rule.RuleSettings;
import org.noonmark.sigma.rule.WaitingRule;

/// All packs that are in force together, in the order in which they were named.
public record RulePacks(List<Loaded> packs) {
    public RulePacks {
        packs = List.copyOf(packs);
    }

    /// A pack with the files that it was read from.
    public record Loaded(RulePackFiles files, RulePack pack) {}

    /// Reads packs; files are read on all processors.
    ///
    /// @param ownRules whether the rules of this release come first
    /// @param settings what the site adds to rules
    public static RulePacks read(List<Path> paths, boolean ownRules, Optional<Path> settings)
            throws CommandFailure {
        var site = settings.isPresent() ? settings(settings.orElseThrow()) : RuleSettings.NONE;
        var loaded = new ArrayList<Loaded>();
        if (ownRules) {
            loaded.add(load(RulePackFiles.of(OwnRules.NAME, OwnRules.texts()), site));
        }
        for (var path : paths) {
            loaded.add(load(files(path), site));
        }
        return new RulePacks(loaded);
    }

    private static Loaded load(RulePackFiles files, RuleSettings settings) {
        return new Loaded(
                files, RulePack.read(files.name(), files.texts().parallelStream(), settings));
    }

    private static RulePackFiles files(Path path) throws CommandFailure {
        try {
            return RulePackFiles.read(path);
        } catch (IOException failed) {
            throw CommandFailure.data(
                    "cannot read rules from %s: %s".formatted(path, reason(failed)));
        }
    }

    /// What the file of settings says.
    ///
    /// @throws CommandFailure that names every mistake in it
    public static RuleSettings settings(Path file) throws CommandFailure {
        try {
            var read =
                    RuleSettingsFile.read(
                            file.toString(), Files.readString(file, StandardCharsets.UTF_8));
            if (!read.problems().isEmpty()) {
                throw CommandFailure.data(String.join("\n", read.problems()));
            }
            return read.settings();
        } catch (IOException failed) {
            throw CommandFailure.data("cannot read %s: %s".formatted(file, reason(failed)));
        }
    }

    static String reason(IOException failed) {
        return switch (failed) {
            case NoSuchFileException ignored -> "there is no such file";
            case AccessDeniedException ignored -> "permission denied";
            default -> String.valueOf(failed.getMessage());
        };
    }

    private Stream<RulePack> all() {
        return packs.stream().map(Loaded::pack);
    }

    public List<Rule> rules() {
        return all().flatMap(pack -> pack.rules().stream()).toList();
    }

    public List<DetectionRule> detections() {
        return all().flatMap(pack -> pack.detectionRules().stream()).toList();
    }

    public List<CorrelationRule> correlations() {
        return all().flatMap(pack -> pack.correlationRules().stream()).toList();
    }

    public List<Refusal> refusals() {
        return all().flatMap(pack -> pack.refusals().stream()).toList();
    }

    public List<WaitingRule> waiting() {
        return all().flatMap(pack -> pack.waiting().stream()).toList();
    }

    /// Every rule with this identifier, name or title.
    public List<Rule> named(String name) {
        return rules().stream()
                .filter(rule ->
                        Stream.of(rule.header().id(), rule.header().name(), rule.header().title())
                                .anyMatch(name::equals))
                .toList();
    }

    /// The name of the pack that a rule is in.
    public String packOf(Rule rule) {
        return all().filter(pack -> pack.rules().contains(rule))
                .map(RulePack::name)
                .findFirst()
                .orElse("");
    }
}
