import BelfrySource
package import BelfryYAML

extension FileKind {
  /// The kind of a file that was parsed; an empty file has the kind of its name.
  package static func recognise(_ documents: ParsedDocuments) -> FileKind? {
    let path = documents.file.path
    guard let root = documents.roots.first(where: { !$0.isNull }) else {
      return named(fileName(path), path)
    }
    return recognise(path: path, root: root)
  }

  /// The kind of a file, from what it holds and, where that leaves a choice, from its path; nothing
  /// when it is none of them.
  package static func recognise(path: String, root: Node) -> FileKind? {
    let name = fileName(path)
    switch root.kind {
    case .sequence:
      if name.hasPrefix("pipelines.") || isPipelines(root) { return .logstashPipelines }
      return isTargets(root) ? .targetList : named(name, path)
    case .scalar: return named(name, path)
    case .mapping: break
    }
    let keys = Set(root.merged.map(\.key.text))
    if isDashboardObject(root) { return .grafanaDashboard }
    // Manifests of Kubernetes are named after what they describe.
    if keys.contains("apiVersion"), keys.contains("kind") { return nil }
    if isOfOthers(keys, root) { return nil }
    if let kind = certain(keys, root) { return kind }
    if let kind = named(name, path) { return isHelmValues(kind, keys, root) ? nil : kind }
    if name.contains("rules") || name.contains("alert"), isGroups(root["groups"]) { return .rules }
    if keys.contains("rule_files"), name.contains("test") { return .ruleTests }
    if let kind = likely(keys) { return kind }
    return isMisspeltRules(root) ? .rules : isMisspeltWeb(name, keys) ? .webConfig : nil
  }

  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map { $0.lowercased() } ?? ""
  }

  /// Kinds of which no other kind has the keys.
  private static func certain(_ keys: Set<String>, _ root: Node) -> FileKind? {
    if isGrafanaAlerting(keys, root) { return .grafanaAlerting }
    if let groups = root["groups"]?.items, groups.contains(where: { $0["rules"] != nil }) {
      return .rules
    }
    if keys.contains("tests"), keys.contains("rule_files") { return .ruleTests }
    if keys.contains("route"), keys.contains("receivers") { return .alertmanagerConfig }
    if root["service"]?["pipelines"]?.kind == .mapping { return .otelCollector }
    if root["receivers"]?.kind == .mapping, keys.contains("exporters") { return .otelCollector }
    if !keys.isDisjoint(with: ["scrape_configs", "scrape_config_files", "remote_write"]) {
      return .prometheusConfig
    }
    if isDashboard(keys) { return .grafanaDashboard }
    if let inner = root["dashboard"], isDashboard(Set(inner.merged.map(\.key.text))) {
      return .grafanaDashboard
    }
    if keys.contains("__inputs"), keys.contains("title") { return .grafanaDashboard }
    if root["elements"]?.kind == .mapping, root["layout"]?.kind == .mapping {
      return .grafanaDashboard
    }
    if keys.contains("datasources"), root["datasources"]?.kind == .sequence {
      return .grafanaDatasources
    }
    if keys.contains("providers"), root["providers"]?.kind == .sequence {
      return .grafanaDashboardProviders
    }
    if let services = root["services"], services.kind == .mapping, isCompose(services) {
      return .compose
    }
    if root["modules"]?.pairs.contains(where: { $0.value["prober"] != nil }) == true {
      return .blackbox
    }
    let settings: Set = ["auth.anonymous", "auth.basic", "auth.proxy", "unified_alerting"]
    if !keys.isDisjoint(with: settings) { return .grafanaSettings }
    // Alertmanager's settings for its cluster have a part for clients beside that of the server.
    if !keys.isDisjoint(with: webKeys), !keys.contains("tls_client_config") { return .webConfig }
    if root["policy"]?["phases"] != nil { return .lifecyclePolicy }
    if keys.contains("index_patterns") { return .indexTemplate }
    return nil
  }

  private static func isDashboard(_ keys: Set<String>) -> Bool {
    keys.contains("panels") && !keys.isDisjoint(with: ["schemaVersion", "title", "templating"])
      || keys.contains("schemaVersion") && keys.contains("title")
      || keys.contains("elements") && keys.contains("layout")
  }

  /// A dashboard as Grafana's API server keeps it, since Grafana 12.
  private static func isDashboardObject(_ root: Node) -> Bool {
    root["kind"]?.text == "Dashboard"
      && root["apiVersion"]?.text.hasPrefix("dashboard.grafana.app/") == true
  }

  private static func isGrafanaAlerting(_ keys: Set<String>, _ root: Node) -> Bool {
    let own: Set<String> = [
      "contactPoints", "deleteContactPoints", "resetPolicies", "muteTimes", "deleteMuteTimes",
      "deleteRules", "deleteTemplates",
    ]
    if !keys.isDisjoint(with: own) { return true }
    if keys.contains("policies"), root["policies"]?.items.first?["receiver"] != nil { return true }
    let group = root["groups"]?.items.first
    if group?["folder"] != nil { return true }
    if keys.contains("apiVersion"), root["templates"]?.items.first?["template"] != nil {
      return true
    }
    let rule = group?["rules"]?.items.first
    return rule?["data"] != nil && rule?["expr"] == nil
  }

  private static func isCompose(_ services: Node) -> Bool {
    let marks: Set<String> = [
      "image", "build", "extends", "ports", "volumes", "environment", "depends_on", "command",
      "networks", "deploy", "healthcheck", "provider",
    ]
    return services.pairs.contains { service in
      service.value.merged.contains { marks.contains($0.key.text) }
    }
  }

  /// A list of groups, which may lack their rules.
  private static func isGroups(_ groups: Node?) -> Bool {
    groups?.kind == .sequence && groups?.items.allSatisfy { $0["name"] != nil } == true
  }

  /// Groups of rules under another key than `groups`.
  private static func isMisspeltRules(_ root: Node) -> Bool {
    guard root.merged.count == 1, let rule = root.merged[0].value.items.first?["rules"]?.items.first
    else { return false }
    return rule["expr"] != nil && (rule["alert"] != nil || rule["record"] != nil)
  }

  /// Keys of a file for `--web.config.file` that no other kind has.
  private static let webKeys: Set = ["tls_server_config", "basic_auth_users", "http_server_config"]

  /// A file that is called as those for `--web.config.file` are, whose keys are nearly theirs.
  private static func isMisspeltWeb(_ name: String, _ keys: Set<String>) -> Bool {
    let stem = name.prefix { $0 != "." }
    return ["web", "web-config", "web_config", "webconfig"].contains(stem)
      && keys.contains { nearest(to: $0, in: webKeys.sorted()) != nil }
  }

  /// Lists of groups in which nothing stands but targets and labels.
  private static func isTargets(_ root: Node) -> Bool {
    !root.items.isEmpty
      && root.items.allSatisfy { group in
        group["targets"]?.kind == .sequence
          && group.pairs.allSatisfy { ["targets", "labels"].contains($0.key.text) }
      }
  }

  private static func isPipelines(_ root: Node) -> Bool {
    root.items.first.map { first in
      first["pipeline.id"] != nil || first["pipeline"]?["id"] != nil
    } ?? false
  }

  /// Whether a file's name is one of those under which Grafana reads its settings.
  package static func isGrafanaSettings(_ name: String) -> Bool {
    name == "grafana.ini" || name == "custom.ini" || name == "defaults.ini"
  }

  /// The kind that a file's usual name stands for.
  private static func named(_ name: String, _ path: String) -> FileKind? {
    if isGrafanaSettings(name) { return .grafanaSettings }
    let parts = name.split(separator: ".")
    guard let last = parts.last, parts.count > 1, ["yml", "yaml", "json"].contains(last) else {
      return nil
    }
    switch parts[0] {
    case "prometheus": return .prometheusConfig
    case "alertmanager": return .alertmanagerConfig
    case "blackbox", "blackbox_exporter": return .blackbox
    case "filebeat": return .filebeat
    case "logstash": return .logstashSettings
    case "elasticsearch": return .elasticsearchSettings
    case "kibana": return .kibanaSettings
    case "docker-compose", "compose": return .compose
    case "datasources", "datasource": return .grafanaDatasources
    default: break
    }
    let folder = path.split(separator: "/").dropLast().last
    switch (folder, last) {
    case ("datasources", "yml"), ("datasources", "yaml"): return .grafanaDatasources
    case ("dashboards", "yml"), ("dashboards", "yaml"): return .grafanaDashboardProviders
    case ("dashboards", "json"): return .grafanaDashboard
    case ("alerting", _) where path.contains("provisioning/"): return .grafanaAlerting
    default: return nil
    }
  }

  /// Kinds that the keys suggest when neither they nor the name are certain.
  private static func likely(_ keys: Set<String>) -> FileKind? {
    if keys == ["groups"] { return .rules }
    let tests: Set = ["evaluation_interval", "fuzzy_compare", "group_eval_order"]
    if keys.contains("tests"), !keys.isDisjoint(with: tests) {
      return .ruleTests
    }
    if keys.contains("rule_files"), keys.contains("global") { return .prometheusConfig }
    if keys.contains("services"), !keys.isDisjoint(with: ["networks", "volumes", "version"]) {
      return .compose
    }
    if keys.contains(where: { $0 == "filebeat" || $0.hasPrefix("filebeat.") }) { return .filebeat }
    if keys.contains(where: { $0.hasPrefix("discovery.") || $0.hasPrefix("cluster.") }) {
      return .elasticsearchSettings
    }
    if keys.contains(where: { $0.hasPrefix("elasticsearch.") || $0 == "server.publicBaseUrl" }) {
      return .kibanaSettings
    }
    if keys.contains(where: { $0.hasPrefix("pipeline.") || $0.hasPrefix("api.http") }) {
      return .logstashSettings
    }
    return nil
  }
}
