package org.noonmark.serve.nts;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import javax.crypto.spec.SecretKeySpec;

/// A token that can be pulled out and plugged in again.
final class FailingToken extends Provider {
    private static final long serialVersionUID = 1;
    private static final String ALGORITHM = "HmacSHA256";

    private boolean isOut;
    private int asked;

    FailingToken() {
        super("token", "1", "of a test");
        putService(
                new Service(this, "Mac", ALGORITHM, Slot.class.getName(), null, null) {
                    @Override
                    public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                        return new Slot(FailingToken.this);
                    }
                });
    }

    void pullOut() {
        isOut = true;
    }

    void plugIn() {
        isOut = false;
    }

    int asked() {
        return asked;
    }

    /// The same secret as a file with these bytes.
    RootSecret secret(byte[] bytes) {
        return RootSecret.of(new SecretKeySpec(bytes, ALGORITHM), this);
    }

    private static final class Slot extends MacSpi {
        private final FailingToken token;
        private final Mac mac;

        Slot(FailingToken token) throws NoSuchAlgorithmException {
            this.token = token;
            this.mac = Mac.getInstance(ALGORITHM);
        }

        @Override
        protected int engineGetMacLength() {
            return mac.getMacLength();
        }

        @Override
        protected void engineInit(Key key, AlgorithmParameterSpec parameters)
                throws InvalidKeyException {
            token.asked++;
            if (token.isOut) {
                throw new ProviderException("CKR_DEVICE_REMOVED");
            }
            mac.init(key);
        }

        @Override
        protected void engineUpdate(byte input) {
            mac.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            mac.update(input, offset, length);
        }

        @Override
        protected byte[] engineDoFinal() {
            return mac.doFinal();
        }

        @Override
        protected void engineReset() {
            mac.reset();
        }
    }
}
