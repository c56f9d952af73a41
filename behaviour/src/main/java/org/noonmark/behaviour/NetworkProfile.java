package org.noonmark.behaviour;

import java.nio.ByteBuffer;

/// What is remembered of a source network: the accounts that usually come from it.
final class NetworkProfile extends Profile {
    /// So many other accounts make a network one that the site knows.
    private static final int KNOWN_ACCOUNTS = 2;

    final SeenValues accounts = new SeenValues();

    /// Whether accounts other than this one usually come from here.
    boolean isKnownToOthers(int account, int today) {
        int category = Occasion.ACCOUNT_OF_NETWORK.code;
        int others = accounts.known(category, today);
        return others - (accounts.days(category, account, today) > 0 ? 1 : 0) >= KNOWN_ACCOUNTS;
    }

    @Override
    int mostBytes() {
        return SeenValues.MOST_BYTES;
    }

    @Override
    void write(ByteBuffer to) {
        accounts.write(to);
    }

    @Override
    boolean read(ByteBuffer from) {
        return accounts.read(from);
    }
}
