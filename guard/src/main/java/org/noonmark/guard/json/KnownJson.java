package org.noonmark.guard.json;

import java.util.List;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;

/// Which service writes its log with which names, as far as the names alone tell.
///
/// Sources: the services' own descriptions of their audit logs; the log sources are those of
/// SigmaHQ's rules.
final class KnownJson {
    /// A log is of `kind` when `field` is there, `text` begins its value (empty: any value), and
    /// `other` is there too.
    private record Sign(String field, String text, String other, EventKind kind) {}

    private static final List<Sign> SIGNS =
            List.of(
                    sign("eventSource", "", "awsRegion", "aws", "cloudtrail"),
                    sign("apiVersion", "audit.k8s.io/", "auditID", "kubernetes", "audit"),
                    sign("protoPayload.@type", "", "logName", "gcp", "gcp.audit"),
                    sign("category", "SignInLogs", "time", "azure", "signinlogs"),
                    sign("category", "AuditLogs", "time", "azure", "auditlogs"),
                    sign("category", "Administrative", "operationName", "azure", "activitylogs"),
                    sign("Type", "AuditLogs", "TenantId", "azure", "auditlogs"),
                    sign("Type", "SigninLogs", "TenantId", "azure", "signinlogs"),
                    sign("Type", "AzureActivity", "TenantId", "azure", "activitylogs"),
                    sign("Type", "OfficeActivity", "TenantId", "m365", "audit"),
                    sign("Workload", "", "Operation", "m365", "audit"),
                    sign("debugContext.debugData.requestUri", "", "eventType", "okta", "okta"),
                    sign("actor", "", "action", "github", "audit"),
                    sign("logtype", "", "node_id", "opencanary", ""));

    private KnownJson() {}

    private static Sign sign(
            String field, String text, String other, String product, String service) {
        var source =
                switch (product) {
                    case "opencanary" -> new LogSource(product, "application", service);
                    case "kubernetes" -> new LogSource(product, "application", service);
                    default -> new LogSource(product, "", service);
                };
        var kind =
                new EventKind(
                        service.isEmpty() ? product : product + " " + service,
                        List.of(EventKind.View.of(source)));
        return new Sign(field, text, other, kind);
    }

    /// The kind that the names tell, else `unknown`.
    static EventKind kindOf(JsonLeaves leaves, EventKind unknown) {
        for (var sign : SIGNS) {
            var value = leaves.first(sign.field);
            if (value != null
                    && String.valueOf(value).startsWith(sign.text)
                    && leaves.first(sign.other) != null) {
                return sign.kind;
            }
        }
        return unknown;
    }
}
