package org.noonmark.campaign;

import java.util.Iterator;
import java.util.Map;

/// A made-up site over months, with or without an intruder: what its programs log.
///
/// All of it follows from the settings. Without the intruder every line is the same, but for the
/// lines that bear a [Stage], those that [#truth] says were taken away, and the running numbers of
/// auditd and Windows, which count all records as the real ones do.
public final class Campaign {
    private final CampaignSettings settings;

    private Campaign(CampaignSettings settings) {
        this.settings = settings;
    }

    /// Plans; generates nothing yet.
    public static Campaign of(CampaignSettings settings) {
        return new Campaign(settings);
    }

    /// What was asked for.
    public CampaignSettings settings() {
        return settings;
    }

    /// Files that an operator would keep about the site, by name: `site.toml`, tables of networks
    /// and countries, holidays.
    public Map<String, String> site() {
        var inventory = new Inventory(settings);
        return SiteText.of(settings, inventory, new Staff(settings, inventory));
    }

    /// What truly happened: accounts, hosts, stages with their times, the effect on time. JSON.
    public String truth() {
        if (!settings.attack()) {
            return TruthText.none(settings);
        }
        var inventory = new Inventory(settings);
        var plan = Plan.of(settings, inventory, new Staff(settings, inventory));
        return TruthText.of(settings, plan, new Intruder(settings, inventory, plan), inventory);
    }

    /// All lines of all files in the order of time. Memory is that of about one day.
    public Iterator<Line> lines() {
        return new LineStream(settings);
    }
}
