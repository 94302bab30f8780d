import BelfrySource
import BelfryYAML

/// Addresses in a configuration of Alertmanager: those of web servers need http or https and a host
/// (Alertmanager 0.33, `parseURL`), those of mail servers a host and a port.
enum AlertmanagerAddresses {
  private static let global: Set<String> = [
    "slack_api_url", "slack_app_url", "telegram_api_url", "rocketchat_api_url",
    "mattermost_webhook_url", "webex_api_url", "wechat_api_url", "pagerduty_url",
    "opsgenie_api_url", "victorops_api_url", "jira_api_url",
  ]

  private static let receivers: [String: Set<String>] = [
    "discord_configs": ["webhook_url"], "incidentio_configs": ["url"],
    "jira_configs": ["api_url"], "mattermost_configs": ["webhook_url"],
    "msteams_configs": ["webhook_url"], "msteamsv2_configs": ["webhook_url"],
    "opsgenie_configs": ["api_url"], "pagerduty_configs": ["url"],
    "rocketchat_configs": ["api_url"], "slack_configs": ["api_url", "app_url"],
    "telegram_configs": ["api_url"], "victorops_configs": ["api_url"],
    "webex_configs": ["api_url"], "webhook_configs": ["url"], "wechat_configs": ["api_url"],
  ]

  /// Reports addresses that Alertmanager refuses.
  static func check(_ root: Node, _ context: inout DecodeContext) {
    for pair in root["global"]?.merged ?? [] where !pair.value.isNull {
      if global.contains(pair.key.text) { judge(pair.value, &context) }
      if pair.key.text == "smtp_smarthost" { judge(host: pair.value, &context) }
    }
    for receiver in root["receivers"]?.items ?? [] {
      for pair in receiver.merged {
        for item in pair.value.items { judge(item, pair.key.text, &context) }
      }
    }
    for output in root["event_recorder"]?["webhook_outputs"]?.items ?? [] {
      guard let url = output["url"] else { continue }
      judge(url, &context)
    }
  }

  private static func judge(_ item: Node, _ kind: String, _ context: inout DecodeContext) {
    for pair in item.merged where !pair.value.isNull {
      if receivers[kind]?.contains(pair.key.text) == true { judge(pair.value, &context) }
      if kind == "email_configs", pair.key.text == "smarthost" {
        judge(host: pair.value, &context)
      }
    }
  }

  private static func judge(_ value: Node, _ context: inout DecodeContext) {
    guard value.kind == .scalar, value.text != "<secret>", !value.text.contains("{{"),
      !value.text.contains("${")
    else { return }
    context.checkURL(value, .web)
  }

  private static func judge(host value: Node, _ context: inout DecodeContext) {
    // A variable that nobody fills in is another finding.
    guard value.kind == .scalar, !value.text.contains("${"), let why = fault(value.text) else {
      return
    }
    context.report(
      "value/bad-address", at: value.span, "'\(value.shortText)' is not a host with a port",
      help: why)
  }

  /// Why a text is not `host:port`; nothing where it is, or is empty.
  private static func fault(_ text: String) -> String? {
    guard !text.isEmpty else { return nil }
    guard let colon = text.lastIndex(of: ":") else { return "add the port: '\(text):587'" }
    let host = text[..<colon]
    let port = text[colon...].dropFirst()
    if host.hasPrefix("[") {
      guard host.hasSuffix("]") else { return "']' is missing before the port" }
    } else if host.contains(":") || host.contains("[") || host.contains("]") {
      return "a host with ':' stands in '[' and ']'"
    }
    return port.isEmpty ? "add the port" : nil
  }
}
