package org.noonmark.app.guard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.noonmark.incident.OperatorAction;
import org.noonmark.proof.json.Json;

/// The members of a request, checked as far as they are there.
record RequestMembers(
        String ask,
        Instant time,
        String by,
        String incident,
        String text,
        String source,
        String person,
        String until,
        int confidence) {
    private static final int NONE = -1;

    static Optional<RequestMembers> of(Json.Members json) {
        var members =
                new RequestMembers(
                        json.text("ask").orElse(""),
                        Instant.parse(json.text("time").orElse("")),
                        json.text("by").orElse(""),
                        json.text("incident").orElse(""),
                        json.text("text").orElse(""),
                        json.text("source").orElse(""),
                        json.text("person").orElse(""),
                        json.text("until").orElse(""),
                        (int) Math.clamp(json.whole("confidence").orElse(-1L), -1L, 101L));
        boolean isGood =
                GuardRequest.refusalOfName(members.by).isEmpty()
                        && GuardRequest.refusalOfText(members.text).isEmpty();
        return isGood ? Optional.of(members) : Optional.empty();
    }

    Optional<GuardRequest> request() {
        return switch (ask) {
            case "freeze" -> Optional.of(new GuardRequest.Learn(time, by, true));
            case "unfreeze" -> Optional.of(new GuardRequest.Learn(time, by, false));
            case "rollback" ->
                    Optional.of(new GuardRequest.RollBack(time, by, LocalDate.parse(until)));
            case "suspect" -> suspect();
            default -> action().map(GuardRequest.OfIncident::new);
        };
    }

    private Optional<GuardRequest> suspect() {
        boolean isGood = isSourced() && GuardRequest.refusalOfName(person).isEmpty();
        return isGood
                ? Optional.of(new GuardRequest.Suspect(time, by, person, source, confidence, text))
                : Optional.empty();
    }

    private boolean isSourced() {
        return GuardRequest.refusalOfName(source).isEmpty()
                && confidence > NONE
                && confidence <= 100;
    }

    private Optional<OperatorAction> action() {
        if (!GuardRequest.IDENTIFIER.matcher(incident).matches()) {
            return Optional.empty();
        }
        return switch (ask) {
            case "acknowledge" -> Optional.of(new OperatorAction.Acknowledge(incident, time, by));
            case "comment" -> Optional.of(new OperatorAction.Comment(incident, time, by, text));
            case "close" -> Optional.of(new OperatorAction.Close(incident, time, by, text));
            case "claim" ->
                    isSourced() && !text.isBlank()
                            ? Optional.of(
                                    new OperatorAction.AddClaim(
                                            incident, time, by, text, source, confidence))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }
}
