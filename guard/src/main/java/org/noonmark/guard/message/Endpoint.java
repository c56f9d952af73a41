package org.noonmark.guard.message;

import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.Ocsf;

/// An address with or without a port: `192.0.2.1:1194`, `[2001:db8::1]:1194`, `192.0.2.1[500]`,
/// `[AF_INET6]2001:db8::1:1194`, `udp4:192.0.2.1:1194`.
final class Endpoint {
    private Endpoint() {}

    /// @param name `src_endpoint` or `dst_endpoint`, or empty to add nothing; `.ip` and `.port`
    ///   follow
    static boolean add(String name, String message, int from, int to, LogEventBuilder into) {
        int start = afterFamily(message, from, to);
        if (start >= to) {
            return false;
        }
        if (message.charAt(start) == '[') {
            int close = message.indexOf(']', start, to);
            return close > start
                    && port(name, message, close + 1, to, into)
                    && ip(name, message, start + 1, close, into);
        }
        int bracket = message.indexOf('[', start, to);
        if (bracket > start && message.charAt(to - 1) == ']') {
            return number(name, message, bracket + 1, to - 1, into)
                    && ip(name, message, start, bracket, into);
        }
        int colon = message.lastIndexOf(':', to - 1);
        boolean isBareIpv6 = start == from && colon > message.indexOf(':', start);
        if (colon < start || isBareIpv6) {
            return ip(name, message, start, to, into);
        }
        return number(name, message, colon + 1, to, into) && ip(name, message, start, colon, into);
    }

    private static int afterFamily(String message, int from, int to) {
        if (message.startsWith("[AF_INET", from)) {
            int close = message.indexOf(']', from, to);
            return close < 0 ? to : close + 1;
        }
        if (message.startsWith("udp", from) || message.startsWith("tcp", from)) {
            int colon = message.indexOf(':', from, to);
            return colon < 0 ? from : colon + 1;
        }
        return from;
    }

    private static boolean port(
            String name, String message, int from, int to, LogEventBuilder into) {
        return from == to
                || (message.charAt(from) == ':' && number(name, message, from + 1, to, into));
    }

    private static boolean number(
            String name, String message, int from, int to, LogEventBuilder into) {
        long port = Digits.parse(message, from, to);
        if (port < 0) {
            return false;
        }
        if (!name.isEmpty()) {
            into.add(name.equals("dst_endpoint") ? Ocsf.DST_PORT : Ocsf.SRC_PORT, port);
        }
        return true;
    }

    private static boolean ip(String name, String message, int from, int to, LogEventBuilder into) {
        if (!name.isEmpty()) {
            into.add(
                    name.equals("dst_endpoint") ? Ocsf.DST_IP : Ocsf.SRC_IP,
                    message.substring(from, to));
        }
        return from < to;
    }
}
