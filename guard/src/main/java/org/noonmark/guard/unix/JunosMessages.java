package org.noonmark.guard.unix;

import static org.noonmark.guard.event.Ocsf.CLASS_UID;
import static org.noonmark.guard.event.Ocsf.DEVICE_CONFIG_STATE;

import org.noonmark.guard.message.MessageSet;

/// What Junos' `mgd` writes of commands and configurations, after Juniper's System Log Explorer
/// (UI_CMDLINE_READ_LINE, UI_CFG_AUDIT_SET, UI_CFG_AUDIT_OTHER, UI_COMMIT).
final class JunosMessages {
    static final MessageSet ALL = all();

    private JunosMessages() {}

    private static MessageSet all() {
        var set = MessageSet.of("mgd");
        set.message(
                "command",
                "UI_CMDLINE_READ_LINE: User '{actor.user.name}', command"
                        + " '{process.cmd_line:*}'");
        set.with(CLASS_UID, DEVICE_CONFIG_STATE);
        set.message(
                "changed",
                "UI_CFG_AUDIT_SET: User '{actor.user.name}' set: {config.directive:*}",
                "UI_CFG_AUDIT_OTHER: User '{actor.user.name}' set: {config.directive:*}",
                "UI_CFG_AUDIT_OTHER: User '{actor.user.name}' delete: {config.directive:*}");
        set.message(
                "committed",
                "UI_COMMIT: User '{actor.user.name}' requested 'commit' operation {:*}",
                "UI_COMMIT: User '{actor.user.name}' performed commit{:*}");
        return set.build();
    }
}
