package org.noonmark.sources.khronos;

import java.net.InetAddress;
import java.util.List;

/// The way to the servers of a pool.
@FunctionalInterface
public interface PoolNetwork {
    /// Asks each server once and waits for all of them; one answer for each.
    List<PoolAnswer> ask(List<InetAddress> servers) throws InterruptedException;
}
