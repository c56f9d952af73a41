package org.noonmark.campaign;

import java.time.LocalDate;

/// Security events of Windows, one JSON object in a line.
final class Windows {
    private static final long DAY_MICROS = 86_400_000_000L;

    private Windows() {}

    static void logon(LineBuffer out, Host host, long micros, String account, String address) {
        begin(out, host, micros, 4624);
        target(out, account, micros).put("\",\"LogonType\":3,\"IpAddress\":\"").put(address);
        out.put("\",\"IpPort\":\"").put(49_152 + micros / 1000 % 16_000).put("\"}").end();
    }

    static void failure(LineBuffer out, Host host, long micros, String account, String address) {
        begin(out, host, micros, 4625);
        out.put(",\"TargetUserName\":\"").put(account);
        out.put("\",\"Status\":\"0xc000006d\",\"SubStatus\":\"0xc000006a\",\"LogonType\":3,");
        out.put("\"IpAddress\":\"").put(address).put("\"}").end();
    }

    /// @param logonMicros when the logon was
    static void logoff(LineBuffer out, Host host, long micros, String account, long logonMicros) {
        begin(out, host, micros, 4634);
        target(out, account, logonMicros).put("\",\"LogonType\":3}").end();
    }

    private static LineBuffer target(LineBuffer out, String account, long logonMicros) {
        out.put(",\"TargetUserName\":\"").put(account).put("\",\"TargetDomainName\":\"LAB\",");
        return out.put("\"TargetLogonId\":\"0x").put(Long.toHexString(logonMicros / 1000));
    }

    /// An event without data of its own.
    static void plain(LineBuffer out, Host host, long micros, int event) {
        begin(out, host, micros, event);
        out.put("}").end();
    }

    private static void begin(LineBuffer out, Host host, long micros, int event) {
        out.begin(host.special(), micros).put("{\"TimeCreated\":\"");
        Stamp.date(out, LocalDate.ofEpochDay(micros / DAY_MICROS)).put('T');
        Stamp.time(out, micros % DAY_MICROS).put('.').padded(micros % 1_000_000, 6);
        out.put("Z\",\"Channel\":\"Security\",\"ProviderName\":");
        out.put("\"Microsoft-Windows-Security-Auditing\",\"EventID\":").put((long) event);
        out.put(",\"EventRecordID\":").number(LineBuffer.NEXT_NUMBER).put(",\"Computer\":\"");
        out.put(host.name()).put(".lab.example\"");
    }
}
