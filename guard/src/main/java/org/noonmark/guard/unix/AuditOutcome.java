package org.noonmark.guard.unix;

import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.message.Digits;

/// What records that programs send to the audit system mean in OCSF's words.
final class AuditOutcome {
    private static final String UNKNOWN = "?";

    private AuditOutcome() {}

    static void add(String type, LogEventBuilder event) {
        switch (type) {
            case "USER_AUTH", "USER_LOGIN", "USER_START", "CRED_ACQ", "USER_ACCT", "USER_ERR" ->
                    add(event, Ocsf.AUTHENTICATION, "Logon");
            case "USER_END", "USER_LOGOUT", "CRED_DISP" ->
                    add(event, Ocsf.AUTHENTICATION, "Logoff");
            case "ADD_USER" -> add(event, Ocsf.ACCOUNT_CHANGE, "Create");
            case "DEL_USER" -> add(event, Ocsf.ACCOUNT_CHANGE, "Delete");
            case "USER_CHAUTHTOK" -> add(event, Ocsf.ACCOUNT_CHANGE, "Password Change");
            case "ADD_GROUP" -> add(event, Ocsf.GROUP_MANAGEMENT, "Create");
            case "DEL_GROUP" -> add(event, Ocsf.GROUP_MANAGEMENT, "Delete");
            case "USER_CMD" -> add(event, Ocsf.PROCESS_ACTIVITY, "Launch");
            case "SERVICE_START" -> add(event, Ocsf.APPLICATION_LIFECYCLE, "Start");
            case "SERVICE_STOP" -> add(event, Ocsf.APPLICATION_LIFECYCLE, "Stop");
            default -> {}
        }
        who(event);
    }

    private static void add(LogEventBuilder event, long classUid, String activity) {
        event.add(Ocsf.CLASS_UID, classUid);
        event.add(Ocsf.ACTIVITY_NAME, activity);
    }

    private static void who(LogEventBuilder event) {
        rename(event, "acct", Ocsf.USER_NAME);
        rename(event, "addr", Ocsf.SRC_IP);
        rename(event, "hostname", Ocsf.SRC_HOSTNAME);
        rename(event, "exe", Ocsf.PROCESS_PATH);
        rename(event, "cmd", Ocsf.PROCESS_COMMAND);
        if (event.value("pid") instanceof String pid) {
            long number = Digits.parse(pid, 0, pid.length());
            if (number >= 0) {
                event.add(Ocsf.PROCESS_PID, number);
            }
        }
        if (event.value("res") instanceof String outcome) {
            boolean isGood = outcome.equals("success") || outcome.equals("1");
            event.add(Ocsf.STATUS, isGood ? "Success" : "Failure");
        }
    }

    private static void rename(LogEventBuilder event, String from, String to) {
        if (event.value(from) instanceof String text && !text.equals(UNKNOWN)) {
            event.add(to, text);
        }
    }
}
