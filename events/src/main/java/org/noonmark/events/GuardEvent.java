package org.noonmark.events;

import org.noonmark.time.TimeDelta;

/// What the guard found in the logs that it reads, and what kept it from looking.
public sealed interface GuardEvent extends StationEvent {
    /// A rule found something in a log.
    ///
    /// @param rule its identifier
    /// @param level as the rule states it, in lower case
    /// @param log by the operator's name for it
    /// @param index of the event in that log, from 0; of the last one for several
    /// @param more findings of the same rule that were not told one by one since the last time
    /// @param because which selection matched which field, in one line
    record RuleMatched(
            String rule,
            String title,
            String level,
            String log,
            long index,
            long more,
            String because)
            implements GuardEvent {
        @Override
        public Severity severity() {
            return switch (level) {
                case "critical", "high" -> Severity.ALARM;
                case "medium" -> Severity.WARNING;
                default -> Severity.INFO;
            };
        }

        @Override
        public String text() {
            return "%s: %s (event %d of %s, rule %s%s): %s"
                    .formatted(
                            level,
                            title,
                            index,
                            log,
                            rule,
                            more == 0 ? "" : ", and %d more like it".formatted(more),
                            because);
        }
    }

    /// Rules are in force from now on.
    ///
    /// @param pack where they come from
    /// @param sha256 of all its files, hexadecimal
    /// @param refused rules that cannot be used
    record RulesLoaded(String pack, String sha256, int rules, int refused) implements GuardEvent {
        @Override
        public Severity severity() {
            return refused == 0 ? Severity.INFO : Severity.WARNING;
        }

        @Override
        public String text() {
            return "%d rules of %s are in force (sha256 %s)%s"
                    .formatted(
                            rules,
                            pack,
                            sha256,
                            refused == 0
                                    ? ""
                                    : ", %d are refused: noonmark rules check says why"
                                            .formatted(refused));
        }
    }

    /// A rule cannot be used, or waits for values of its placeholders.
    ///
    /// @param why with the place in the pack
    /// @param more rules of this pack that were not told one by one
    record RuleNotInForce(String pack, String why, int more) implements GuardEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return "a rule of %s is not in force: %s%s"
                    .formatted(pack, why, more == 0 ? "" : " (and %d more)".formatted(more));
        }
    }

    /// New rules could not be read; those of before stay in force.
    record RulesNotLoaded(String pack, String reason) implements GuardEvent {
        @Override
        public Severity severity() {
            return Severity.ALARM;
        }

        @Override
        public String text() {
            return "the rules of %s cannot be read, those of before stay in force: %s"
                    .formatted(pack, reason);
        }
    }

    /// An event that a pack has to find was not found: the guard does not see.
    record PackDead(String pack, TimeDelta waited) implements GuardEvent {
        @Override
        public Severity severity() {
            return Severity.ALARM;
        }

        @Override
        public String text() {
            return "the rules of %s do not answer: a planted event was not found within %s. Nothing is watched by them; look at the load, then restart"
                    .formatted(pack, waited.toShortString());
        }
    }

    record PackAlive(String pack) implements GuardEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public String text() {
            return "the rules of " + pack + " answer again";
        }
    }

    /// Something in a log could not be read as it should be.
    ///
    /// @param where the place in it
    /// @param more problems of this log that were not told one by one since the last time
    record LogUnreadable(String log, String where, String reason, long more) implements GuardEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return "log %s, %s: %s%s"
                    .formatted(
                            log, where, reason, more == 0 ? "" : " (and %d more)".formatted(more));
        }
    }

    /// A log that was followed became shorter, or another file stands in its place.
    record LogReplaced(String log, String how) implements GuardEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return "log %s %s: find out whether it was rotated or cleaned".formatted(log, how);
        }
    }

    /// A log cannot be opened, or was removed.
    record LogMissing(String log, String reason) implements GuardEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return "log %s cannot be followed: %s".formatted(log, reason);
        }
    }

    /// A log is read from now on.
    ///
    /// @param fromByte where reading begins; what stands before it is not read, or was
    record LogFollowed(String log, long fromByte) implements GuardEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public String text() {
            return "log %s is followed from byte %d".formatted(log, fromByte);
        }
    }

    /// Events of logs came faster than rules could look at them, or too late.
    ///
    /// @param dropped that no rule saw
    /// @param late that correlations did not see
    /// @param forgotten matches that correlations dropped to stay within their limits
    record LogEventsMissed(long dropped, long late, long forgotten) implements GuardEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return "%d events of logs were dropped, %d came too late for correlations, which forgot %d matches for want of room: somebody may be flooding a log"
                    .formatted(dropped, late, forgotten);
        }
    }
}
