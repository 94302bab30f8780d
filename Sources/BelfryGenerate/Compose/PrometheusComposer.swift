import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes `prometheus.yml` and `blackbox.yml`.
struct PrometheusComposer {
  let plan: StackPlan

  private var interval: String {
    plan.profile.interval?.value.description ?? Defaults.interval
  }

  func config() throws(MissingPlaceholder) -> Value {
    let evaluation = plan.profile.evaluationInterval?.value.description ?? interval
    var labels: [Value.Entry] = [
      .init("project", .string(plan.project)), .init("environment", .string(plan.environment)),
    ]
    for entry in plan.profile.externalLabels.entries {
      labels.removeAll { $0.key == entry.key.value }
      labels.append(.init(entry.key.value, .string(entry.value)))
    }
    let limits = ScrapeLimits(plan)
    let own = "Labels of everything that leaves this Prometheus."
    return .mapping(
      [
        .init(
          "global",
          .mapping(
            [
              .init("scrape_interval", .string(interval)),
              .init("evaluation_interval", .string(evaluation)),
              .init("external_labels", .mapping(labels), comment: own),
            ] + limits.shared)),
        .init(
          "rule_files",
          .sequence(
            (["recording_rules.yml", "alert_rules.yml"]
              + (plan.slos.isEmpty ? [] : ["slo_rules.yml"])
              + ["bundle_info.yml"]).map { .string($0) }),
          blankBefore: true),
        .init(
          "alerting", .map(["alertmanagers": .sequence(alertmanagers)]), blankBefore: true),
        .init("scrape_configs", .sequence(try jobs().map(limits.limit)), blankBefore: true),
      ] + RemoteWriteComposer(plan: plan).entries)
  }

  /// The stack's own Alertmanager, or those that exist.
  private var alertmanagers: [Value] {
    guard let existing = plan.profile.existing.alertmanager else {
      return [
        .map(["static_configs": .sequence([.map(["targets": .words(["alertmanager:9093"])])])])
      ]
    }
    return existing.values.map { url in
      .map([
        "scheme": url.value.scheme == "http" ? nil : .string(url.value.scheme),
        "path_prefix": url.value.prefix.map { .string($0) },
        "static_configs": .sequence([.map(["targets": .words([url.value.authority])])]),
      ])
    }
  }

  private func jobs() throws(MissingPlaceholder) -> [Value] {
    var jobs = services()
    for instance in plan.instances {
      for job in instance.pack.manifest.scrape {
        let filled = try instance.placeholders.fill(job.value)
        jobs.append(job.value["scrape_interval"] == nil ? own(filled, instance) : filled)
      }
    }
    return jobs + plan.probes.map(probe) + JSONPageComposer(plan: plan).jobs()
  }

  /// The job with an interval of its own where that differs from the profile's.
  private func own(_ job: Value, _ instance: PackInstance) -> Value {
    let text = PrometheusDuration(milliseconds: instance.interval).description
    return text == interval ? job : job.adding("scrape_interval", .string(text))
  }

  private func services() -> [Value] {
    plan.profile.services.entries.compactMap { entry in
      guard let endpoint = entry.value.metrics?.value else { return nil }
      var keys: [Value.Entry] = [.init("job_name", .string(entry.key.value))]
      if let own = entry.value.interval?.value.description, own != interval {
        keys.append(.init("scrape_interval", .string(own)))
        let timeout = entry.value.timeout?.value ?? shorter(own)
        keys.append(.init("scrape_timeout", .string(timeout.description)))
      } else if let timeout = entry.value.timeout?.value {
        keys.append(.init("scrape_timeout", .string(timeout.description)))
      }
      if endpoint.scheme != "http" { keys.append(.init("scheme", .string(endpoint.scheme))) }
      keys += [
        .init("metrics_path", .string(endpoint.path)),
        .init(
          "fallback_scrape_protocol", .string("PrometheusText0.0.4"),
          comment: "For programs that send no content type; they are refused otherwise."),
        discovery(entry.value, endpoint),
      ]
      return .mapping(keys)
    }
  }

  /// Where a service answers: its address, or every address behind its name where several run.
  private func discovery(_ service: ServiceProfile, _ endpoint: MetricsEndpoint) -> Value.Entry {
    let address = endpoint.address
    guard let replicas = service.replicas?.value, replicas > 1, let port = address.port else {
      return .init("static_configs", .sequence([.map(["targets": .words([address.text])])]))
    }
    return .init(
      "dns_sd_configs",
      .sequence([
        .map([
          "names": .words([address.host]), "type": .string("A"), "port": .integer(port),
        ])
      ]), comment: "\(replicas) of them run; the name has an address for each.")
  }

  /// A timeout that fits into a short interval.
  private func shorter(_ interval: String) -> PrometheusDuration {
    let usual = PrometheusDuration(Defaults.scrapeTimeout) ?? PrometheusDuration(seconds: 10)
    let own = PrometheusDuration(interval) ?? usual
    return min(usual, own)
  }

  private func probe(_ probe: PlannedProbe) -> Value {
    var keys: [Value.Entry] = [.init("job_name", .string("blackbox-\(probe.name)"))]
    if let interval = probe.profile.interval?.value {
      keys.append(.init("scrape_interval", .string(interval.description)))
    }
    keys += [
      .init("metrics_path", .string("/probe")),
      .init("params", .map(["module": .words([probe.module])])),
      .init("static_configs", .sequence([.map(["targets": .words([probe.target])])])),
      .init(
        "relabel_configs",
        .sequence([
          .map([
            "source_labels": .words(["__address__"]), "target_label": .string("__param_target"),
          ]),
          .map(["source_labels": .words(["__param_target"]), "target_label": .string("instance")]),
          .map([
            "target_label": .string("__address__"),
            "replacement": .string("blackbox-exporter:9115"),
          ]),
        ])),
    ]
    return .mapping(keys)
  }

  /// `blackbox.yml`: one module a probe.
  func blackbox() -> Value {
    .map(["modules": .mapping(plan.probes.map { .init($0.module, module($0)) })])
  }

  private func module(_ probe: PlannedProbe) -> Value {
    let ip = Value.string("ip4")
    if probe.profile.http != nil {
      let codes = probe.profile.status.map { Value.integer($0.value.value) }
      return .map([
        "prober": .string("http"), "timeout": .string("5s"),
        "http": .map([
          "preferred_ip_protocol": ip,
          "valid_status_codes": codes.isEmpty ? nil : .flow(codes),
          "fail_if_body_not_matches_regexp": probe.profile.body.map { .words([$0.value]) },
        ]),
      ])
    }
    let kind = probe.profile.tcp != nil ? "tcp" : "icmp"
    return .mapping([
      .init("prober", .string(kind)), .init("timeout", .string("5s")),
      .init(
        kind,
        .map([
          "preferred_ip_protocol": ip,
          "tls": probe.profile.tls?.value == true ? .bool(true) : nil,
        ])),
    ])
  }
}
