/// Facts in, signals out: what accounts, hosts and networks usually do, remembered for months in at
/// most 2 kB each.
///
/// Reading logs is the guard's, joining signals is the incidents'. No file, thread or clock here:
/// facts bring their times, a memory is handed in and out as bytes.
///
/// Read first: [org.noonmark.behaviour.Behaviour], [org.noonmark.behaviour.profile.ProfileMemory].
package org.noonmark.behaviour;
