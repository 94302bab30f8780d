import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Writes receivers: each channel's kinds, with secrets by file and messages by template.
struct ReceiverComposer {
  let plan: StackPlan
  /// The severity that the receiver is for, where channels differ by it.
  let severity: AlertSeverity?

  /// A receiver of channels.
  static func value(_ receiver: PlannedReceiver, _ plan: StackPlan) -> Value {
    if receiver.name == "heartbeat", let hook = plan.profile.heartbeat?.webhook {
      var composer = ReceiverComposer(plan: plan, severity: nil)
      composer.resolved = false
      return .map([
        "name": .string("heartbeat"),
        "webhook_configs": .sequence([composer.webhook(hook, "heartbeat")]),
      ])
    }
    let composer = ReceiverComposer(plan: plan, severity: receiver.severity)
    return composer.value(receiver)
  }

  private var resolved = true

  private init(plan: StackPlan, severity: AlertSeverity?) {
    (self.plan, self.severity) = (plan, severity)
  }

  private func value(_ receiver: PlannedReceiver) -> Value {
    var lists: [(kind: String, values: [Value])] = []
    func add(_ kind: String, _ values: [Value]) {
      guard !values.isEmpty else { return }
      if let index = lists.firstIndex(where: { $0.kind == kind }) {
        lists[index].values += values
      } else {
        lists.append((kind, values))
      }
    }
    for key in receiver.channels {
      guard let channel = plan.profile.channels[key] else { continue }
      var composer = self
      composer.resolved = channel.resolved ?? true
      add("email_configs", channel.email.map { composer.mails($0) } ?? [])
      add("slack_configs", channel.slack.flatMap { composer.slack($0, key) }.map { [$0] } ?? [])
      add("pagerduty_configs", channel.pagerduty.map { [composer.pagerduty($0, key)] } ?? [])
      add("opsgenie_configs", channel.opsgenie.map { [composer.opsgenie($0.value, key)] } ?? [])
      add("msteamsv2_configs", channel.teams.map { _ in [composer.teams(key)] } ?? [])
      add("telegram_configs", channel.telegram.map { [composer.telegram($0, key)] } ?? [])
      add("discord_configs", channel.discord.map { [composer.discord($0, key)] } ?? [])
      add("webhook_configs", channel.webhook.map { [composer.webhook($0, key)] } ?? [])
      add("webhook_configs", channel.log.map { _ in [composer.log()] } ?? [])
    }
    return .mapping(
      [.init("name", .string(receiver.name))]
        + lists.map { .init($0.kind, .sequence($0.values)) })
  }

  private func template(_ name: String) -> Value { .string("{{ template \"belfry.\(name)\" . }}") }

  private func file(_ key: String, _ what: ChannelSecret) -> Value {
    .string("/run/secrets/\(what.name(of: key))")
  }

  // MARK: Mail and chats

  private func mails(_ mail: EmailChannel) -> [Value] {
    guard let from = mail.from?.value.text, let smarthost = mail.smarthost?.value.text else {
      return []
    }
    return (mail.to.value(for: severity) ?? []).map { address in
      .map([
        "to": .string(address.value.text), "from": .string(from), "smarthost": .string(smarthost),
        "auth_username": mail.user.map { .string($0.value) },
        "auth_password_file": mail.user.map { _ in .string("/run/secrets/smtp_password") },
        "require_tls": .bool(mail.requireTLS ?? true),
        "headers": .map(["Subject": template("subject")]),
        "html": .string(""),
        "text": template("text"),
        "send_resolved": .bool(resolved),
      ])
    }
  }

  private func slack(_ slack: SlackChannel, _ key: String) -> Value? {
    guard let channel = slack.channel.value(for: severity)?.value else { return nil }
    // A webhook belongs to one channel; only an app may post to several.
    let own = severity.flatMap { slack.channel.own[$0] == nil ? nil : $0 }
    let isApp = slack.app == true
    return .map([
      "api_url_file": isApp ? nil : file(key, .slack(own)),
      "app_token_file": isApp ? file(key, .slackToken) : nil,
      "channel": .string(channel),
      "title": template("subject"),
      "title_link": .string("{{ .ExternalURL }}"),
      "text": template("slack"),
      "color": template("color"),
      "send_resolved": .bool(resolved),
    ])
  }

  private func teams(_ key: String) -> Value {
    .map([
      "webhook_url_file": file(key, .teams), "title": template("subject"),
      "text": template("markdown"), "send_resolved": .bool(resolved),
    ])
  }

  private func discord(_ discord: DiscordChannel, _ key: String) -> Value {
    .map([
      "webhook_url_file": file(key, .discord),
      "username": discord.username.map { .string($0.value) },
      "title": template("subject"), "message": template("markdown"),
      "send_resolved": .bool(resolved),
    ])
  }

  private func telegram(_ telegram: TelegramChannel, _ key: String) -> Value {
    .map([
      "bot_token_file": file(key, .telegram),
      "chat_id": telegram.chat.map { .integer($0.value) },
      "message_thread_id": telegram.topic.map { .integer($0.value) },
      // Without a mode nothing in a message can be taken for markup.
      "parse_mode": .string(""),
      "message": .string("{{ template \"belfry.subject\" . }}\n{{ template \"belfry.text\" . }}"),
      "disable_notifications": telegram.silent == true ? .bool(true) : nil,
      "send_resolved": .bool(resolved),
    ])
  }

  // MARK: Pagers

  private func pagerduty(_ pager: PagerDutyChannel, _ key: String) -> Value {
    let details: [Value.Entry] =
      [
        .init("firing", template("firing")), .init("resolved", template("resolved")),
        .init("runbook", .string("{{ .CommonAnnotations.runbook_url }}")),
      ] + pager.details.entries.map { .init($0.key.value, .string($0.value.value)) }
    let runbook = Value.map([
      "href": .string("{{ .CommonAnnotations.runbook_url }}"), "text": .string("Runbook"),
    ])
    let links =
      (plan.runbooks.isEmpty ? [] : [runbook])
      + pager.links.map { link in
        .map([
          "href": link.href.map { .string($0.value.text) },
          "text": link.text.map { .string($0.value) },
        ])
      }
    return .map([
      "routing_key_file": file(key, .pagerduty),
      "url": pager.url.map { .string($0.value.text) },
      "client": .string("Alertmanager of \(plan.title)"),
      "client_url": .string("{{ .ExternalURL }}"),
      "description": template("line"),
      "severity": .string(urgency(pager.severity)),
      "component": .string(pager.component?.value ?? "{{ .CommonLabels.service }}"),
      "group": .string(pager.group?.value ?? plan.project),
      "details": .mapping(details),
      "links": links.isEmpty ? nil : .sequence(links),
      "send_resolved": .bool(resolved),
    ])
  }

  /// The alert's own severity unless the profile says another; groups of several are errors.
  private func urgency(_ said: BySeverity<PagerDutyChannel.Urgency>) -> String {
    if !said.isSplit, let usual = said.usual { return usual.rawValue }
    let cases = AlertSeverity.allCases.compactMap { severity in
      said.own[severity].map { (severity.rawValue, $0.rawValue) }
    }
    let other =
      said.usual?.rawValue
      ?? "{{ with .CommonLabels.severity }}{{ . }}{{ else }}error{{ end }}"
    guard let first = cases.first else { return other }
    let chain = cases.dropFirst().reduce(
      "{{ if eq .CommonLabels.severity \"\(first.0)\" }}\(first.1)"
    ) { $0 + "{{ else if eq .CommonLabels.severity \"\($1.0)\" }}\($1.1)" }
    return chain + "{{ else }}\(other){{ end }}"
  }

  private func opsgenie(_ pager: OpsgenieChannel, _ key: String) -> Value {
    let responders = pager.responders.map { responder -> Value in
      let name = responder.name.map { Value.string($0.value) }
      let isUser = responder.type == .user
      return .map([
        "type": .string((responder.type ?? .team).rawValue),
        "name": isUser ? nil : name, "username": isUser ? name : nil,
      ])
    }
    return .map([
      "api_key_file": file(key, .opsgenie),
      "api_url": pager.url.map { .string($0.value.text) },
      "message": template("line"),
      "description": template("text"),
      "source": .string("Alertmanager of \(plan.title)"),
      "entity": .string("{{ .CommonLabels.service }}"),
      "responders": responders.isEmpty ? nil : .sequence(responders),
      "tags": .string("\(plan.project),\(plan.environment)"),
      "priority": template("priority"),
      "send_resolved": .bool(resolved),
    ])
  }

  // MARK: Webhooks

  private func webhook(_ hook: WebhookChannel, _ key: String) -> Value {
    let url = hook.url?.value.text
    var http: Value?
    if hook.bearer == true {
      http = .map([
        "authorization": .map([
          "type": .string("Bearer"), "credentials_file": file(key, .webhookToken),
        ])
      ])
    } else if let user = hook.user {
      http = .map([
        "basic_auth": .map([
          "username": .string(user.value), "password_file": file(key, .webhookPassword),
        ])
      ])
    }
    return .map([
      "url": url.map { .string($0) }, "url_file": url == nil ? file(key, .webhook) : nil,
      "http_config": http, "send_resolved": .bool(resolved),
    ])
  }

  /// The stack's own log of notifications.
  private func log() -> Value {
    .map(["url": .string("http://alert-log:8080/"), "send_resolved": .bool(resolved)])
  }
}
