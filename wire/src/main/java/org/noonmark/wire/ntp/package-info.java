/// NTP packets as bytes and as values: header, extension fields, message authentication, kiss
/// codes.
///
/// Two ways to read the same bytes share [org.noonmark.wire.ntp.NtpLayout] and always agree:
/// [org.noonmark.wire.ntp.NtpDecoder] makes records for clients, tools and tests,
/// [org.noonmark.wire.ntp.RequestView] and [org.noonmark.wire.ntp.ReplyWriter] work in place and
/// allocate nothing for the server's workers.
///
/// Does not belong here: sockets, clocks, randomness (it is passed in), policy (which client, which
/// rate), what a client concludes from a reply (`sources`).
///
/// Specifications: RFC 5905 sections 6 and 7 (formats, header, kiss codes), RFC 7822 (extension
/// fields), RFC 8573 with RFC 4493 (AES-CMAC), RFC 9769 (interleaved mode). Versions 3 and 4.
///
/// Threading: values are immutable; authenticators and MAC functions belong to one thread. Bytes
/// from outside never cause an exception: a wrong packet is a
/// [org.noonmark.wire.ntp.Decoded.Rejected].
package org.noonmark.wire.ntp;
