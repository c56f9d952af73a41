package org.noonmark.guard.windows;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/// Which services of Sigma's log sources the channels of Windows are.
///
/// Source: the `sources` of SigmaHQ's `tests/thor.yml` (2025-12), with the channels that its rules'
/// own definitions name beside.
final class WindowsChannels {
    static final Map<String, List<String>> SERVICES =
            Map.ofEntries(
                    one("Application", "application"),
                    one("Security", "security"),
                    one("System", "system"),
                    one("DNS Server", "dns-server"),
                    one("MSExchange Management", "msexchange-management"),
                    one("Windows PowerShell", "powershell-classic"),
                    one("PowerShellCore/Operational", "powershell"),
                    one("OpenSSH/Operational", "openssh"),
                    one("Microsoft-IIS-Configuration/Operational", "iis-configuration"),
                    bus("Microsoft-ServiceBus-Client/Admin"),
                    bus("Microsoft-ServiceBus-Client/Operational"),
                    microsoft("AppLocker/EXE and DLL", "applocker"),
                    microsoft("AppLocker/MSI and Script", "applocker"),
                    microsoft("AppLocker/Packaged app-Deployment", "applocker"),
                    microsoft("AppLocker/Packaged app-Execution", "applocker"),
                    microsoft("AppModel-Runtime/Admin", "appmodel-runtime"),
                    microsoft("AppXDeploymentServer/Operational", "appxdeployment-server"),
                    microsoft("AppxPackaging/Operational", "appxpackaging-om"),
                    microsoft(
                            "Application-Experience/Program-Compatibility-Assistant",
                            "application-experience"),
                    microsoft("Application-Experience/Program-Telemetry", "application-experience"),
                    microsoft("BitLocker/BitLocker Management", "bitlocker"),
                    microsoft("Bits-Client/Operational", "bits-client"),
                    microsoft("CAPI2/Operational", "capi2"),
                    microsoft(
                            "CertificateServicesClient-Lifecycle-System/Operational",
                            "certificateservicesclient-lifecycle-system"),
                    microsoft("CodeIntegrity/Operational", "codeintegrity-operational"),
                    microsoft("DHCP-Server/Operational", "dhcp"),
                    microsoft("DNS Client Events/Operational", "dns-client"),
                    microsoft("DNS-Client/Operational", "dns-client"),
                    microsoft("DNS-Server/Analytical", "dns-server-analytic"),
                    microsoft("DNSServer/Analytical", "dns-server-analytic"),
                    microsoft("Diagnosis-Scripted/Operational", "diagnosis-scripted"),
                    microsoft("DriverFrameworks-UserMode/Operational", "driver-framework"),
                    microsoft("Hyper-V-Worker", "hyper-v-worker"),
                    microsoft("Hyper-V-Worker-Admin", "hyper-v-worker"),
                    microsoft("Kernel-EventTracing", "kernel-event-tracing"),
                    microsoft("Kernel-EventTracing/Admin", "kernel-event-tracing"),
                    microsoft("Kernel-ShimEngine/Diagnostic", "kernel-shimengine"),
                    microsoft("Kernel-ShimEngine/Operational", "kernel-shimengine"),
                    microsoft("LDAP-Client/Debug", "ldap"),
                    microsoft("LSA/Operational", "lsa-server"),
                    microsoft("NTLM/Operational", "ntlm"),
                    microsoft("Ntfs/Operational", "ntfs"),
                    microsoft("PowerShell/Operational", "powershell"),
                    microsoft("PrintService/Admin", "printservice-admin"),
                    microsoft("PrintService/Operational", "printservice-operational"),
                    microsoft("SENSE/Operational", "sense"),
                    microsoft("SMBServer/Connectivity", "smbserver-connectivity"),
                    microsoft("Security-Mitigations/Kernel Mode", "security-mitigations"),
                    microsoft("Security-Mitigations/KernelMode", "security-mitigations"),
                    microsoft("Security-Mitigations/User Mode", "security-mitigations"),
                    microsoft("Security-Mitigations/UserMode", "security-mitigations"),
                    microsoft("Shell-Core/Operational", "shell-core"),
                    microsoft("SmbClient/Connectivity", "smbclient-connectivity"),
                    microsoft("SmbClient/Security", "smbclient-security"),
                    microsoft("Sysmon/Operational", "sysmon"),
                    microsoft("TaskScheduler/Operational", "taskscheduler"),
                    microsoft(
                            "TerminalServices-LocalSessionManager/Operational",
                            "terminalservices-localsessionmanager"),
                    microsoft("Time-Service/Operational", "time-service"),
                    microsoft("VHDMP/Operational", "vhdmp"),
                    microsoft("VHDMP-Operational", "vhdmp"),
                    microsoft("WMI-Activity/Operational", "wmi"),
                    microsoft("Windows Defender/Operational", "windefend"),
                    microsoft("Windows Firewall With Advanced Security/Firewall", "firewall-as"));

    private WindowsChannels() {}

    private static Map.Entry<String, List<String>> one(String channel, String service) {
        return entry(channel, List.of(service));
    }

    private static Map.Entry<String, List<String>> microsoft(String channel, String service) {
        return one("Microsoft-Windows-" + channel, service);
    }

    /// Rules call it by one name, the map of log sources by another.
    private static Map.Entry<String, List<String>> bus(String channel) {
        return entry(channel, List.of("microsoft-servicebus-client", "servicebus-client"));
    }
}
