/// What an account, a host or a network usually does, as bytes of at most 2 kB that outlive a
/// restart.
///
/// Where they are kept is not this package's business: a memory is handed in.
///
/// Read first: [org.noonmark.behaviour.profile.ProfileMemory].
package org.noonmark.behaviour.profile;
