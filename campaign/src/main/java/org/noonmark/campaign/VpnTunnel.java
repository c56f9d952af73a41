package org.noonmark.campaign;

/// A tunnel to the site, as OpenVPN 2.6 logs it on the server (`verb 3`), with certificate and
/// password.
///
/// @param address from where
/// @param tunnel that the client was given
/// @param typos passwords that were wrong before
record VpnTunnel(
        Host host,
        String account,
        String address,
        int port,
        String tunnel,
        long beginMicros,
        long endMicros,
        int typos) {
    private static final long SECOND = 1_000_000;

    void write(LineBuffer out) {
        long at = beginMicros;
        for (int i = 0; i < typos; i++) {
            hello(out, at);
            unnamed(out, at + 600_000);
            out.put("TLS Auth Error: Auth Username/Password verification failed for peer").end();
            at += 9 * SECOND;
        }
        hello(out, at);
        unnamed(out, at + 600_000).put("TLS: Username/Password authentication succeeded for");
        out.put(" username '").put(account).put('\'').end();
        unnamed(out, at + 700_000).put('[').put(account);
        out.put("] Peer Connection Initiated with [AF_INET]");
        out.put(address).put(':').put((long) port).end();
        named(out, at + 710_000).put("MULTI_sva: pool returned IPv4=").put(tunnel);
        out.put(", IPv6=(Not enabled)").end();
        named(out, at + 720_000).put("MULTI: Learn: ").put(tunnel).put(" -> ").put(account);
        out.put('/').put(address).put(':').put((long) port).end();
        named(out, Math.max(endMicros, at + SECOND));
        out.put("SIGTERM[soft,remote-exit] received, client-instance exiting").end();
    }

    /// From the first packet until the certificate is accepted.
    private void hello(LineBuffer out, long at) {
        unnamed(out, at).put("TLS: Initial packet from [AF_INET]").put(address).put(':');
        out.put((long) port).put(", sid=").padded(at % 100_000_000, 8).put(" 0a0b0c0d").end();
        unnamed(out, at + 300_000).put("VERIFY OK: depth=1, CN=SYNTHETIC Lab VPN CA").end();
        unnamed(out, at + 300_100).put("VERIFY OK: depth=0, CN=").put(account).end();
    }

    private LineBuffer time(LineBuffer out, long at) {
        return Stamp.spaced(out.begin(host.special(), at), at).put(' ');
    }

    private LineBuffer unnamed(LineBuffer out, long at) {
        return time(out, at).put(address).put(':').put((long) port).put(' ');
    }

    private LineBuffer named(LineBuffer out, long at) {
        time(out, at).put(account).put('/').put(address).put(':').put((long) port);
        return out.put(' ');
    }
}
