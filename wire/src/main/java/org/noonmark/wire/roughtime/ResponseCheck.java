package org.noonmark.wire.roughtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.noonmark.signing.Ed25519PublicKey;

/// Checks a response as a client has to before it believes it (RFC 10049 sections 5.2 and 5.4).
/// Unknown tags are ignored. One use each.
public final class ResponseCheck {
    private static final int MAX_PATH_NODES = 32;

    private final byte[] request;
    private final byte[] response;
    private final Ed25519PublicKey longTerm;
    private final MessageView asked = new MessageView();
    private final MessageView root = new MessageView();
    private final MessageView signed = new MessageView();
    private final MessageView certificate = new MessageView();
    private final MessageView delegated = new MessageView();

    private ResponseCheck(byte[] request, byte[] response, Ed25519PublicKey longTerm) {
        this.request = request;
        this.response = response;
        this.longTerm = longTerm;
    }

    /// Whether `response` proves that the owner of `longTerm` signed it after seeing `request`.
    ///
    /// @param request the whole packet as it was sent
    /// @param response the whole packet as it came
    /// @param longTerm the key by which the server is known
    public static CheckedResponse check(
            byte[] request, byte[] response, Ed25519PublicKey longTerm) {
        try {
            return new CheckedResponse.Valid(
                    new ResponseCheck(request, response, longTerm).statement());
        } catch (Refused refused) {
            return new CheckedResponse.Rejected(refused.reason, refused.position);
        }
    }

    /// Leaves the nested checks at the first that fails; never leaves this class.
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final RoughtimeReason reason;
        private final int position;

        Refused(RoughtimeReason reason, int position) {
            super(reason.name(), null, false, false);
            this.reason = reason;
            this.position = position;
        }
    }

    private RoughtimeStatement statement() throws Refused {
        readRequest();
        readPacket(root, response);
        int type = require(root, RoughtimeTag.TYPE, Integer.BYTES);
        if (LittleEndian.getInt(response, type) != 1) {
            throw new Refused(RoughtimeReason.WRONG_TYPE, type);
        }
        checkNonce();
        var srep = readNested(signed, root, RoughtimeTag.SREP);
        var version = version();
        checkTree();
        var cert = readNested(certificate, root, RoughtimeTag.CERT);
        var dele = readNested(delegated, certificate, RoughtimeTag.DELE);
        var delegation = delegation();
        checkSignatures(version, delegation.publicKey(), srep, dele, cert);
        return statement(version, delegation);
    }

    private RoughtimeStatement statement(RoughtimeVersion version, Delegation delegation)
            throws Refused {
        int midpointAt = require(signed, RoughtimeTag.MIDP, Long.BYTES);
        long midpoint = LittleEndian.getLong(response, midpointAt);
        if (!delegation.covers(midpoint)) {
            throw new Refused(RoughtimeReason.OUTSIDE_DELEGATION, midpointAt);
        }
        int radiusAt = require(signed, RoughtimeTag.RADI, Integer.BYTES);
        int radius = LittleEndian.getInt(response, radiusAt);
        if (radius == 0) {
            throw new Refused(RoughtimeReason.RADIUS_ZERO, radiusAt);
        }
        return new RoughtimeStatement(
                version, midpoint, Integer.toUnsignedLong(radius), delegation, serverVersions());
    }

    /// The request is our own, or stands in a report: then it can be anything.
    private void readRequest() throws Refused {
        try {
            readPacket(asked, request);
            require(asked, RoughtimeTag.NONC, RoughtimeRequest.NONCE_BYTES);
            require(asked, RoughtimeTag.VER);
        } catch (Refused _) {
            // Positions are those of the response.
            throw new Refused(RoughtimeReason.WRONG_REQUEST, 0);
        }
    }

    private static void readPacket(MessageView view, byte[] packet) throws Refused {
        int verdict = RoughtimePacket.check(packet, 0, packet.length);
        if (verdict != 0) {
            throw new Refused(RoughtimeReason.ofCode(verdict), 0);
        }
        read(view, packet, RoughtimePacket.HEADER_BYTES, packet.length);
    }

    private static void read(MessageView view, byte[] bytes, int from, int to) throws Refused {
        int verdict = view.read(bytes, from, to);
        if (verdict != MessageView.ACCEPTED) {
            throw new Refused(RoughtimeReason.ofCode(verdict), view.position());
        }
    }

    /// Where a stretch of the response begins and ends.
    private record Range(int from, int to) {}

    private Range readNested(MessageView into, MessageView outer, int tag) throws Refused {
        int index = require(outer, tag);
        var range = new Range(outer.valueFrom(index), outer.valueTo(index));
        read(into, response, range.from, range.to);
        return range;
    }

    private static int require(MessageView message, int tag) throws Refused {
        int index = message.find(tag);
        if (index < 0) {
            throw new Refused(RoughtimeReason.MISSING_TAG, message.from());
        }
        return index;
    }

    /// Where the value of a tag begins, which must have this length.
    private static int require(MessageView message, int tag, int length) throws Refused {
        int index = require(message, tag);
        if (message.valueLength(index) != length) {
            throw new Refused(RoughtimeReason.WRONG_VALUE_LENGTH, message.valueFrom(index));
        }
        return message.valueFrom(index);
    }

    private void checkNonce() throws Refused {
        int nonce = require(root, RoughtimeTag.NONC, RoughtimeRequest.NONCE_BYTES);
        int sent = require(asked, RoughtimeTag.NONC, RoughtimeRequest.NONCE_BYTES);
        if (!Arrays.equals(
                response,
                nonce,
                nonce + RoughtimeRequest.NONCE_BYTES,
                request,
                sent,
                sent + RoughtimeRequest.NONCE_BYTES)) {
            throw new Refused(RoughtimeReason.OTHER_NONCE, nonce);
        }
    }

    /// The version of the response: one that was asked for, and that the server says it speaks.
    private RoughtimeVersion version() throws Refused {
        int at = require(signed, RoughtimeTag.VER, Integer.BYTES);
        int number = LittleEndian.getInt(response, at);
        int offered = require(asked, RoughtimeTag.VER);
        int spoken = require(signed, RoughtimeTag.VERS);
        if (!RequestView.isVersionList(
                response, signed.valueFrom(spoken), signed.valueLength(spoken))) {
            throw new Refused(RoughtimeReason.WRONG_VERSION_LIST, signed.valueFrom(spoken));
        }
        var version = RoughtimeVersion.ofNumber(number);
        if (version.isEmpty()
                || !contains(asked, request, offered, number)
                || !contains(signed, response, spoken, number)) {
            throw new Refused(RoughtimeReason.VERSION_NOT_SUPPORTED, at);
        }
        return version.orElseThrow();
    }

    private static boolean contains(MessageView message, byte[] bytes, int index, int number) {
        return RequestView.contains(
                bytes, message.valueFrom(index), message.valueLength(index), number);
    }

    private List<Integer> serverVersions() throws Refused {
        int index = require(signed, RoughtimeTag.VERS);
        var versions = new ArrayList<Integer>();
        for (int at = signed.valueFrom(index); at < signed.valueTo(index); at += Integer.BYTES) {
            versions.add(LittleEndian.getInt(response, at));
        }
        return versions;
    }

    private void checkTree() throws Refused {
        int path = require(root, RoughtimeTag.PATH);
        int from = root.valueFrom(path);
        int length = root.valueLength(path);
        int indexAt = require(root, RoughtimeTag.INDX, Integer.BYTES);
        int index = LittleEndian.getInt(response, indexAt);
        int nodes = length / RoughtimeHash.BYTES;
        if (length % RoughtimeHash.BYTES != 0 || nodes > MAX_PATH_NODES) {
            throw new Refused(RoughtimeReason.WRONG_PATH, from);
        }
        if (nodes < Integer.SIZE && index >>> nodes != 0) {
            throw new Refused(RoughtimeReason.WRONG_PATH, indexAt);
        }
        int signedRoot = require(signed, RoughtimeTag.ROOT, RoughtimeHash.BYTES);
        var computed = MerkleTree.rootOf(request, index, response, from, nodes);
        if (!Arrays.equals(
                computed,
                0,
                computed.length,
                response,
                signedRoot,
                signedRoot + RoughtimeHash.BYTES)) {
            throw new Refused(RoughtimeReason.NOT_IN_TREE, from);
        }
    }

    private Delegation delegation() throws Refused {
        int at = require(delegated, RoughtimeTag.PUBK, Ed25519PublicKey.BYTES);
        int min = require(delegated, RoughtimeTag.MINT, Long.BYTES);
        int max = require(delegated, RoughtimeTag.MAXT, Long.BYTES);
        Optional<Ed25519PublicKey> key =
                Ed25519PublicKey.from(response, at, Ed25519PublicKey.BYTES);
        if (key.isEmpty()) {
            throw new Refused(RoughtimeReason.WRONG_KEY, at);
        }
        return new Delegation(
                key.orElseThrow(),
                LittleEndian.getLong(response, min),
                LittleEndian.getLong(response, max));
    }

    private void checkSignatures(
            RoughtimeVersion version, Ed25519PublicKey online, Range srep, Range dele, Range cert)
            throws Refused {
        int overDelegation =
                require(certificate, RoughtimeTag.SIG, Ed25519PublicKey.SIGNATURE_BYTES);
        int overResponse = require(root, RoughtimeTag.SIG, Ed25519PublicKey.SIGNATURE_BYTES);
        boolean delegationSigned = false;
        for (var context : SignatureContext.accepted(version)) {
            var delegation = context.beforeDelegation(response, dele.from, dele.to);
            if (verifies(longTerm, delegation, overDelegation)) {
                delegationSigned = true;
                var statement = context.beforeResponse(response, srep.from, srep.to);
                if (verifies(online, statement, overResponse)) {
                    return;
                }
            }
        }
        throw delegationSigned
                ? new Refused(RoughtimeReason.RESPONSE_NOT_SIGNED, overResponse)
                : new Refused(RoughtimeReason.DELEGATION_NOT_SIGNED, cert.from);
    }

    private boolean verifies(Ed25519PublicKey key, byte[] text, int signature) {
        return key.verifies(text, 0, text.length, response, signature);
    }
}
