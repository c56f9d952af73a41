package org.noonmark.interop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A network of its own, with a loopback interface and port 123 free, and a view of the file system
/// in which something may be mounted. Both end with it.
final class Network implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern READY = Pattern.compile("^ready$", Pattern.MULTILINE);

    private final RunningProgram holder;
    private final Path folder;

    private Network(RunningProgram holder, Path folder) {
        this.holder = holder;
        this.folder = folder;
    }

    /// @param setup shell commands run inside before anything else
    static Network create(Path folder, String name, String... setup) {
        Peers.requireNetworks();
        var lines = new ArrayList<>(List.of("set -e", "ip link set lo up"));
        lines.addAll(List.of(setup));
        lines.addAll(List.of("echo ready", "exec sleep 600"));
        var holder =
                RunningProgram.start(
                        name,
                        folder,
                        List.of(
                                Peers.installed("unshare"),
                                "--net",
                                "--mount",
                                "--propagation=private",
                                "sh",
                                "-c",
                                String.join("\n", lines)));
        holder.awaitOutput(READY, LIMIT);
        return new Network(holder, folder);
    }

    /// Lays a cable to another network: this end gets one address, the other end the other.
    void connect(Network other, String address, String otherAddress) {
        run(
                "ip",
                "link",
                "add",
                "cable",
                "type",
                "veth",
                "peer",
                "name",
                "cable",
                "netns",
                other.pid());
        for (var end : List.of(this, other)) {
            end.run(
                    "ip",
                    "addr",
                    "add",
                    (end == this ? address : otherAddress) + "/24",
                    "dev",
                    "cable");
            end.run("ip", "link", "set", "cable", "up");
        }
    }

    /// The command as one that runs inside.
    List<String> inside(List<String> command) {
        var all = new ArrayList<String>();
        all.addAll(List.of(Peers.installed("nsenter"), "--target", pid(), "--net", "--mount"));
        all.addAll(List.of("--wd=" + folder, "--"));
        all.addAll(command);
        return all;
    }

    private void run(String... command) {
        RunningProgram.run(folder, LIMIT, inside(List.of(command))).orFail();
    }

    private String pid() {
        return Long.toString(holder.pid());
    }

    @Override
    public void close() {
        holder.close();
    }
}
