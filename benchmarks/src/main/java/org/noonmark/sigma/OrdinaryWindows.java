package org.noonmark.sigma;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// Generated events of an ordinary Windows machine, as lines of JSON in the form that converters of
/// EVTX write: programs that people and services start, with command lines of usual length; the
/// events that Sysmon and the security log write around them.
final class OrdinaryWindows {
    private static final String SYSMON = "Microsoft-Windows-Sysmon/Operational";

    /// Image, command line after the image; the same of the program that starts it.
    private static final List<List<String>> PROGRAMS =
            List.of(
                    List.of(
                            "C:\\Windows\\System32\\svchost.exe",
                            "-k netsvcs -p -s %w",
                            "C:\\Windows\\System32\\services.exe",
                            ""),
                    List.of(
                            "C:\\Windows\\System32\\svchost.exe",
                            "-k LocalServiceNetworkRestricted -p",
                            "C:\\Windows\\System32\\services.exe",
                            ""),
                    List.of(
                            "C:\\Windows\\System32\\backgroundTaskHost.exe",
                            "-ServerName:App.%h.mca",
                            "C:\\Windows\\System32\\svchost.exe",
                            "-k DcomLaunch -p"),
                    List.of(
                            "C:\\Windows\\System32\\RuntimeBroker.exe",
                            "-Embedding",
                            "C:\\Windows\\System32\\svchost.exe",
                            "-k DcomLaunch -p"),
                    List.of(
                            "C:\\Windows\\System32\\conhost.exe",
                            "0x%h -ForceV1",
                            "C:\\Program Files\\Git\\cmd\\git.exe",
                            "status"),
                    List.of(
                            "C:\\Windows\\System32\\dllhost.exe",
                            "/Processid:{%h-%n-%n-%n-%h}",
                            "C:\\Windows\\System32\\svchost.exe",
                            "-k DcomLaunch -p"),
                    List.of(
                            "C:\\Windows\\System32\\SearchProtocolHost.exe",
                            "Global\\UsGthrFltPipeMssGthrPipe%n_ Global\\UsGthrCtrlFltPipeMssGthrPipe%n 1 -2147483646 \"Software\\Microsoft\\Windows Search\" \"DataManager\"",
                            "C:\\Windows\\System32\\SearchIndexer.exe",
                            "/Embedding"),
                    List.of(
                            "C:\\Windows\\System32\\taskhostw.exe",
                            "",
                            "C:\\Windows\\System32\\svchost.exe",
                            "-k netsvcs -p -s Schedule"),
                    List.of(
                            "C:\\Windows\\System32\\msiexec.exe",
                            "/i \"C:\\Users\\%u\\Downloads\\%w-%n.msi\"",
                            "C:\\Windows\\explorer.exe",
                            ""),
                    List.of(
                            "C:\\Windows\\System32\\cmd.exe",
                            "/c \"C:\\Build\\%w\\%w.cmd\" %w %n",
                            "C:\\Program Files\\JetBrains\\bin\\idea64.exe",
                            "C:\\work\\%w"),
                    List.of(
                            "C:\\Windows\\System32\\cmd.exe",
                            "/d /s /c \"npm run %w -- --port=%n\"",
                            "C:\\Program Files\\JetBrains\\bin\\idea64.exe",
                            "C:\\work\\%w"),
                    List.of(
                            "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
                            "-NoProfile -File C:\\Scripts\\%w\\Get-%w.ps1 -Name %w -Count %n",
                            "C:\\Windows\\explorer.exe",
                            ""),
                    List.of(
                            "C:\\Windows\\explorer.exe",
                            "",
                            "C:\\Windows\\System32\\userinit.exe",
                            ""),
                    List.of(
                            "C:\\Windows\\System32\\notepad.exe",
                            "C:\\Users\\%u\\Documents\\%w\\%w.txt",
                            "C:\\Windows\\explorer.exe",
                            ""),
                    List.of(
                            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
                            "--type=renderer --display-capture-permissions-policy-allowed --lang=en-US --device-scale-factor=1 --num-raster-threads=4 --renderer-client-id=%n --time-ticks-at-unix-epoch=-%n%n --launch-time-ticks=%n%n --field-trial-handle=%n,i,%n%n,%n%n,262144 --variations-seed-version --mojo-platform-channel-handle=%n /prefetch:1",
                            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
                            "--profile-directory=Default"),
                    List.of(
                            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
                            "--type=utility --utility-sub-type=network.mojom.NetworkService --lang=en-US --service-sandbox-type=none --mojo-platform-channel-handle=%n --field-trial-handle=%n,i,%n%n,%n,262144",
                            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
                            "--no-startup-window"),
                    List.of(
                            "C:\\Program Files\\Git\\cmd\\git.exe",
                            "-c core.quotepath=false log --max-count=%n --format=%h -- src/%w/%w.java",
                            "C:\\Program Files\\JetBrains\\bin\\idea64.exe",
                            "C:\\work\\%w"),
                    List.of(
                            "C:\\Program Files\\Eclipse Adoptium\\jdk-25\\bin\\java.exe",
                            "-Xmx%nm -Dapp.name=%w -cp lib\\%w-1.%n.jar;lib\\%w-2.%n.jar com.example.%w.Main --config conf\\%w.properties",
                            "C:\\Program Files\\JetBrains\\bin\\idea64.exe",
                            "C:\\work\\%w"),
                    List.of(
                            "C:\\Program Files\\nodejs\\node.exe",
                            "C:\\work\\%w\\node_modules\\%w\\bin\\%w.js --watch --mode %w",
                            "C:\\Program Files\\Microsoft VS Code\\Code.exe",
                            "C:\\work\\%w"),
                    List.of(
                            "C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE",
                            "/n \"C:\\Users\\%u\\OneDrive\\%w %n.docx\" /o \"\"",
                            "C:\\Windows\\explorer.exe",
                            ""),
                    List.of(
                            "C:\\Program Files\\Microsoft VS Code\\Code.exe",
                            "--type=renderer --user-data-dir=\"C:\\Users\\%u\\AppData\\Roaming\\Code\" --enable-sandbox --lang=en-US --renderer-client-id=%n",
                            "C:\\Program Files\\Microsoft VS Code\\Code.exe",
                            "C:\\work\\%w"),
                    List.of(
                            "C:\\Program Files\\Windows Defender\\MpCmdRun.exe",
                            "SignatureUpdate -ScheduleJob -RestrictPrivileges -Reinvoke",
                            "C:\\Windows\\System32\\svchost.exe",
                            "-k netsvcs -p -s Schedule"),
                    List.of(
                            "C:\\Users\\%u\\AppData\\Local\\Microsoft\\Teams\\current\\Teams.exe",
                            "--type=gpu-process --gpu-preferences=%h%h%h --mojo-platform-channel-handle=%n",
                            "C:\\Users\\%u\\AppData\\Local\\Microsoft\\Teams\\current\\Teams.exe",
                            "--system-initiated"),
                    List.of(
                            "C:\\Python312\\python.exe",
                            "-m %w.%w --input D:\\data\\%w\\%n.csv --output D:\\out\\%w.parquet",
                            "C:\\Program Files\\Microsoft VS Code\\Code.exe",
                            "C:\\work\\%w"));

    private static final List<String> WORDS =
            List.of(
                    "report",
                    "orders",
                    "alpha",
                    "harbour",
                    "ledger",
                    "station",
                    "garden",
                    "metrics",
                    "invoice",
                    "schedule",
                    "camera",
                    "weather",
                    "archive",
                    "lesson",
                    "planner",
                    "survey");
    private static final List<String> USERS =
            List.of("anna", "björn", "carla", "dmitri", "svc-build");

    private final SplittableRandom random;
    private long record;

    OrdinaryWindows(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String filled(String template) {
        var text = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c != '%' || i + 1 == template.length()) {
                text.append(c);
                continue;
            }
            i++;
            text.append(
                    switch (template.charAt(i)) {
                        case 'w' -> one(WORDS);
                        case 'n' -> Integer.toString(random.nextInt(10_000));
                        case 'h' -> "%08x".formatted(random.nextInt());
                        case 'u' -> one(USERS);
                        default -> "%" + template.charAt(i);
                    });
        }
        return text.toString();
    }

    private String hex(int digits) {
        var text = new StringBuilder();
        while (text.length() < digits) {
            text.append("%016X".formatted(random.nextLong()));
        }
        return text.substring(0, digits);
    }

    private String guid() {
        return "{" + hex(8) + "-" + hex(4) + "-" + hex(4) + "-" + hex(4) + "-" + hex(12) + "}";
    }

    private String image() {
        return filled(one(PROGRAMS).getFirst());
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('\\') + 1);
    }

    /// A line: Sysmon's event of a process that starts.
    String process() {
        var program = one(PROGRAMS);
        var image = filled(program.getFirst());
        var parentImage = filled(program.get(2));
        var data = begun();
        data.put("Image", image);
        data.put(
                "FileVersion",
                "10.0.%d.%d".formatted(random.nextInt(30_000), random.nextInt(5000)));
        data.put("Description", "The " + fileName(image).replace(".exe", "") + " program");
        data.put("Product", "Microsoft® Windows® Operating System");
        data.put("Company", "Microsoft Corporation");
        data.put("OriginalFileName", fileName(image).toLowerCase(Locale.ROOT));
        data.put("CommandLine", "\"" + image + "\" " + filled(program.get(1)));
        data.put("CurrentDirectory", filled("C:\\Users\\%u\\%w\\"));
        var user = filled("CONTOSO\\%u");
        data.put("User", user);
        data.put("LogonGuid", guid());
        data.put("LogonId", "0x%x".formatted(random.nextInt(1 << 24)));
        data.put("TerminalSessionId", (long) random.nextInt(3));
        data.put("IntegrityLevel", one(List.of("Medium", "System", "High", "Low")));
        data.put("Hashes", hashes());
        data.put("ParentProcessGuid", guid());
        data.put("ParentProcessId", (long) random.nextInt(30_000));
        data.put("ParentImage", parentImage);
        data.put("ParentCommandLine", "\"" + parentImage + "\" " + filled(program.get(3)));
        data.put("ParentUser", user);
        return line(SYSMON, 1, data);
    }

    private String hashes() {
        return "MD5=" + hex(32) + ",SHA256=" + hex(64) + ",IMPHASH=" + hex(32);
    }

    private Map<String, Object> begun() {
        var data = new LinkedHashMap<String, Object>();
        data.put("RuleName", "-");
        data.put(
                "UtcTime",
                "2026-11-23 %02d:%02d:%02d.%03d"
                        .formatted(
                                random.nextInt(24),
                                random.nextInt(60),
                                random.nextInt(60),
                                random.nextInt(1000)));
        data.put("ProcessGuid", guid());
        data.put("ProcessId", (long) random.nextInt(30_000));
        return data;
    }

    /// A line of any kind: of a hundred, 20 process starts, 15 loaded images, 15 registry values,
    /// 12 connections, 10 files, 8 process accesses, 5 name queries, 15 of the security log.
    String any() {
        int kind = random.nextInt(100);
        return kind < 20
                ? process()
                : kind < 35
                        ? imageLoad()
                        : kind < 50
                                ? registryValue()
                                : kind < 62
                                        ? connection()
                                        : kind < 72
                                                ? file()
                                                : kind < 80
                                                        ? access()
                                                        : kind < 85 ? query() : security();
    }

    private String imageLoad() {
        var data = begun();
        data.put("Image", image());
        data.put("ImageLoaded", filled("C:\\Windows\\System32\\%w%n.dll"));
        data.put("Description", filled("The %w library"));
        data.put("OriginalFileName", filled("%w.dll"));
        data.put("Hashes", hashes());
        data.put("Signed", "true");
        data.put("Signature", "Microsoft Windows");
        data.put("SignatureStatus", "Valid");
        return line(SYSMON, 7, data);
    }

    private String registryValue() {
        var data = begun();
        data.put("EventType", "SetValue");
        data.put("Image", image());
        data.put(
                "TargetObject",
                filled(
                        "HKU\\S-1-5-21-%n-%n-%n-1001\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\%w\\%w%n"));
        data.put("Details", filled("DWORD (0x%h)"));
        return line(SYSMON, 13, data);
    }

    private String connection() {
        var data = begun();
        data.put("Image", image());
        data.put("Protocol", "tcp");
        data.put("Initiated", "true");
        data.put("SourceIp", "10.0.%d.%d".formatted(random.nextInt(256), random.nextInt(256)));
        data.put("SourcePort", (long) random.nextInt(65_536));
        data.put("DestinationIp", "203.0.113." + random.nextInt(256));
        data.put("DestinationHostname", filled("%w.example.com"));
        data.put("DestinationPort", one(List.of(443L, 80L, 53L, 123L)));
        return line(SYSMON, 3, data);
    }

    private String file() {
        var data = begun();
        data.put("Image", image());
        data.put(
                "TargetFilename", filled("C:\\Users\\%u\\AppData\\Local\\%w\\Cache\\%h\\%w%n.tmp"));
        data.put("CreationUtcTime", "2026-11-23 10:00:00.000");
        return line(SYSMON, 11, data);
    }

    private String access() {
        var data = begun();
        data.put("SourceImage", image());
        data.put("TargetImage", image());
        data.put("GrantedAccess", one(List.of("0x1000", "0x1400", "0x1010", "0x3000")));
        data.put(
                "CallTrace",
                filled(
                        "C:\\Windows\\SYSTEM32\\ntdll.dll+%h|C:\\Windows\\System32\\KERNELBASE.dll+%h|C:\\Program Files\\%w\\%w.dll+%h"));
        return line(SYSMON, 10, data);
    }

    private String query() {
        var data = begun();
        data.put("QueryName", filled("%w-%n.%w.example.org"));
        data.put("QueryResults", "::ffff:203.0.113." + random.nextInt(256) + ";");
        data.put("Image", image());
        return line(SYSMON, 22, data);
    }

    private String security() {
        var data = new LinkedHashMap<String, Object>();
        data.put("SubjectUserSid", "S-1-5-18");
        data.put("SubjectUserName", filled("%u$"));
        data.put("SubjectLogonId", "0x3e7");
        data.put("TargetUserName", filled("%u"));
        data.put("LogonType", one(List.of(2L, 3L, 5L, 7L)));
        data.put("ProcessName", image());
        data.put("WorkstationName", filled("PC-%n"));
        data.put("IpAddress", "10.0.0." + random.nextInt(256));
        return line("Security", one(List.of(4624, 4634, 4648, 4672, 5156, 4663)), data);
    }

    private String line(String channel, int id, Map<String, Object> data) {
        var provider =
                channel.equals(SYSMON)
                        ? "Microsoft-Windows-Sysmon"
                        : "Microsoft-Windows-Security-Auditing";
        var text =
                new StringBuilder(
                        "{\"Event\":{\"System\":{\"Provider\":{\"#attributes\":{\"Name\":");
        quote(text, provider);
        text.append("}},\"EventID\":").append(id);
        text.append(
                        ",\"Version\":5,\"Level\":4,\"TimeCreated\":{\"#attributes\":{\"SystemTime\":\"2026-11-23T10:00:00.")
                .append(100_000 + record % 900_000)
                .append("Z\"}},\"EventRecordID\":")
                .append(record++)
                .append(",\"Channel\":");
        quote(text, channel);
        text.append(",\"Computer\":\"pc")
                .append(random.nextInt(500))
                .append(".contoso.example\"},\"EventData\":{");
        var separator = "";
        for (var entry : data.entrySet()) {
            text.append(separator);
            quote(text, entry.getKey());
            text.append(':');
            if (entry.getValue() instanceof String value) {
                quote(text, value);
            } else {
                text.append(entry.getValue());
            }
            separator = ",";
        }
        return text.append("}}}\n").toString();
    }

    private static void quote(StringBuilder to, String text) {
        to.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
}
