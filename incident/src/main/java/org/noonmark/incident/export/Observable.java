package org.noonmark.incident.export;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.noonmark.guard.signal.Entity;

/// An entity as a STIX object: observable where STIX has a type for it, an identity where it is
/// somebody or a machine.
///
/// @param id of the object; empty when STIX has no word for the entity
/// @param isObservable it may be in observed data
/// @param members besides type, id and what every object has
record Observable(String id, String type, boolean isObservable, Map<String, String> members) {
    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}(/[0-9]{1,2})?");
    private static final Pattern V6 =
            Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(/[0-9]{1,3})?");
    private static final Pattern AS = Pattern.compile("AS([0-9]{1,10})(?: (.+))?");

    /// Without a STIX object.
    private static final Observable NONE = new Observable("", "", false, Map.of());

    static Observable of(Entity entity) {
        var name = entity.name();
        if (name.isEmpty()) {
            return NONE;
        }
        return switch (entity.kind()) {
            case ACCOUNT -> observable("user-account", "user_id", name);
            case ADDRESS, NETWORK -> network(name);
            case FILE -> observable("file", "name", name);
            case PERSON -> identity("individual", entity);
            case HOST, CLOCK -> identity("system", entity);
            case CREDENTIAL -> NONE;
        };
    }

    private static Observable network(String name) {
        if (V4.matcher(name).matches()) {
            return observable("ipv4-addr", "value", name);
        }
        if (V6.matcher(name).matches()) {
            return observable("ipv6-addr", "value", name);
        }
        var system = AS.matcher(name);
        if (system.matches() && Long.parseLong(system.group(1)) <= 0xffff_ffffL) {
            var number = Long.toString(Long.parseLong(system.group(1)));
            var id = StixId.observable("autonomous-system", Map.of("number", number));
            var named = system.group(2);
            return new Observable(
                    id,
                    "autonomous-system",
                    true,
                    named == null
                            ? Map.of("number", number)
                            : Map.of("number", number, "name", named));
        }
        return NONE;
    }

    private static Observable observable(String type, String member, String value) {
        var id = StixId.observable(type, Map.of(member, StixId.canonical(value)));
        return new Observable(id, type, true, Map.of(member, value));
    }

    private static Observable identity(String kind, Entity entity) {
        return new Observable(
                StixId.of("identity", entity.toString()),
                "identity",
                false,
                Map.of("name", entity.name(), "identity_class", kind));
    }

    boolean isThere() {
        return !id.isEmpty();
    }

    /// Those of several entities that are there, each once.
    static List<Observable> all(List<Entity> entities) {
        return entities.stream()
                .map(Observable::of)
                .filter(Observable::isThere)
                .distinct()
                .toList();
    }
}
