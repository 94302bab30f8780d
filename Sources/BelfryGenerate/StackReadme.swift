import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes the stack's own README.
struct StackReadme {
  let plan: StackPlan
  let secrets: [(name: String, secret: PackSecret)]
  let rules: RuleFile
  let boards: [Dashboard]

  /// A dashboard as the page names it.
  struct Dashboard {
    let title: String
    let uid: String
    let about: String

    init(_ board: Value) {
      func text(_ key: String) -> String {
        if case .string(let text)? = board[key] { return text } else { return "" }
      }
      (title, uid, about) = (text("title"), text("uid"), text("description"))
    }
  }

  var text: String {
    """
    # Monitoring of \(plan.title)

    Made by Belfry from a profile. Change the profile and generate again; do not edit these files.

    ## Start

    ```sh
    belfry up .                # makes secrets, names those that only you can know, starts, proves
    ```

    Or, without Belfry: `./create-secrets.sh`, then `docker compose up --detach --wait`.

    \(joining)

    ## Addresses

    \(addresses)
    \(dashboards)\(elsewhere)
    ## What is watched

    | job | what | through |
    | --- | --- | --- |
    \(watched)

    ## Alerts

    Each has unit tests (`belfry test`) and a section in `runbooks/`.

    | alert | severity | service |
    | --- | --- | --- |
    \(alerts)
    \(untested)
    ## Secrets

    Files in `secrets/`, mode 0444 inside a folder of mode 0700. They are never part of the bundle.

    | file | what | made by |
    | --- | --- | --- |
    \(secretRows)
    \(signalNotes)\(hostNote)
    """
  }

  /// How the watched system and the stack find each other.
  private var joining: String {
    if plan.has("simulator") {
      return """
        The services are simulated: the container `simulator` answers under their names, with the
        metrics that the profile says they have. `belfry up` makes its image. When they exist, take
        `simulator` out of the profile, and attach them to the network `\(plan.networkName)`.
        """
    }
    if let path = plan.profile.network.include?.value {
      return "The watched system starts with the stack: `\(path)` is included."
    }
    return """
      Attach the watched system to the network `\(plan.networkName)`, in its own Compose file:

      ```yaml
      networks:
        monitoring:
          name: \(plan.networkName)
          external: true
      ```
      """
  }

  /// What runs elsewhere, and what is sent there.
  private var elsewhere: String {
    let profile = plan.profile
    var lines: [String] = []
    for url in profile.existing.alertmanager?.values ?? [] {
      lines.append("- Alerts go to the Alertmanager at \(url.value.text); its own routes hold.")
    }
    if let grafana = profile.existing.grafana {
      lines.append(
        "- Grafana at \(grafana.value.text): provision it with `grafana/provisioning` and "
          + "`grafana/dashboards` (mounted at `/etc/grafana`), or import the dashboards there.")
    }
    if plan.elastic.existing != nil {
      lines.append("- Logs go to the Elasticsearch at \(plan.elastic.url); see below.")
    }
    if let longTerm = profile.storage.longTerm {
      let name = longTerm.store?.value.rawValue ?? longTerm.remoteWrite?.value.text ?? ""
      lines.append("- Samples are kept for long by \(name).")
    }
    for name in profile.exports.names { lines.append("- A part of the samples goes to \(name).") }
    return lines.isEmpty ? "" : "\n## Elsewhere\n\n" + lines.joined(separator: "\n") + "\n"
  }

  private var addresses: String {
    Defaults.ports.filter { plan.publishes($0.program) }
      .compactMap { program, _ in
        plan.instances.first?.placeholders.values["url:\(program)"].map { "- \(program): \($0)" }
      }.joined(separator: "\n")
  }

  private var dashboards: String {
    let grafana = plan.instances.first?.placeholders.values["url:grafana"]
    guard let grafana, !boards.isEmpty else { return "" }
    let rows = boards.map { "| [\($0.title)](\(grafana)d/\($0.uid)) | \($0.about) |" }
    return """

      ## Dashboards

      | dashboard | what |
      | --- | --- |
      \(rows.joined(separator: "\n"))

      """
  }

  private var watched: String {
    var rows: [String] = []
    var jobs = Set<String>()
    let watched = plan.instances.filter {
      $0.pack.manifest.kind?.value != .platform || !$0.pack.manifest.scrape.isEmpty
    }
    for instance in watched where jobs.insert(instance.job).inserted {
      let packs = plan.instances.filter { $0.job == instance.job }.map(\.pack.manifest.title)
      let kind = instance.pack.manifest.kind?.value == .workload ? "its own metrics" : "exporter"
      rows.append("| `\(instance.job)` | \(packs.joined(separator: ", ")) | \(kind) |")
    }
    return rows.joined(separator: "\n")
  }

  private var alerts: String {
    rules.groups.flatMap { $0.value.rules }.map { rule in
      let labels = rule.value.labels
      return
        "| \(rule.value.alert?.value ?? "") | \(labels["severity"]?.value ?? "") | \(labels["service"]?.value ?? "") |"
    }.joined(separator: "\n")
  }

  /// Alerts whose unit tests are left out, with the reason.
  private var untested: String {
    let changed = plan.instances.flatMap { instance in
      instance.overrides.filter { name, alert in
        !alert.isOff && (alert.expr != nil || !alert.changedAnnotations.isEmpty)
      }.map(\.key)
    }
    let own = plan.ownAlerts.filter { $0.scenario == nil }.map(\.name)
    let names = Set(changed + own).sorted()
    guard !names.isEmpty else { return "" }
    return
      "\nWithout a unit test, because the profile itself says the expression or the words: "
      + names.map { "`\($0)`" }.joined(separator: ", ") + ".\n"
  }

  private var secretRows: String {
    secrets.map { name, secret in
      "| `\(name)` | \(secret.about.replacing("\n", with: " ")) | \(secret.create == .random ? "`create-secrets.sh`" : "you") |"
    }.joined(separator: "\n")
  }

  private var hostNote: String {
    guard plan.has("node") else { return "" }
    return """

      ## The host

      node-exporter shares the host's network and listens on \(plan.gateway):9100, the gateway of the
      bridge `\(plan.project)-monitoring`. A firewall on the host must let that bridge reach the port.
      Docker Desktop and rootless engines show a virtual machine instead of the host: say
      `hosts: false` there.

      """
  }
}
