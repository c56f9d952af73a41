/// Clocks outside of this program, each turned into [org.noonmark.metrology.Reading]s: what one
/// clock showed when the local counter stood at a known value, and how far that can be trusted.
///
/// Does not belong here: weighing readings (`metrology`, `station`), packet layouts (`wire`),
/// system calls (`linux`).
///
/// Read first: [org.noonmark.sources.NtpAssociation], a pure state machine for one server;
/// [org.noonmark.sources.SourceLoop], the thread that drives them;
/// [org.noonmark.sources.ReadingFileSource] and [org.noonmark.sources.ReadingLine] for clocks that
/// another program measures.
///
/// Specifications: RFC 5905 sections 8 to 11.1 and 13 (client side), RFC 8633, RFC 9109 (random
/// ports), RFC 9769 (interleaved mode), RFC 8573 (MACs).
///
/// Threading: every class belongs to one thread unless it says otherwise; status records are
/// immutable. Units: local counter in nanoseconds, differences exact. Sign: `clockMinusLocal`, and
/// `phase_s` of a reading file is clock minus reference.
package org.noonmark.sources;
