package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// What a team says about its system: the whole of `belfry.yaml`.
package struct Profile: Model, Sendable {
  package static var summary: String { "A project and what watches it." }

  /// Name of the project; part of the names of networks, dashboards and data streams.
  package var project: Located<ProjectName>?
  package var preset: Located<Preset>?
  package var title: String?
  package var environment: Located<LabelText>?
  package var team: Located<LabelText>?
  package var externalLabels = OrderedMap<String>()
  package var interval: Located<PrometheusDuration>?
  package var evaluationInterval: Located<PrometheusDuration>?
  package var services = OrderedMap<ServiceProfile>()
  package var dependencies = OrderedMap<DependencyProfile>()
  package var probes = OrderedMap<ProbeProfile>()
  package var json = OrderedMap<JSONPageProfile>()
  package var alerts = AlertBook()
  package var percentiles: Located<[Double]>?
  package var dashboard: BoardProfile?
  package var dashboards = OrderedMap<BoardProfile>()
  package var channels = OrderedMap<ChannelProfile>()
  package var routes: [Located<RouteProfile>] = []
  package var grouping = GroupingProfile()
  package var times = OrderedMap<TimeProfile>()
  package var maintenance: [Located<String>] = []
  package var heartbeat: HeartbeatProfile?
  package var logs: LogsProfile?
  package var tracing: TracingProfile?
  package var storage = StorageProfile()
  package var exports = ExportsProfile()
  package var existing = ExistingProfile()
  package var budgets = BudgetProfile()
  package var expected = OrderedMap<Located<Int>>()
  package var grafana: Bool?
  package var hosts: Bool?
  package var containers: Bool?
  package var simulator: Located<Bool>?
  package var network = NetworkProfile()
  package var ports = OrderedMap<Located<PortNumber>>()
  package var urls = OrderedMap<Located<WebURL>>()
  package var bind: Located<String>?
  package var images = OrderedMap<Located<String>>()
  package var runbooks: Located<WebURL>?
  package var timezone: String?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "project", &project, "Name of the project.", .required, .example("shop"))
    visit.key(
      "preset", &preset, "Defaults of several sections at once; what the profile says wins.")
    visit.key("title", &title, "Name for people, in dashboards and messages.")
    visit.key(
      "environment", &environment, "Where it runs; an external label of every series.",
      .byDefault(Defaults.environment))
    visit.key("team", &team, "Who owns it; a label of every alert.")
    visit.key("external_labels", &externalLabels, "Further labels of everything sent elsewhere.")
    visit.key("interval", &interval, "How often is scraped.", .byDefault(Defaults.interval))
    visit.key(
      "evaluation_interval", &evaluationInterval, "How often rules are evaluated.",
      .byDefault("the scrape interval"))
    visit.key("services", &services, "The programs that are watched, by name.", .required)
    visit.key("dependencies", &dependencies, "Databases, caches and brokers, by name.")
    visit.key("probes", &probes, "Addresses that are tried from outside, by name.")
    visit.key("json", &json, "Pages in JSON, such as health pages, that become metrics, by name.")
    visit.key(
      "alerts", &alerts,
      "Alerts of one's own, in groups or not, and what differs from a pack's, by name.",
      .example("{HttpLatencyHigh: {threshold: 2}}"))
    visit.key(
      "percentiles", &percentiles, "The percentiles that panels of times show.",
      .byDefault("[50, 95, 99]"), .example("[50, 75, 90, 95, 99]"))
    visit.key("dashboards", &dashboards, "Dashboards of one's own, by name.")
    visit.key("dashboard", &dashboard, "The same, where there is only one.")
    visit.key("channels", &channels, "Where notifications go, by name.")
    visit.key("routes", &routes, "Which alerts go to which channels; the first that fits counts.")
    visit.key("grouping", &grouping, "How alerts become messages.")
    visit.key(
      "times", &times, "Times with names, for routes and maintenance.",
      .example("{nights: {from: '22:00', to: '06:00'}}"))
    visit.key("maintenance", &maintenance, "Times, by name, at which nobody is told anything.")
    visit.key("heartbeat", &heartbeat, "A dead man's switch that the watchdog feeds.")
    visit.key("logs", &logs, "Collects logs with Filebeat, Logstash, Elasticsearch and Kibana.")
    visit.key(
      "tracing", &tracing, "Collects traces with an OpenTelemetry collector and Tempo or Jaeger.")
    visit.key("storage", &storage, "How long samples are kept, and where.")
    visit.key(
      "exports", &exports, "Where a part of the samples goes as well.",
      .example("{datadog: {site: datadoghq.eu, metrics: [\"job:*\"]}}"))
    visit.key(
      "existing", &existing, "What runs already, and is pointed at instead of created.",
      .example("{alertmanager: \"http://alertmanager:9093\"}"))
    visit.key("budgets", &budgets, "How much the stack may hold and cost.")
    visit.key(
      "expected", &expected, "Sizes of the host that decide how many series there are.",
      .example("{cpus: 4, containers: 20}"))
    visit.key("grafana", &grafana, "Whether Grafana is part of the stack.", .byDefault("true"))
    visit.key("hosts", &hosts, "Whether node-exporter watches the host.", .byDefault("true"))
    visit.key(
      "containers", &containers, "Whether cAdvisor watches the containers.", .byDefault("true"))
    visit.key(
      "simulator", &simulator,
      "Whether a container serves the services' metrics, until they exist.", .byDefault("false"))
    visit.key("network", &network, "The networks of the stack.")
    visit.key("ports", &ports, "Published ports by program.", .example("grafana: 3001"))
    visit.key("urls", &urls, "External addresses by program, where a proxy stands before it.")
    visit.key(
      "bind", &bind, "Address that published ports listen on.", .byDefault(Defaults.bind))
    visit.key("images", &images, "Other images by program.", .example("grafana: …/grafana:13.2.1"))
    visit.key("runbooks", &runbooks, "Where the bundle's runbooks/ can be read in a browser.")
    visit.key("timezone", &timezone, "Time zone of dashboards.", .byDefault(Defaults.timezone))
  }
}
