package org.noonmark.guard.event;

/// Names of fields and numbers of classes, as the Open Cybersecurity Schema Framework 1.3 has them.
///
/// Readers use these objects, so that the same name is the same `String`.
public final class Ocsf {
    public static final String CLASS_UID = "class_uid";
    public static final String ACTIVITY_NAME = "activity_name";
    public static final String STATUS = "status";
    public static final String STATUS_DETAIL = "status_detail";
    public static final String MESSAGE = "message";
    public static final String SEVERITY = "severity";
    public static final String COUNT = "count";
    public static final String EVENT_CODE = "metadata.event_code";
    public static final String LOG_NAME = "metadata.log_name";
    public static final String CORRELATION_UID = "metadata.correlation_uid";
    public static final String PRODUCT_NAME = "metadata.product.name";
    public static final String HOSTNAME = "device.hostname";
    public static final String SERVICE_NAME = "service.name";
    public static final String AUTH_PROTOCOL = "auth_protocol";
    public static final String USER_NAME = "user.name";
    public static final String USER_UID = "user.uid";
    public static final String GROUP_NAME = "group.name";
    public static final String ACTOR_USER_NAME = "actor.user.name";
    public static final String ACTOR_USER_UID = "actor.user.uid";
    public static final String SESSION_UID = "session.uid";
    public static final String SRC_IP = "src_endpoint.ip";
    public static final String SRC_PORT = "src_endpoint.port";
    public static final String SRC_HOSTNAME = "src_endpoint.hostname";
    public static final String DST_IP = "dst_endpoint.ip";
    public static final String DST_PORT = "dst_endpoint.port";
    public static final String PROCESS_NAME = "process.name";
    public static final String PROCESS_PID = "process.pid";
    public static final String PROCESS_PATH = "process.file.path";
    public static final String PROCESS_COMMAND = "process.cmd_line";
    public static final String PROCESS_DIRECTORY = "process.working_directory";
    public static final String PARENT_PID = "process.parent_process.pid";
    public static final String PARENT_PATH = "process.parent_process.file.path";
    public static final String FILE_PATH = "file.path";

    public static final long BASE_EVENT = 0;
    public static final long FILE_ACTIVITY = 1001;
    public static final long SCHEDULED_JOB = 1006;
    public static final long PROCESS_ACTIVITY = 1007;
    public static final long EVENT_LOG_ACTIVITY = 1008;
    public static final long ACCOUNT_CHANGE = 3001;
    public static final long AUTHENTICATION = 3002;
    public static final long GROUP_MANAGEMENT = 3006;
    public static final long NETWORK_ACTIVITY = 4001;
    public static final long SSH_ACTIVITY = 4007;
    public static final long NTP_ACTIVITY = 4013;
    public static final long TUNNEL_ACTIVITY = 4014;
    public static final long DEVICE_CONFIG_STATE = 5002;
    public static final long APPLICATION_LIFECYCLE = 6002;

    private Ocsf() {}
}
