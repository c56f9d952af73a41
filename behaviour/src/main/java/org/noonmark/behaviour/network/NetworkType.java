package org.noonmark.behaviour.network;

/// What an address belongs to.
public enum NetworkType {
    /// The site's own.
    OWN("own network"),
    /// Somebody sells tunnels out of it.
    VPN("VPN"),
    /// Machines for rent.
    DATA_CENTRE("data centre"),
    /// Any other known network: homes, offices, telephones.
    ACCESS("access network"),
    UNKNOWN("unknown network");

    private final String words;

    NetworkType(String words) {
        this.words = words;
    }

    /// For people.
    public String words() {
        return words;
    }
}
