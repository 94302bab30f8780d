package import BelfrySource
package import BelfryYAML

/// Values that count for every receiver.
package struct AlertmanagerGlobal: CheckedModel, Sendable {
  package var resolveTimeout: Located<PrometheusDuration>?
  package var httpConfig: HTTPConfig?
  package var smtpFrom: Located<String>?
  package var smtpSmarthost: Located<String>?
  package var smtpHello: Located<String>?
  package var smtpAuthUsername: Located<String>?
  package var smtpAuthPassword: Located<String>?
  package var smtpAuthPasswordFile: Located<String>?
  package var smtpAuthSecret: Located<String>?
  package var smtpAuthSecretFile: Located<String>?
  package var smtpAuthIdentity: Located<String>?
  package var smtpRequireTls: Bool?
  package var smtpTlsConfig: TLSConfig?
  package var smtpForceImplicitTls: Bool?
  package var slackApiUrl: Located<String>?
  package var slackApiUrlFile: Located<String>?
  package var slackAppToken: Located<String>?
  package var slackAppTokenFile: Located<String>?
  package var slackAppUrl: Located<String>?
  package var telegramApiUrl: Located<String>?
  package var telegramBotToken: Located<String>?
  package var telegramBotTokenFile: Located<String>?
  package var rocketchatApiUrl: Located<String>?
  package var rocketchatToken: Located<String>?
  package var rocketchatTokenFile: Located<String>?
  package var rocketchatTokenId: Located<String>?
  package var rocketchatTokenIdFile: Located<String>?
  package var mattermostWebhookUrl: Located<String>?
  package var mattermostWebhookUrlFile: Located<String>?
  package var webexApiUrl: Located<String>?
  package var wechatApiUrl: Located<String>?
  package var wechatApiSecret: Located<String>?
  package var wechatApiSecretFile: Located<String>?
  package var wechatApiCorpId: Located<String>?
  package var pagerdutyUrl: Located<String>?
  package var opsgenieApiUrl: Located<String>?
  package var opsgenieApiKey: Located<String>?
  package var opsgenieApiKeyFile: Located<String>?
  package var victoropsApiUrl: Located<String>?
  package var victoropsApiKey: Located<String>?
  package var victoropsApiKeyFile: Located<String>?
  package var jiraApiUrl: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Values that count for every receiver."

  /// Reports two sources for one secret.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    let names = [
      "smtp_auth_password", "smtp_auth_secret", "slack_api_url", "slack_app_token",
      "telegram_bot_token", "rocketchat_token", "rocketchat_token_id", "opsgenie_api_key",
      "victorops_api_key", "wechat_api_secret", "mattermost_webhook_url",
    ]
    for name in names { context.exclusive([name, name + "_file"], in: node) }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "resolve_timeout", &resolveTimeout,
      "When an alert without an end counts as resolved.", .byDefault("5m"))
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("smtp_from", &smtpFrom, "Sender of mails.")
    visit.key("smtp_smarthost", &smtpSmarthost, "Host and port of the mail server.")
    visit.key(
      "smtp_hello", &smtpHello, "Name with which Alertmanager greets.", .byDefault("localhost"))
    visit.key("smtp_auth_username", &smtpAuthUsername, "User of the mail server.")
    visit.key("smtp_auth_password", &smtpAuthPassword, "Password of the mail server.")
    visit.key("smtp_auth_password_file", &smtpAuthPasswordFile, "File with the password.")
    visit.key("smtp_auth_secret", &smtpAuthSecret, "Secret for CRAM-MD5.")
    visit.key("smtp_auth_secret_file", &smtpAuthSecretFile, "File with the secret.")
    visit.key("smtp_auth_identity", &smtpAuthIdentity, "Identity for PLAIN.")
    visit.key(
      "smtp_require_tls", &smtpRequireTls,
      "Whether the mail server has to speak TLS.", .byDefault("true"))
    visit.key(
      "smtp_tls_config", &smtpTlsConfig,
      "Certificates and TLS versions of the mail server.", .since("0.28"))
    visit.key(
      "smtp_force_implicit_tls", &smtpForceImplicitTls,
      "Whether TLS starts with the connection.", .since("0.31"))
    chats(&visit)
    pagers(&visit)
  }

  private mutating func chats(_ visit: inout some FieldVisitor) {
    visit.key("slack_api_url", &slackApiUrl, "Webhook of Slack.")
    visit.key("slack_api_url_file", &slackApiUrlFile, "File with the webhook.")
    visit.key("slack_app_token", &slackAppToken, "Token of a Slack app.", .since("0.29"))
    visit.key("slack_app_token_file", &slackAppTokenFile, "File with the token.", .since("0.29"))
    visit.key("slack_app_url", &slackAppUrl, "Address of Slack for apps.", .since("0.29"))
    visit.key(
      "telegram_api_url", &telegramApiUrl,
      "Address of Telegram.", .byDefault("https://api.telegram.org"))
    visit.key("telegram_bot_token", &telegramBotToken, "Token of a Telegram bot.", .since("0.31"))
    visit.key(
      "telegram_bot_token_file", &telegramBotTokenFile, "File with the token.", .since("0.31"))
    visit.key(
      "rocketchat_api_url", &rocketchatApiUrl,
      "Address of Rocket.Chat.", .byDefault("https://open.rocket.chat/"))
    visit.key("rocketchat_token", &rocketchatToken, "Token of Rocket.Chat.")
    visit.key("rocketchat_token_file", &rocketchatTokenFile, "File with the token.")
    visit.key("rocketchat_token_id", &rocketchatTokenId, "User of the token.")
    visit.key("rocketchat_token_id_file", &rocketchatTokenIdFile, "File with the user.")
    visit.key(
      "mattermost_webhook_url", &mattermostWebhookUrl, "Webhook of Mattermost.", .since("0.30"))
    visit.key(
      "mattermost_webhook_url_file", &mattermostWebhookUrlFile,
      "File with the webhook.", .since("0.30"))
    visit.key(
      "webex_api_url", &webexApiUrl,
      "Address of Webex.", .byDefault("https://webexapis.com/v1/messages"))
    visit.key("wechat_api_url", &wechatApiUrl, "Address of WeChat.")
    visit.key("wechat_api_secret", &wechatApiSecret, "Secret of WeChat.")
    visit.key("wechat_api_secret_file", &wechatApiSecretFile, "File with the secret.")
    visit.key("wechat_api_corp_id", &wechatApiCorpId, "Company at WeChat.")
  }

  private mutating func pagers(_ visit: inout some FieldVisitor) {
    visit.key(
      "pagerduty_url", &pagerdutyUrl,
      "Address of PagerDuty.", .byDefault("https://events.pagerduty.com/v2/enqueue"))
    visit.key(
      "opsgenie_api_url", &opsgenieApiUrl,
      "Address of Opsgenie.", .byDefault("https://api.opsgenie.com/"))
    visit.key("opsgenie_api_key", &opsgenieApiKey, "Key of Opsgenie.")
    visit.key("opsgenie_api_key_file", &opsgenieApiKeyFile, "File with the key.")
    visit.key("victorops_api_url", &victoropsApiUrl, "Address of VictorOps.")
    visit.key("victorops_api_key", &victoropsApiKey, "Key of VictorOps.")
    visit.key("victorops_api_key_file", &victoropsApiKeyFile, "File with the key.")
    visit.key("jira_api_url", &jiraApiUrl, "Address of Jira.")
  }
}
