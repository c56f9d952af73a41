package org.noonmark.app;

import java.nio.file.Path;
import org.noonmark.app.output.CommandFailure;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark guard`: what an operator asks the guard, and tells it.
final class GuardCommand {
    private GuardCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var group =
                CommandTree.group("guard", "Incidents, suspicion, posture: ask the guard, tell it.")
                        .addSubcommand("incidents", GuardIncidents.list(surroundings))
                        .addSubcommand("show", GuardIncidents.show(surroundings));
        group.addSubcommand("posture", PostureCommand.spec(surroundings));
        group.addSubcommand("generate", GuardGenerateCommand.spec(surroundings));
        GuardRequests.all(surroundings).forEach(each -> group.addSubcommand(each.name(), each));
        return group;
    }

    /// What a command does with a station's data folder.
    interface Work {
        int run(Path folder, ParseResult arguments) throws CommandFailure;
    }

    /// A command about the guard of the station that the options name.
    static CommandSpec command(
            Surroundings surroundings, String name, String description, Work work) {
        var spec =
                CommandTree.command(
                        name, description, arguments -> run(surroundings, arguments, work));
        StatusCommand.folderOptions().forEach(spec::addOption);
        return spec;
    }

    private static int run(Surroundings surroundings, ParseResult arguments, Work work) {
        var folder = StatusCommand.folder(surroundings, arguments);
        if (folder.isEmpty()) {
            return ExitCode.FAILED;
        }
        try {
            return work.run(folder.get(), arguments);
        } catch (CommandFailure failed) {
            surroundings.complain(String.valueOf(failed.getMessage()));
            return failed.isUsage() ? ExitCode.USAGE : ExitCode.FAILED;
        }
    }
}
