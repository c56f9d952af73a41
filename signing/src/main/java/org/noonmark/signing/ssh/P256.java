package org.noonmark.signing.ssh;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;

/// Keys of the curve P-256 (NIST SP 800-186 section 3.2.1.3).
final class P256 {
    static final int BITS = 256;
    private static final int BYTES = BITS / 8;
    private static final byte UNCOMPRESSED = 0x04;
    private static final ECParameterSpec CURVE = curve();

    private P256() {}

    private static ECParameterSpec curve() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException never) {
            throw new AssertionError("the JDK has P-256", never);
        }
    }

    /// The key at an uncompressed point (SEC 1 section 2.3.4); empty when it is not on the curve,
    /// whose points all have the right order.
    static Optional<ECPublicKey> key(byte[] point) {
        if (point.length != 1 + 2 * BYTES || point[0] != UNCOMPRESSED) {
            return Optional.empty();
        }
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + BYTES));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + BYTES, point.length));
        if (!isOnCurve(x, y)) {
            return Optional.empty();
        }
        try {
            var spec = new ECPublicKeySpec(new ECPoint(x, y), CURVE);
            return Optional.of((ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec));
        } catch (GeneralSecurityException noKey) {
            return Optional.empty();
        }
    }

    private static boolean isOnCurve(BigInteger x, BigInteger y) {
        var curve = CURVE.getCurve();
        var p = ((ECFieldFp) curve.getField()).getP();
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        var right = x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB()).mod(p);
        return y.multiply(y).mod(p).equals(right);
    }

    /// r and s with 32 bytes each (IEEE P1363).
    static byte[] joined(BigInteger r, BigInteger s) {
        var both = new byte[2 * BYTES];
        put(r, both, BYTES);
        put(s, both, 2 * BYTES);
        return both;
    }

    private static void put(BigInteger number, byte[] into, int end) {
        var bytes = number.toByteArray();
        int length = Math.min(bytes.length, BYTES);
        System.arraycopy(bytes, bytes.length - length, into, end - length, length);
    }
}
