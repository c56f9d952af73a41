package org.noonmark.incident;

/// Tactics of ATT&CK for Enterprise, in the order of a kill chain.
public enum Tactic {
    RECONNAISSANCE("TA0043"),
    RESOURCE_DEVELOPMENT("TA0042"),
    INITIAL_ACCESS("TA0001"),
    EXECUTION("TA0002"),
    PERSISTENCE("TA0003"),
    PRIVILEGE_ESCALATION("TA0004"),
    DEFENSE_EVASION("TA0005"),
    CREDENTIAL_ACCESS("TA0006"),
    DISCOVERY("TA0007"),
    LATERAL_MOVEMENT("TA0008"),
    COLLECTION("TA0009"),
    COMMAND_AND_CONTROL("TA0011"),
    EXFILTRATION("TA0010"),
    IMPACT("TA0040");

    private final String identifier;

    Tactic(String identifier) {
        this.identifier = identifier;
    }

    /// As ATT&CK numbers it.
    public String identifier() {
        return identifier;
    }
}
