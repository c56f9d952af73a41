package org.noonmark.wire.roughtime;

import java.util.Arrays;
import org.noonmark.signing.Ed25519PublicKey;

/// One request with its response, as a malfeasance report holds it (RFC 10049 section 8.4.1).
/// Arrays are copied on the way in and out.
public final class ChainLink {
    private final Ed25519PublicKey publicKey;
    private final byte[] random;
    private final byte[] request;
    private final byte[] response;

    /// @param publicKey long-term key of the server that was asked
    /// @param random 32 bytes from which the nonce was made with the response before; empty when
    ///   the link is the first
    /// @param request the packet that was sent
    /// @param response the packet that came
    public ChainLink(Ed25519PublicKey publicKey, byte[] random, byte[] request, byte[] response) {
        this.publicKey = publicKey;
        this.random = random.clone();
        this.request = request.clone();
        this.response = response.clone();
    }

    public Ed25519PublicKey publicKey() {
        return publicKey;
    }

    public byte[] random() {
        return random.clone();
    }

    public byte[] request() {
        return request.clone();
    }

    public byte[] response() {
        return response.clone();
    }

    /// Whether the server signed the response after it had seen the request.
    public CheckedResponse check() {
        return ResponseCheck.check(request, response, publicKey);
    }

    /// Whether the request can only have been made when the response of `before` was there.
    boolean follows(ChainLink before) {
        if (random.length != RoughtimeRequest.NONCE_BYTES) {
            return false;
        }
        var message = new MessageView();
        if (RoughtimePacket.check(request, 0, request.length) != 0
                || message.read(request, RoughtimePacket.HEADER_BYTES, request.length)
                        != MessageView.ACCEPTED) {
            return false;
        }
        int nonce = message.find(RoughtimeTag.NONC);
        return nonce >= 0
                && Arrays.equals(message.value(nonce), NonceChain.next(before.response, random));
    }
}
