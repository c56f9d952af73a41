package org.noonmark.sigma;

/// Where events come from, as rules name it; an empty part is not stated.
public record LogSource(String product, String category, String service) {
    public static final LogSource ANY = new LogSource("", "", "");

    /// True when everything that this (a rule) states is stated by `source` (an event) in the same
    /// words.
    public boolean covers(LogSource source) {
        return covers(product, source.product)
                && covers(category, source.category)
                && covers(service, source.service);
    }

    private static boolean covers(String asked, String stated) {
        return asked.isEmpty() || asked.equals(stated);
    }

    @Override
    public String toString() {
        return "product=" + product + " category=" + category + " service=" + service;
    }
}
