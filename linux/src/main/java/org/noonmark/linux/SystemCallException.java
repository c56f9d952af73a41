package org.noonmark.linux;

import java.io.IOException;

/// A system call that failed: which one, on what, with which error number.
public final class SystemCallException extends IOException {
    private static final long serialVersionUID = 1;

    private final String call;
    private final int errno;

    SystemCallException(String call, String subject, int errno) {
        super(call + " " + subject + ": " + Errno.nameOf(errno) + " (errno " + errno + ")");
        this.call = call;
        this.errno = errno;
    }

    /// Returns `result`, unless it is a negative error number.
    static int check(int result, String call, String subject) throws SystemCallException {
        if (result < 0) {
            throw new SystemCallException(call, subject, -result);
        }
        return result;
    }

    public String call() {
        return call;
    }

    public int errno() {
        return errno;
    }
}
