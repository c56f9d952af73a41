package org.noonmark.posture.meaning;

import java.util.Map;
import java.util.stream.Collectors;

/// Values of ptp4l's options where they are not written (ptp4l(8), linuxptp 3.1 to 4.4).
final class PtpDefaults {
    private static final Map<String, String> VALUES =
            """
                    twoStepFlag 1
                    socket_priority 0
                    clockClass 248
                    clockAccuracy 0xFE
                    offsetScaledLogVariance 0xFFFF
                    freq_est_interval 1
                    dscp_event 0
                    dscp_general 0
                    dataset_comparison ieee1588
                    G.8275.defaultDS.localPriority 128
                    maxStepsRemoved 255
                    logAnnounceInterval 1
                    logSyncInterval 0
                    operLogSyncInterval 0
                    logMinDelayReqInterval 0
                    logMinPdelayReqInterval 0
                    operLogPdelayReqInterval 0
                    announceReceiptTimeout 3
                    syncReceiptTimeout 0
                    delayAsymmetry 0
                    fault_reset_interval 4
                    neighborPropDelayThresh 20000000
                    G.8275.portDS.localPriority 128
                    asCapable auto
                    BMCA ptp
                    inhibit_announce 0
                    inhibit_delay_req 0
                    ignore_source_id 0
                    assume_two_step 0
                    path_trace_enabled 0
                    follow_up_info 0
                    hybrid_e2e 0
                    inhibit_multicast_service 0
                    net_sync_monitor 0
                    tc_spanning_tree 0
                    tx_timestamp_timeout 1
                    unicast_listen 0
                    unicast_req_duration 3600
                    verbose 0
                    summary_interval 0
                    kernel_leap 1
                    check_fup_sync 0
                    pi_proportional_const 0.0
                    pi_integral_const 0.0
                    pi_proportional_scale 0.0
                    pi_proportional_exponent -0.3
                    pi_proportional_norm_max 0.7
                    pi_integral_scale 0.0
                    pi_integral_exponent 0.4
                    pi_integral_norm_max 0.3
                    max_frequency 900000000
                    clock_servo pi
                    sanity_freq_limit 200000000
                    ntpshm_segment 0
                    msg_interval_request 0
                    servo_num_offset_values 10
                    servo_offset_threshold 0
                    write_phase_mode 0
                    transportSpecific 0x0
                    ptp_dst_mac 01:1B:19:00:00:00
                    p2p_dst_mac 01:80:C2:00:00:0E
                    udp_ttl 1
                    udp6_scope 0x0E
                    uds_address /var/run/ptp4l
                    clock_type OC
                    network_transport UDPv4
                    delay_mechanism E2E
                    time_stamping hardware
                    tsproc_mode filter
                    delay_filter moving_median
                    delay_filter_length 10
                    egressLatency 0
                    ingressLatency 0
                    boundary_clock_jbod 0
                    timeSource 0xA0
                    ptp_minor_version 1
                    spp -1
                    allow_unauth 0
                    uds_file_mode 0660
                    uds_ro_address /var/run/ptp4lro
                    uds_ro_file_mode 0666
                    interface_rate_tlv 0
                    phc_index -1
                    clockIdentity 000000.0000.000000
            """
                    .lines()
                    .map(String::strip)
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));

    private PtpDefaults() {}

    /// The value that holds where none is written; empty when there is none or it is not known.
    static String of(String name) {
        return VALUES.getOrDefault(name, "");
    }
}
