import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes `alertmanager.yml` from channels and routes.
struct AlertmanagerComposer {
  let plan: StackPlan

  func config() -> Value {
    .mapping([
      .init("templates", .words(["/etc/alertmanager/templates/*.tmpl"])),
      .init("route", route(), blankBefore: true),
      .init("inhibit_rules", .sequence(inhibitions()), blankBefore: true),
      .init("receivers", .sequence(receivers()), blankBefore: true),
    ])
  }

  // MARK: Routes

  private func route() -> Value {
    .map([
      "receiver": .string(fallback),
      "group_by": .words(["alertname", "service"]),
      "group_wait": .string("30s"),
      "group_interval": .string("2m"),
      "repeat_interval": .string(Defaults.repeatInterval),
      "routes": .sequence([watchdog] + plan.profile.routes.map(route)),
    ])
  }

  /// Where alerts go that no route takes: every channel, so that none is lost.
  private var fallback: String {
    plan.profile.channels.isEmpty ? "nobody" : "everybody"
  }

  /// The watchdog fires always; it must not fill the channels of people.
  private var watchdog: Value {
    .map(["receiver": .string("nobody"), "matchers": .words(["alertname=\"Watchdog\""])])
  }

  private func route(_ profile: RouteProfile) -> Value {
    var matchers: [String] = []
    if let severity = profile.severity?.value {
      matchers.append("severity=\"\(severity.rawValue)\"")
    }
    if let team = profile.team?.value.text { matchers.append("team=\"\(team)\"") }
    if let service = profile.service?.value { matchers.append("service=\"\(service)\"") }
    return .map([
      "receiver": .string(name(profile.channels.map(\.value))),
      "matchers": matchers.isEmpty ? nil : .words(matchers),
      "repeat_interval": profile.repeatInterval.map { .string($0.value.description) },
    ])
  }

  private func name(_ channels: [String]) -> String { channels.joined(separator: "-and-") }

  /// Critical silences warning, and both silence info, for the same alert group of one service;
  /// both labels are on every alert, so that `equal` can match and never matches by absence.
  private func inhibitions() -> [Value] {
    func rule(_ source: String, _ target: String, _ equal: [String]) -> Value {
      .map([
        "source_matchers": .words(["severity=\"\(source)\""]),
        "target_matchers": .words([target]),
        "equal": .words(equal),
      ])
    }
    let down = Value.map([
      "source_matchers": .words(["alertname=\"TargetDown\""]),
      "target_matchers": .words(["alertname!=\"TargetDown\"", "instance!=\"\""]),
      "equal": .words(["job", "instance"]),
    ])
    return [
      rule("critical", "severity=~\"warning|info\"", ["service", "instance"]),
      rule("warning", "severity=\"info\"", ["service", "instance"]), down,
    ]
  }

  // MARK: Receivers

  private func receivers() -> [Value] {
    var lists = [[String]]()
    if !plan.profile.channels.isEmpty { lists.append(plan.profile.channels.keys) }
    for route in plan.profile.routes where !lists.dropFirst().contains(route.channels.map(\.value))
    {
      lists.append(route.channels.map(\.value))
    }
    let made = lists.enumerated().map { index, channels in
      receiver(index == 0 ? "everybody" : name(channels), channels)
    }
    return [.map(["name": .string("nobody")])] + made
  }

  private func receiver(_ name: String, _ channels: [String]) -> Value {
    let profiles = channels.compactMap { key in plan.profile.channels[key].map { (key, $0) } }
    let mails = profiles.flatMap { key, channel in channel.email.map { mail($0, channel) } ?? [] }
    let slacks = profiles.compactMap { key, channel in channel.slack.map { slack($0, key, channel) }
    }
    let hooks = profiles.compactMap { key, channel in
      channel.webhook.map { webhook($0, key, channel) }
    }
    return .map([
      "name": .string(name),
      "email_configs": mails.isEmpty ? nil : .sequence(mails),
      "slack_configs": slacks.isEmpty ? nil : .sequence(slacks),
      "webhook_configs": hooks.isEmpty ? nil : .sequence(hooks),
    ])
  }

  private func mail(_ mail: EmailChannel, _ channel: ChannelProfile) -> [Value] {
    guard let from = mail.from?.value.text, let smarthost = mail.smarthost?.value.text else {
      return []
    }
    return mail.to.map { address in
      .map([
        "to": .string(address.value.text), "from": .string(from), "smarthost": .string(smarthost),
        "auth_username": mail.user.map { .string($0.value) },
        "auth_password_file": mail.user.map { _ in .string("/run/secrets/smtp_password") },
        "require_tls": .bool(mail.requireTLS ?? true),
        "headers": .map(["Subject": .string("{{ template \"belfry.subject\" . }}")]),
        "html": .string(""),
        "text": .string("{{ template \"belfry.text\" . }}"),
        "send_resolved": .bool(channel.resolved ?? true),
      ])
    }
  }

  private func slack(_ slack: SlackChannel, _ key: String, _ channel: ChannelProfile) -> Value {
    .map([
      "api_url_file": .string("/run/secrets/\(Self.secret(key, "slack_url"))"),
      "channel": slack.channel.map { .string($0.value) },
      "title": .string("{{ template \"belfry.subject\" . }}"),
      "title_link": .string("{{ .ExternalURL }}"),
      "text": .string("{{ template \"belfry.text\" . }}"),
      "color": .string("{{ template \"belfry.color\" . }}"),
      "send_resolved": .bool(channel.resolved ?? true),
    ])
  }

  private func webhook(_ hook: WebhookChannel, _ key: String, _ channel: ChannelProfile) -> Value {
    let url = hook.url?.value.text
    return .map([
      "url": url.map { .string($0) },
      "url_file": url == nil ? .string("/run/secrets/\(Self.secret(key, "webhook_url"))") : nil,
      "send_resolved": .bool(channel.resolved ?? true),
    ])
  }

  private static func secret(_ channel: String, _ what: String) -> String {
    String(channel.map { $0.isLetter || $0.isNumber ? $0 : "_" }) + "_" + what
  }

  /// Secrets that the receivers read, with what they are.
  func secrets() -> [(name: String, about: String)] {
    var secrets: [(String, String)] = []
    for entry in plan.profile.channels.entries {
      let key = entry.key.value
      if entry.value.email?.user != nil, !secrets.contains(where: { $0.0 == "smtp_password" }) {
        secrets.append(("smtp_password", "Password of the user at the SMTP server."))
      }
      if entry.value.slack != nil {
        secrets.append((Self.secret(key, "slack_url"), "Incoming webhook of Slack for '\(key)'."))
      }
      if let hook = entry.value.webhook, hook.url == nil {
        secrets.append((Self.secret(key, "webhook_url"), "URL of the webhook '\(key)'."))
      }
    }
    return secrets
  }

  /// Templates of subjects and texts.
  static let templates = """
    {{ define "belfry.subject" -}}
    [{{ .Status | toUpper }}{{ if eq .Status "firing" }} {{ .Alerts.Firing | len }}{{ end }}]\
     {{ .CommonLabels.alertname }}{{ with .CommonLabels.service }} in {{ . }}{{ end }}
    {{- end }}

    {{ define "belfry.color" -}}
    {{ if eq .Status "resolved" }}good{{ else if eq .CommonLabels.severity "critical" }}danger{{ else }}warning{{ end }}
    {{- end }}

    {{ define "belfry.text" -}}
    {{ range .Alerts -}}
    {{ .Status | toUpper }}: {{ .Annotations.summary }} ({{ .Labels.severity }})
    {{ .Annotations.description }}
    {{ with .Annotations.runbook_url }}What to do: {{ . }}
    {{ end }}Since: {{ .StartsAt.UTC.Format "2006-01-02 15:04:05" }} UTC
    {{ end -}}
    {{- end }}

    """
}
