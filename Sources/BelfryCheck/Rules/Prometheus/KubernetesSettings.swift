import BelfrySource
import BelfryYAML

extension CheckRule {
  static let kubernetesSettings = CheckRule(
    "prometheus/kubernetes-settings", .error,
    summary: "Settings of the discovery in Kubernetes that exclude each other.",
    rationale: """
      A selector may only choose objects that the role lists, once each, and a kubeconfig brings \
      its own address, credentials and namespace; Prometheus refuses anything else.
      """,
    references: [
      "https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config"
    ],
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
            kubernetes_sd_configs:
              - role: node
                selectors:
                  - role: ⟦pod⟧
                    label: app=a

        """),
      .fails(
        """
        scrape_configs:
          - job_name: a
            kubernetes_sd_configs:
              - role: pod
                kubeconfig_file: /etc/kube/config
                ⟦bearer_token_file⟧: /run/secrets/a

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            kubernetes_sd_configs:
              - role: endpoints
                selectors:
                  - {role: pod, label: app=a}
                  - {role: service, label: app=a}
              - role: pod
                kubeconfig_file: /etc/kube/config

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      for (kind, node) in PrometheusWalk.discoveries(root) where kind == "kubernetes_sd_configs" {
        judgeSelectors(node, &reporter)
        judgeKubeconfig(node, &reporter)
      }
    }
  )
}

private func judgeSelectors(_ node: Node, _ reporter: inout Reporter) {
  guard let role = node["role"]?.text.lowercased() else { return }
  var allowed = [role]
  switch role {
  case "endpoints", "endpointslice": allowed += ["pod", "service"]
  case "pod": allowed.append("node")
  default: break
  }
  var seen: [String: Node] = [:]
  for selector in node["selectors"]?.items ?? [] {
    guard let chosen = selector["role"] else {
      reporter.report(
        at: selector.span, "this selector does not say which objects it chooses",
        help: "add 'role: \(role)'")
      continue
    }
    let name = chosen.text.lowercased()
    if !allowed.contains(name) {
      reporter.report(
        at: chosen.span, "the role '\(role)' has no selectors of '\(chosen.text)'",
        help: "choose among \(allowed.map { "'\($0)'" }.joined(separator: ", "))")
    } else if let first = seen[name] {
      reporter.report(
        at: chosen.span, "a second selector of '\(chosen.text)'", help: "join the two by commas",
        related: [.init("the first", file: reporter.file, span: first.span)])
    } else {
      seen[name] = chosen
    }
  }
}

/// Credentials need an address, and an address has no namespace of its own.
private func judgeServer(_ node: Node, _ reporter: inout Reporter) {
  if node["api_server"].map({ !$0.isNull }) ?? false {
    guard let own = node["namespaces"]?["own_namespace"], own.text == "true" else { return }
    reporter.report(
      at: own.span, "'own_namespace' cannot stand beside 'api_server'",
      help: "name the namespaces")
    return
  }
  let client = [
    "basic_auth", "authorization", "oauth2", "bearer_token", "bearer_token_file", "tls_config",
    "proxy_url", "http_headers",
  ]
  guard let pair = node.pairs.first(where: { client.contains($0.key.text) && !$0.value.isNull }),
    !pair.value.text.isEmpty || !pair.value.pairs.isEmpty
  else { return }
  reporter.report(
    at: pair.key.span, "'\(pair.key.text)' needs 'api_server'",
    help: "in a pod the address and credentials are its own")
}

private func judgeKubeconfig(_ node: Node, _ reporter: inout Reporter) {
  guard let config = node["kubeconfig_file"], !config.isNull, !config.text.isEmpty else {
    judgeServer(node, &reporter)
    return
  }
  let own = [
    "api_server", "basic_auth", "authorization", "oauth2", "bearer_token", "bearer_token_file",
    "tls_config", "proxy_url", "proxy_from_environment", "no_proxy", "follow_redirects",
    "enable_http2", "http_headers",
  ]
  for pair in node.pairs where own.contains(pair.key.text) && !pair.value.isNull {
    // Redirects and HTTP/2 are on by default, and saying so changes nothing.
    let isDefault =
      ["follow_redirects", "enable_http2"].contains(pair.key.text) && pair.value.text == "true"
      || ["proxy_from_environment"].contains(pair.key.text) && pair.value.text == "false"
    guard !isDefault else { continue }
    reporter.report(
      at: pair.key.span, "'\(pair.key.text)' cannot stand beside 'kubeconfig_file'",
      help: "keep one of them")
  }
  if let own = node["namespaces"]?["own_namespace"], own.text == "true" {
    reporter.report(
      at: own.span, "'own_namespace' cannot stand beside 'kubeconfig_file'",
      help: "name the namespaces")
  }
}
