/// What is publicly known about an address, without asking anybody: country, autonomous system,
/// name, and whether it is a data centre, a VPN or the site's own.
///
/// Tables come in as lines; nothing is fetched. What an account usually does does not belong here.
/// Addresses of IPv4 and IPv6 live in one space, IPv4 as mapped (RFC 4291, 2.5.5.2).
///
/// Read first: [org.noonmark.behaviour.network.Networks],
/// [org.noonmark.behaviour.network.NetworkTables].
///
/// Values are immutable. Distances are kilometres, angles degrees.
package org.noonmark.behaviour.network;
