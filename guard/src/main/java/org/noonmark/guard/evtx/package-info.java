/// The binary event logs of Windows (EVTX): file, chunks, records, and the binary XML in them.
///
/// Does not belong here: what the events mean (`windows`).
///
/// Read first: [EvtxFormat], [EvtxReader], [BinXml].
///
/// Every offset and count is checked against the chunk, depth and work are bounded for each record;
/// a spoiled record costs only itself, a spoiled chunk no other. What lies in a chunk behind its
/// last record is not read.
///
/// Specification: [MS-EVEN6] 2.2.12 for binary XML; J. Metz, "Windows XML Event Log (EVTX) format",
/// for the file. Numbers are little-endian.
///
/// Threading: a reader belongs to one thread.
@org.jspecify.annotations.NullMarked
package org.noonmark.guard.evtx;
