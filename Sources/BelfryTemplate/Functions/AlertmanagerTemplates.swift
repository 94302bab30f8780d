/// Templates that Alertmanager brings along.
public enum AlertmanagerTemplates {
  /// Names that are defined before any file of the user's is read (Alertmanager 0.33).
  public static let names: Set<String> = Set(
    """
    __alertmanager __alertmanagerURL __description __subject __text_alert_list
    __text_alert_list_markdown discord.default.content discord.default.message
    discord.default.title email.default.html email.default.subject jira.default.description
    jira.default.priority jira.default.summary mattermost.default.color
    mattermost.default.fallback mattermost.default.text mattermost.default.title
    mattermost.default.titlelink mattermost.default.username msteams.default.summary
    msteams.default.text msteams.default.title msteamsv2.default.text msteamsv2.default.title
    opsgenie.default.description opsgenie.default.message opsgenie.default.source
    pagerduty.default.client pagerduty.default.clientURL pagerduty.default.description
    pagerduty.default.instances pushover.default.message pushover.default.title
    pushover.default.url rocketchat.default.alias rocketchat.default.emoji
    rocketchat.default.iconurl rocketchat.default.text rocketchat.default.title
    rocketchat.default.titlelink slack.default.callbackid slack.default.color
    slack.default.fallback slack.default.footer slack.default.iconemoji slack.default.iconurl
    slack.default.pretext slack.default.text slack.default.title slack.default.titlelink
    slack.default.username sns.default.message sns.default.subject telegram.default.message
    victorops.default.entity_display_name victorops.default.monitoring_tool
    victorops.default.state_message webex.default.message wechat.default.agent_id
    wechat.default.message wechat.default.to_party wechat.default.to_tag wechat.default.to_user
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
