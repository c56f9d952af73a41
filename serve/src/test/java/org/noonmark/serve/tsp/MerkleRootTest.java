package org.noonmark.serve.tsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleRootTest {
    /// Leaves and roots of the Certificate Transparency test tree (certificate-transparency-go,
    /// `merkle_tree_test`; public figures).
    private static final List<byte[]> LEAVES =
            Stream.of(
                            "",
                            "00",
                            "10",
                            "2021",
                            "3031",
                            "40414243",
                            "5051525354555657",
                            "606162636465666768696a6b6c6d6e6f")
                    .map(HexFormat.of()::parseHex)
                    .toList();

    private static String root(int leaves) {
        return HexFormat.of().formatHex(MerkleRoot.of(LEAVES.subList(0, leaves)));
    }

    @Test
    void agreesWithCertificateTransparency() {
        assertThat(root(0))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(root(1))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(root(2))
                .isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertThat(root(3))
                .isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
        assertThat(root(7))
                .isEqualTo("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
        assertThat(root(8))
                .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }
}
