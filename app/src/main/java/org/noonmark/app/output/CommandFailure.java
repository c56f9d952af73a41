package org.noonmark.app.output;

/// The command cannot do what it was asked. The message is one line for the operator and says what
/// to do.
public final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean usage;

    private CommandFailure(boolean usage, String message) {
        super(message);
        this.usage = usage;
    }

    /// The command line has to change.
    public static CommandFailure usage(String message) {
        return new CommandFailure(true, message);
    }

    /// The data, or the surroundings, will not do.
    public static CommandFailure data(String message) {
        return new CommandFailure(false, message);
    }

    /// Whether another command line would help.
    public boolean isUsage() {
        return usage;
    }
}
