package org.noonmark.behaviour;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who got which address from a tunnel, and where they really are: the 10,000 given last.
final class Tunnels {
    private static final int MOST = 10_000;

    /// @param outer address that the tunnel comes from
    record Tunnel(String account, String outer, String session) {}

    private final Map<String, Tunnel> byGiven =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Tunnel> eldest) {
                    return size() > MOST;
                }
            };

    void given(String address, Tunnel tunnel) {
        byGiven.remove(address);
        byGiven.put(address, tunnel);
    }

    @Nullable Tunnel at(String address) {
        return byGiven.get(address);
    }

    /// The session ended: its address may go to somebody else.
    void closed(String session) {
        if (!session.isEmpty()) {
            byGiven.values().removeIf(tunnel -> tunnel.session.equals(session));
        }
    }
}
