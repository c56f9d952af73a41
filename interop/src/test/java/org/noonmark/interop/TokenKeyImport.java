package org.noonmark.interop;

import java.security.KeyStore;
import java.security.Security;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

/// Puts a generic secret into a PKCS#11 token: `TokenKeyImport PROVIDER-CONFIGURATION PIN LABEL
/// HEX`. A program of its own, since SoftHSM finds its tokens by the environment.
final class TokenKeyImport {
    private TokenKeyImport() {}

    public static void main(String[] args) throws Exception {
        var provider = Security.getProvider("SunPKCS11").configure(args[0]);
        var store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, args[1].toCharArray());
        var key = new SecretKeySpec(HexFormat.of().parseHex(args[3]), "Generic");
        store.setKeyEntry(args[2], key, null, null);
    }
}
