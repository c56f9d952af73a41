/// The rules of this release: what hosts that keep time should never see in their logs.
///
/// Does not belong here: rules of others, and rules about anything but time, access to the hosts
/// that keep it, and the logs themselves. The rules are YAML files beside this package's classes,
/// each with events that it must find and must not.
///
/// Read first: [OwnRules], [RuleTrial], which holds any rules to the events that they bring.
///
/// Threading: everything is immutable.
package org.noonmark.guard.rules;
