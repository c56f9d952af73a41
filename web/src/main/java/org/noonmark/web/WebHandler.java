package org.noonmark.web;

import java.net.InetAddress;

/// Answers one kind of request. Called from many threads at once.
@FunctionalInterface
public interface WebHandler {
    /// The answer to a request that has come in whole.
    ///
    /// @param body all of it, within the limit; empty when there is none
    /// @param remote who asks
    WebAnswer answer(byte[] body, InetAddress remote);
}
