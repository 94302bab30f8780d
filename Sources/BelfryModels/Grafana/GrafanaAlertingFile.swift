package import BelfrySource
package import BelfryYAML

/// Alert rules, contact points, policies, times and templates that Grafana makes when it starts (13).
package struct GrafanaAlertingFile: FileModel, Sendable {
  package var apiVersion: IntegerText?
  package var groups: [Located<GrafanaRuleGroup>] = []
  package var deleteRules: [DeletedByUid] = []
  package var contactPoints: [Located<GrafanaContactPoint>] = []
  package var deleteContactPoints: [DeletedByUid] = []
  package var policies: [Located<GrafanaPolicy>] = []
  package var resetPolicies: [IntegerText] = []
  package var muteTimes: [Located<GrafanaMuteTiming>] = []
  package var deleteMuteTimes: [DeletedByName] = []
  package var templates: [Located<GrafanaTemplate>] = []
  package var deleteTemplates: [DeletedByName] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary =
    "Alert rules, contact points, policies, times and templates of Grafana (13)."

  /// The findings' family.
  package static let family = "grafana"

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("apiVersion", &apiVersion, "Version of the form.", .byDefault("1"))
    visit.key("groups", &groups, "Groups of rules.")
    visit.key("deleteRules", &deleteRules, "Rules that are deleted.")
    visit.key("contactPoints", &contactPoints, "Contact points.", .since("9.1"))
    visit.key("deleteContactPoints", &deleteContactPoints, "Contact points that are deleted.")
    visit.key("policies", &policies, "Trees of notification policies, one an organisation.")
    visit.key("resetPolicies", &resetPolicies, "Organisations whose policies are set back.")
    visit.key("muteTimes", &muteTimes, "Named times.")
    visit.key("deleteMuteTimes", &deleteMuteTimes, "Named times that are deleted.")
    visit.key("templates", &templates, "Templates of notifications.")
    visit.key("deleteTemplates", &deleteTemplates, "Templates that are deleted.")
  }
}

/// Something that is deleted by its uid.
package struct DeletedByUid: Model, Sendable {
  package var orgId: IntegerText?
  package var uid: AnyScalar?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Something that is deleted by its uid."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("orgId", &orgId, "Its organisation.", .byDefault("1"))
    visit.key("uid", &uid, "Its uid.", .required)
  }
}

/// Something that is deleted by its name.
package struct DeletedByName: Model, Sendable {
  package var orgId: IntegerText?
  package var name: AnyScalar?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Something that is deleted by its name."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("orgId", &orgId, "Its organisation.", .byDefault("1"))
    visit.key("name", &name, "Its name.", .required)
  }
}
