package org.noonmark.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The commands and their options, built without reflection.
final class CommandTree {
    /// What a command does with its arguments; returns an [ExitCode].
    @FunctionalInterface
    interface Action {
        int run(ParseResult arguments) throws Exception;
    }

    private CommandTree() {}

    static CommandLine of(Surroundings surroundings) {
        var root = group("noonmark", "Standard time: generated, distributed, guarded, proved.");
        root.addOption(
                OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Print the version and exit.")
                        .build());
        root.version("noonmark " + Version.TEXT);
        root.usageMessage()
                .footer(
                        "",
                        "Exit codes: 0 good, 1 degraded, 2 out of tolerance or failed, 3 unknown,"
                                + " 64 usage.");
        root.addSubcommand("up", UpCommand.spec(surroundings));
        root.addSubcommand("status", StatusCommand.spec(surroundings));
        root.addSubcommand("why", WhyCommand.spec(surroundings));
        root.addSubcommand("config", config(surroundings));
        root.addSubcommand("ledger", LedgerCommand.spec(surroundings));
        root.addSubcommand("verify", VerifyCommand.spec(surroundings));
        root.addSubcommand("keys", KeysCommand.spec(surroundings));
        root.addSubcommand("detect", DetectCommand.spec(surroundings));
        root.addSubcommand("rules", RulesCommand.spec(surroundings));
        root.addSubcommand("guard", GuardCommand.spec(surroundings));
        root.addSubcommand("query", query(surroundings));
        root.addSubcommand("stability", StabilityCommand.spec(surroundings));
        root.addSubcommand("ensemble", EnsembleCommand.spec(surroundings));
        root.addSubcommand("compare", CompareCommand.spec(surroundings));
        root.addSubcommand("steer", SteerCommand.spec(surroundings));
        root.addSubcommand("simulate", simulate(surroundings));
        return new CommandLine(root)
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setParameterExceptionHandler(CommandTree::explainUsage)
                .setExecutionExceptionHandler((failure, line, ignored) -> {
                    failure.printStackTrace(surroundings.err());
                    return ExitCode.FAILED;
                });
    }

    private static CommandSpec simulate(Surroundings surroundings) {
        return group("simulate", "Simulate clocks with known truth.")
                .addSubcommand("clocks", SimulateCommand.clocks(surroundings))
                .addSubcommand("noise", NoiseCommand.spec(surroundings));
    }

    private static CommandSpec config(Surroundings surroundings) {
        var config =
                group("config", "Check a configuration, explain it, agree to it.")
                        .addSubcommand("check", ConfigCommands.check(surroundings))
                        .addSubcommand("explain", ConfigCommands.explain(surroundings));
        ApprovalCommands.all(surroundings).forEach(config::addSubcommand);
        return config;
    }

    private static CommandSpec query(Surroundings surroundings) {
        return group("query", "Ask a server.")
                .addSubcommand("ntp", QueryCommand.ntp(surroundings))
                .addSubcommand("nts", NtsQueryCommand.spec(surroundings))
                .addSubcommand("roughtime", RoughtimeQueryCommand.spec(surroundings))
                .addSubcommand("tsa", TimestampQueryCommand.spec(surroundings));
    }

    /// A command that does something.
    static CommandSpec command(String name, String description, Action action) {
        var self = new Self(action);
        var spec = CommandSpec.wrapWithoutInspection(self).name(name);
        self.spec = spec;
        return described(spec, description);
    }

    /// A command that only has commands below it; alone it prints its help.
    static CommandSpec group(String name, String description) {
        return command(
                name,
                description,
                arguments -> {
                    var line = arguments.commandSpec().commandLine();
                    line.usage(line.getErr());
                    return ExitCode.USAGE;
                });
    }

    private static CommandSpec described(CommandSpec spec, String description) {
        spec.exitCodeOnInvalidInput(ExitCode.USAGE).exitCodeOnExecutionException(ExitCode.FAILED);
        spec.usageMessage().description(description).sortOptions(false);
        spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Print this help and exit.")
                        .build());
        return spec;
    }

    static OptionSpec jsonOption() {
        return OptionSpec.builder("--json").description("Print JSON for machines.").build();
    }

    private static int explainUsage(ParameterException wrong, String[] arguments) {
        var line = wrong.getCommandLine();
        line.getErr().println("noonmark: " + wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
        line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /// The object that picocli calls for a command.
    private static final class Self implements Callable<Integer> {
        private final Action action;
        private CommandSpec spec = CommandSpec.create();

        Self(Action action) {
            this.action = action;
        }

        @Override
        public Integer call() throws Exception {
            return action.run(spec.commandLine().getParseResult());
        }
    }
}
