/// Messages of VPN programs: OpenVPN, WireGuard, strongSwan.
///
/// Does not belong here: the syslog line around them (`unix`).
///
/// Read first: [VpnMessages].
///
/// OCSF's Tunnel Activity (4014) where a tunnel is opened, renewed or closed; Authentication (3002)
/// where somebody proves who he is. Common names and user names come from the peer; each message
/// has them in its free place.
///
/// Threading: immutable.
@org.jspecify.annotations.NullMarked
package org.noonmark.guard.vpn;
