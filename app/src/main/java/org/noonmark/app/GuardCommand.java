package org.noonmark.app;

import picocli.CommandLine.Model.CommandSpec;

/// `noonmark guard`: what an operator asks the guard, and tells it.
final class GuardCommand {
    private GuardCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        return CommandTree.group("guard", "Incidents, suspicion, posture: ask the guard, tell it.")
                .addSubcommand("posture", PostureCommand.spec(surroundings))
                .addSubcommand("generate", GuardGenerateCommand.spec(surroundings));
    }
}
