import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

extension Planner {
  /// Refuses channels, routes and times that cannot be.
  mutating func channels() {
    for entry in profile.channels.entries { channel(entry.key, entry.value) }
    for route in profile.routes { self.route(route) }
    shadows()
    let books = [profile.alerts] + profile.services.entries.map(\.value.alerts)
    for alert in books.flatMap(\.entries) { known(alert.alert.channels) }
    for slo in profile.services.entries.flatMap(\.value.slos.entries) { known(slo.value.channels) }
    times(profile.maintenance)
    for time in profile.times.entries { self.time(time.key, time.value) }
    repeats(profile.grouping.repeatInterval, every: profile.grouping.interval)
    if let heartbeat = profile.heartbeat {
      if heartbeat.webhook == nil {
        report(
          "empty-heartbeat", at: heartbeat.every?.span, "the heartbeat goes nowhere",
          help: "give it 'webhook'")
      }
      if let every = heartbeat.every, every.value.milliseconds < 10_000 {
        report(
          "bad-heartbeat", at: every.span, "a heartbeat every \(every.value) is too often",
          help: "write 30s or more")
      }
    }
    let nodes = RoutingTree(profile, chosen: plan.chosenChannels).root.count
    if nodes > 500 {
      report(
        "too-many-routes", at: profile.routes.first?.span,
        "the routes overlap in too many ways: \(nodes) cases",
        help: "say 'continue' on fewer of them")
    }
  }

  private mutating func channel(_ name: Located<String>, _ channel: ChannelProfile) {
    if LabelText(name.value) == nil || name.value == "heartbeat" {
      report(
        "bad-name", at: name.span, "'\(name.value.prefix(40))' cannot name a channel",
        help: "use letters, digits, '-', '_' and '.'; 'heartbeat' is taken")
    }
    if channel.isEmpty {
      report(
        "empty-channel", at: name.span, "the channel '\(name.value.prefix(40))' goes nowhere",
        help: "give it email, slack, pagerduty, teams, telegram, discord, webhook or log")
    }
    if let opsgenie = channel.opsgenie {
      warn(
        "channel-ends", at: opsgenie.span ?? name.span, "Opsgenie ends in April 2027",
        help: "plan the move: Jira Service Management takes its place")
    }
    if let hook = channel.webhook { webhook(hook) }
  }

  private mutating func webhook(_ hook: WebhookChannel) {
    if hook.bearer == true, let user = hook.user {
      report(
        "two-credentials", at: user.span, "a webhook has either a bearer token or a user",
        help: "leave one of them out")
    }
  }

  private mutating func route(_ located: Located<RouteProfile>) {
    let route = located.value
    known(route.channels)
    if route.channels.isEmpty {
      report(
        "empty-route", at: located.span, "a route names no channel", help: "list one or more")
    }
    for team in route.team.values where !teams.contains(team.value.text) {
      unknown("team", team.value.text, at: team.span, among: teams)
    }
    let services = Set(plan.instances.map(\.service) + profile.services.keys)
    for service in route.service.values where !services.contains(service.value) {
      unknown("service", service.value, at: service.span, among: services)
    }
    times(route.mute + route.only)
    repeats(
      route.repeatInterval ?? profile.grouping.repeatInterval,
      every: route.groupInterval ?? profile.grouping.interval)
  }

  /// Refuses routes that no alert reaches.
  private mutating func shadows() {
    for (index, route) in profile.routes.enumerated() {
      let condition = RouteCondition(route.value)
      let taker = profile.routes[..<index].first { other in
        other.value.goesOn != true && condition.implies(RouteCondition(other.value))
      }
      guard taker != nil else { continue }
      report(
        "unreachable-route", at: route.span, "no alert reaches this route: one before takes all",
        help: "put it first, or say 'continue: true' there")
    }
  }

  /// Every team that owns something, if only an alert.
  private var teams: Set<String> {
    let books = [profile.alerts] + profile.services.entries.map(\.value.alerts)
    let alerts = books.flatMap(\.entries).map { $0.alert.labels["team"] }
    let owners =
      [profile.team?.value.text] + profile.services.entries.map { $0.value.team?.value.text }
      + profile.dependencies.entries.map { $0.value.team?.value.text }
      + profile.probes.entries.map { $0.value.team?.value.text } + alerts
    return Set(owners.compactMap { $0 })
  }

  private mutating func unknown(
    _ what: String, _ name: String, at span: Span?, among names: Set<String>
  ) {
    report(
      "unknown-\(what)", at: span, "no \(what) is called '\(name.prefix(40))'",
      help: nearest(to: name, in: names.sorted()).map { "did you mean '\($0)'?" }
        ?? "no alert would ever take this route")
  }

  /// Refuses names of channels that are not there, or that stand twice.
  private mutating func known(_ channels: [Located<String>]) {
    var seen: Set<String> = []
    for channel in channels {
      if profile.channels[channel.value] == nil {
        report(
          "unknown-channel", at: channel.span,
          "no channel is called '\(channel.value.prefix(40))'",
          help: nearest(to: channel.value, in: profile.channels.keys).map {
            "did you mean '\($0)'?"
          } ?? "define it under 'channels'")
      } else if !seen.insert(channel.value).inserted {
        report(
          "duplicate-channel", at: channel.span, "'\(channel.value)' stands here twice",
          help: "leave one out")
      }
    }
  }

  // MARK: Times

  private mutating func times(_ names: [Located<String>]) {
    for name in names where profile.times[name.value] == nil {
      report(
        "unknown-time", at: name.span, "no time is called '\(name.value.prefix(40))'",
        help: nearest(to: name.value, in: profile.times.keys).map { "did you mean '\($0)'?" }
          ?? "define it under 'times'")
    }
  }

  private mutating func time(_ name: Located<String>, _ time: TimeProfile) {
    if !time.days.isEmpty, !time.dates.isEmpty {
      report(
        "bad-time", at: name.span, "'\(name.value)' has days and dates", help: "say one of them")
    }
    if let from = time.from?.value.minutes, let to = time.to, from == to.value.minutes {
      report(
        "bad-time", at: to.span, "'\(name.value)' ends when it begins",
        help: "leave both out for the whole day")
    }
    if time.from == nil, time.to == nil, time.days.isEmpty, time.dates.isEmpty {
      report(
        "bad-time", at: name.span, "'\(name.value)' is always",
        help: "say days, dates, or from and to")
    }
  }

  /// An unchanged message is only looked at every so often, so repeating falls on these moments.
  private mutating func repeats(
    _ again: Located<PrometheusDuration>?, every: Located<PrometheusDuration>?
  ) {
    guard let span = again?.span ?? every?.span,
      let again = again?.value ?? PrometheusDuration(Defaults.repeatInterval),
      let every = every?.value ?? PrometheusDuration(Defaults.groupInterval)
    else { return }
    if every.milliseconds < 1000 || again.milliseconds % every.milliseconds != 0
      || again.milliseconds == 0
    {
      report(
        "bad-repeat", at: span, "'repeat' of \(again) is no multiple of the interval of \(every)",
        help: "messages are only repeated at these moments: write a multiple")
    }
  }
}
