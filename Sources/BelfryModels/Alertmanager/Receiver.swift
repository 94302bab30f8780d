package import BelfrySource
package import BelfryYAML

/// A receiver and the ways in which it is told.
package struct Receiver: CheckedModel, Sendable {
  package var name: Located<String> = Located("")
  package var labels: LabelMap = LabelMap()
  package var discordConfigs: [Located<DiscordReceiver>] = []
  package var emailConfigs: [Located<EmailReceiver>] = []
  package var incidentioConfigs: [Located<IncidentIOReceiver>] = []
  package var jiraConfigs: [Located<JiraReceiver>] = []
  package var mattermostConfigs: [Located<MattermostReceiver>] = []
  package var msteamsConfigs: [Located<TeamsReceiver>] = []
  package var msteamsv2Configs: [Located<TeamsFlowReceiver>] = []
  package var opsgenieConfigs: [Located<OpsgenieReceiver>] = []
  package var pagerdutyConfigs: [Located<PagerDutyReceiver>] = []
  package var pushoverConfigs: [Located<PushoverReceiver>] = []
  package var rocketchatConfigs: [Located<RocketChatReceiver>] = []
  package var slackConfigs: [Located<SlackReceiver>] = []
  package var snsConfigs: [Located<SNSReceiver>] = []
  package var telegramConfigs: [Located<TelegramReceiver>] = []
  package var victoropsConfigs: [Located<VictorOpsReceiver>] = []
  package var webexConfigs: [Located<WebexReceiver>] = []
  package var webhookConfigs: [Located<WebhookReceiver>] = []
  package var wechatConfigs: [Located<WeChatReceiver>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A receiver and the ways in which it is told."

  /// Reports an empty name, and a label with another one.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("name", in: node, "routes refer to it by its name")
    explainUnknown(node, &context)
    guard let label = labels.entries.first(where: { $0.key.value == "name" }),
      label.value.value != name.value
    else { return }
    context.report(
      "value/bad-label", at: label.value.span ?? node.span,
      "the label 'name' is not the receiver's name '\(name.value)'",
      help: "leave the label out: Alertmanager sets it")
  }

  /// Says where what stands beside the integrations belongs.
  private func explainUnknown(_ node: Node, _ context: inout DecodeContext) {
    guard let key = node.pairs.first(where: { $0.key.text == "send_resolved" })?.key else { return }
    for index in context.diagnostics.indices where context.diagnostics[index].span == key.span {
      context.diagnostics[index].help = "write it in each integration"
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Name by which routes refer to it.", .required)
    visit.key("labels", &labels, "Labels that describe the receiver.", .since("0.33"))
    visit.key("discord_configs", &discordConfigs, "Discord.")
    visit.key("email_configs", &emailConfigs, "Mail.")
    visit.key("incidentio_configs", &incidentioConfigs, "incident.io.", .since("0.29"))
    visit.key("jira_configs", &jiraConfigs, "Jira.", .since("0.28"))
    visit.key("mattermost_configs", &mattermostConfigs, "Mattermost.", .since("0.30"))
    visit.key(
      "msteams_configs", &msteamsConfigs,
      "Teams by its old connectors.", .deprecated(since: "0.28", instead: "msteamsv2_configs"))
    visit.key("msteamsv2_configs", &msteamsv2Configs, "Teams by Power Automate.", .since("0.28"))
    visit.key("opsgenie_configs", &opsgenieConfigs, "Opsgenie.")
    visit.key("pagerduty_configs", &pagerdutyConfigs, "PagerDuty.")
    visit.key("pushover_configs", &pushoverConfigs, "Pushover.")
    visit.key("rocketchat_configs", &rocketchatConfigs, "Rocket.Chat.", .since("0.28"))
    visit.key("slack_configs", &slackConfigs, "Slack.")
    visit.key("sns_configs", &snsConfigs, "SNS of AWS.")
    visit.key("telegram_configs", &telegramConfigs, "Telegram.")
    visit.key("victorops_configs", &victoropsConfigs, "VictorOps.")
    visit.key("webex_configs", &webexConfigs, "Webex.")
    visit.key("webhook_configs", &webhookConfigs, "A web server of one's own.")
    visit.key("wechat_configs", &wechatConfigs, "WeChat.")
  }
}
