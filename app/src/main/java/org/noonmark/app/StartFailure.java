package org.noonmark.app;

/// The station cannot start. The message is one line for the operator and says what to do.
final class StartFailure extends Exception {
    private static final long serialVersionUID = 1;

    StartFailure(String message) {
        super(message);
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
