/// HTTP for what is asked over it: routes in, bytes out, and limits that hold whoever asks.
///
/// Does not belong here: what a request means, who may ask, TLS, files, web pages.
///
/// Read first: [org.noonmark.web.WebServer], [org.noonmark.web.WebRoute],
/// [org.noonmark.web.WebLimits].
///
/// Implements HTTP/1.1 (RFC 9110, RFC 9112) by Jetty's core server (decision 0116). No response
/// names the server's software, shows a failure's trace, or tells the host's time in a Date field:
/// the host's clock is only a witness (RFC 9110 section 6.6.1 allows a server without a clock to
/// send none).
///
/// Threading: one thread accepts and one selects for each address, each request runs on a virtual
/// thread of its own, one more thread closes what takes too long. Handlers are called from many
/// threads at once.
package org.noonmark.web;
