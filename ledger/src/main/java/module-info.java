/// The log of what the station states: written once, never changed, proved to anybody.
@org.jspecify.annotations.NullMarked
module org.noonmark.ledger {
    requires transitive org.noonmark.proof;
    requires transitive org.noonmark.signing;
    requires static transitive org.jspecify;

    exports org.noonmark.ledger;
    exports org.noonmark.ledger.log;
    exports org.noonmark.ledger.store;
    exports org.noonmark.ledger.witness;
}
