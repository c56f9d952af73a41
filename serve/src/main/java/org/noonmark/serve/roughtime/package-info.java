/// The Roughtime server: signed statements of the station's interval, over UDP and TCP.
///
/// Requests that arrive together are answered with one signature. When the station's time is not to
/// be relied on, or its interval is wider than policy, nothing is answered.
///
/// Does not belong here: bytes (`wire.roughtime`), what time it is (`station`).
///
/// Read first: [org.noonmark.serve.roughtime.RoughtimeResponder], which decides everything without
/// sockets; [org.noonmark.serve.roughtime.RoughtimeServer].
///
/// Specifications: RFC 10049 sections 5, 7 and 9.7.
///
/// Threading: one platform thread for each UDP socket owns its responder and its batch; TCP
/// connections are virtual threads that share one responder under a lock.
package org.noonmark.serve.roughtime;
