package org.noonmark.behaviour;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.noonmark.behaviour.suspicion.Report;
import org.noonmark.behaviour.suspicion.Suspicions;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.fact.Origin;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;

/// Makes signals out of findings about one fact: whom it is about, and by which report it is
/// weighed.
final class Teller {
    private static final double LEAST = 1e-9;

    private final String host;
    private final Instant at;
    private final SiteProfile site;
    private final double threshold;
    private final Consumer<Signal> out;
    private final List<Entity> entities = new ArrayList<>();
    private List<LogPosition> evidence = List.of();
    private Optional<Report> mark = Optional.empty();
    private @Nullable Finding held;

    Teller(String host, Instant at, SiteProfile site, double threshold, Consumer<Signal> out) {
        this.host = host;
        this.at = at;
        this.site = site;
        this.threshold = threshold;
        this.out = out;
    }

    Teller origin(Origin origin) {
        evidence = List.of(origin.position());
        return this;
    }

    Teller account(String account, Optional<String> person) {
        entity(Entity.Kind.ACCOUNT, account);
        person.ifPresent(name -> entity(Entity.Kind.PERSON, name));
        return this;
    }

    Teller source(LoginWatch.Source source) {
        entity(Entity.Kind.ADDRESS, source.address());
        entity(Entity.Kind.NETWORK, source.network().name());
        return this;
    }

    Teller credential(String credential) {
        entity(Entity.Kind.CREDENTIAL, credential);
        return this;
    }

    Teller file(String file) {
        entity(Entity.Kind.FILE, file);
        return this;
    }

    Teller hostAlso(String other) {
        entity(Entity.Kind.HOST, other);
        return this;
    }

    Teller mark(Optional<Report> report) {
        mark = report;
        return this;
    }

    private void entity(Entity.Kind kind, String name) {
        if (!name.isEmpty()) {
            entities.add(new Entity(kind, name));
        }
    }

    /// Keeps a finding until all is known about it.
    void hold(Finding finding) {
        held = finding;
    }

    void tell() {
        if (held != null) {
            finding(held);
        }
    }

    void finding(Finding finding) {
        tell(at, finding);
    }

    void silence(Instant since, Finding finding) {
        tell(since, finding);
    }

    private void tell(Instant from, Finding finding) {
        double factor = mark.map(Suspicions::factor).orElse(1.0);
        double p = Math.max(LEAST, finding.probability() * factor);
        if (p > threshold) {
            return;
        }
        var about = new ArrayList<>(entities);
        if (!host.isEmpty()) {
            about.add(new Entity(Entity.Kind.HOST, host));
        }
        var because = finding.because() + "; chance of one so unusual " + oneIn(p) + weighed();
        out.accept(
                new Signal(
                        finding.kind(),
                        from,
                        at.isBefore(from) ? from : at,
                        host,
                        about,
                        p,
                        p * site.perMonth(finding.occasion()),
                        finding.techniques(),
                        because,
                        evidence,
                        Optional.empty()));
    }

    private String weighed() {
        return mark.map(report ->
                        ", weighed by %.2f since %s reported: %s"
                                .formatted(
                                        Suspicions.factor(report), report.source(), report.what()))
                .orElse("");
    }

    static String oneIn(double probability) {
        double inverse = 1 / probability;
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(inverse)) - 1));
        return "1 in %,d".formatted(Math.round(Math.round(inverse / unit) * unit));
    }
}
