package org.noonmark.app.guard;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.noonmark.incident.OperatorAction;
import org.noonmark.proof.json.Json;

/// What an operator asks of the guard of a station, as it comes through the inbox.
public sealed interface GuardRequest {
    /// When it was asked, by the clock of the command.
    Instant time();

    /// Name of who asks.
    String by();

    /// Something about an incident.
    record OfIncident(OperatorAction action) implements GuardRequest {
        @Override
        public Instant time() {
            return action.time();
        }

        @Override
        public String by() {
            return action.by();
        }
    }

    /// Learn nothing, or learn again.
    record Learn(Instant time, String by, boolean isFrozen) implements GuardRequest {}

    /// Make every baseline what it was at the end of a day in UTC.
    record RollBack(Instant time, String by, LocalDate until) implements GuardRequest {}

    /// Somebody's phone or credential may be in other hands.
    ///
    /// @param source who says so
    /// @param confidence 0 to 100
    /// @param reason may be empty
    record Suspect(
            Instant time, String by, String person, String source, int confidence, String reason)
            implements GuardRequest {}

    /// Longest name of somebody.
    int MAX_NAME = 100;

    /// Longest text.
    int MAX_TEXT = 4000;

    Pattern IDENTIFIER = Pattern.compile("I-[0-9a-f]{12}");

    /// Why a name will not do; empty when it will.
    static Optional<String> refusalOfName(String name) {
        return refusal(name, MAX_NAME, name.isBlank());
    }

    /// Why a text will not do; empty when it will.
    static Optional<String> refusalOfText(String text) {
        return refusal(text, MAX_TEXT, false);
    }

    private static Optional<String> refusal(String text, int most, boolean isMissing) {
        if (isMissing) {
            return Optional.of("must not be empty");
        }
        if (text.length() > most) {
            return Optional.of("must have at most %d characters".formatted(most));
        }
        return text.chars().anyMatch(each -> each < ' ' && each != '\n' && each != '\t')
                ? Optional.of("must have no control characters")
                : Optional.empty();
    }

    /// As canonical JSON has it.
    static Json.Members encode(GuardRequest request) {
        var base =
                Json.Members.empty()
                        .with("time", request.time().toString())
                        .with("by", request.by());
        return switch (request) {
            case OfIncident(var action) -> encode(base, action);
            case Learn learn -> base.with("ask", learn.isFrozen() ? "freeze" : "unfreeze");
            case RollBack back ->
                    base.with("ask", "rollback").with("until", back.until().toString());
            case Suspect suspect ->
                    base.with("ask", "suspect")
                            .with("person", suspect.person())
                            .with("source", suspect.source())
                            .with("confidence", suspect.confidence())
                            .with("text", suspect.reason());
        };
    }

    private static Json.Members encode(Json.Members base, OperatorAction action) {
        var named = base.with("incident", action.incident());
        return switch (action) {
            case OperatorAction.Acknowledge _ -> named.with("ask", "acknowledge");
            case OperatorAction.Comment comment ->
                    named.with("ask", "comment").with("text", comment.text());
            case OperatorAction.Close close ->
                    named.with("ask", "close").with("text", close.reason());
            case OperatorAction.AddClaim claim ->
                    named.with("ask", "claim")
                            .with("text", claim.text())
                            .with("source", claim.source())
                            .with("confidence", claim.confidence());
        };
    }

    /// Reads what anybody may have written; empty when it is no request.
    static Optional<GuardRequest> read(Json.Members json) {
        try {
            return RequestMembers.of(json).flatMap(RequestMembers::request);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
