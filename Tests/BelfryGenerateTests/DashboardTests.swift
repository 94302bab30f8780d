import BelfryCatalogue
import BelfryProfile
import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryGenerate

@Suite("Dashboards")
struct DashboardTests {
  /// What planning a profile gives: a service `api` with these lines, and what stands beside it.
  private func plan(
    _ service: String = "workloads: [http]", _ rest: String = ""
  ) throws -> (plan: StackPlan?, found: [String]) {
    let text = """
      project: shop
      hosts: false
      containers: false
      services:
        api:
          metrics: api:8000
      \(service.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
      \(rest)
      """
    let planned = PlannedProfile(text)
    return (planned.plan, planned.messages)
  }

  private func boards(
    _ service: String = "workloads: [http]", _ rest: String = ""
  ) throws -> [String: Board] {
    let (plan, found) = try plan(service, rest)
    #expect(found == [])
    let boards = DashboardComposer(plan: try #require(plan)).boards()
    return Dictionary(boards.map { ($0.file, $0) }, uniquingKeysWith: { $1 })
  }

  private func panel(_ title: String, _ board: Board?) throws -> BoardPanel {
    let panels = try #require(board).sections.flatMap(\.panels)
    return try #require(panels.first { $0.spec.title == title }, "\(panels.map(\.spec.title))")
  }

  // MARK: Percentiles

  @Test("Panels of times show the percentiles of the profile, those of a service first")
  func percentiles() throws {
    let usual = try panel("Response time", try boards()["service-api"])
    #expect(usual.queries.map(\.legend) == ["average", "p50", "p95", "p99"])
    let own = try panel(
      "Response time", try boards("workloads: [http]", "percentiles: [50, 99.9]")["service-api"])
    #expect(own.queries.map(\.legend) == ["average", "p50", "p99.9"])
    #expect(own.queries[2].expr.contains("histogram_quantile(0.999,"))
    let service = "workloads: [http]\npercentiles: [75]"
    let first = try panel(
      "Response time", try boards(service, "percentiles: [50]")["service-api"])
    #expect(first.queries.map(\.legend) == ["average", "p75"])
    let glance = try panel(
      "Percentiles of response times", try boards(service)["overview"])
    #expect(glance.queries.map(\.legend) == ["p75"])
  }

  @Test(
    "Percentiles that cannot be are refused",
    arguments: [
      ("[0.95]", "percentiles are not shares"), ("[100]", "there is no percentile 100"),
      ("[50, 50]", "a percentile stands here twice"),
      ("[]", "one to nine percentiles make a readable panel"),
    ])
  func badPercentiles(list: String, message: String) throws {
    #expect(try plan("workloads: [http]", "percentiles: \(list)").found == [message])
  }

  // MARK: Own metrics

  @Test("A service's own metrics are shown by type, unit and labels")
  func ownMetrics() throws {
    let board = try boards(
      """
      own_metrics:
        orders_total: {type: counter, labels: {state: [new, paid]}}
        api.cost: {type: counter, unit: USD, help: Cost of calls., labels: {user_id: {from: request.user.id}}}
        queue_length: {type: gauge, help: Jobs that wait.}
        job_seconds: {type: histogram, unit: seconds, labels: {kind: 30}}
      """)["service-api"]
    #expect(board?.sections.map(\.title) == ["Own metrics", "Own metrics: api"])
    let orders = try panel("Orders", board)
    #expect(
      orders.queries.map(\.expr) == [
        "sum by (state) (rate(orders_total{instance=~\"$instance\",job=\"api\"}[$__rate_interval]))"
      ])
    let today = try panel("Cost of calls today", board)
    #expect(today.spec.since == "now/d" && today.spec.unit == "currencyUSD")
    #expect(today.queries[0].expr.contains("increase(api_cost_usd_total{"))
    // A label without end is none to draw a line for.
    #expect(try panel("Cost of calls an hour", board).queries[0].expr.hasPrefix("3600 * sum(rate("))
    #expect(try panel("Jobs that wait", board).queries[0].legend == "{{instance}}")
    let times = try panel("Job", board)
    #expect(times.queries.map(\.legend) == ["average", "p50", "p95", "p99"])
    #expect(times.spec.unit == "s")
    #expect(try panel("Job by kind", board).queries[0].expr.hasPrefix("topk("))
  }

  // MARK: Dashboards of one's own

  @Test("Sections of names that everybody knows, own metrics and PromQL")
  func ownBoard() throws {
    let board = try boards(
      "workloads: [http]\nown_metrics: {app.users: {type: gauge}}",
      """
      probes: {health: {http: "http://api:8000/health"}}
      dashboard:
        sections:
          application_health:
            metrics:
              - "app.health.status"
              - "app.health.response_time_ms"
              - {metric: app.users, kind: stat, threshold: 5, below: true}
              - http_request_duration_seconds
              - {title: Load, expr: "sum(rate(x_total[$__rate_interval]))", unit: seconds}
      alerts:
        slow: {metric: app.health.response_time_ms, threshold: 2000}
      """)["board"]
    #expect(board?.sections.map(\.title) == ["Application health"])
    let health = try panel("Health (1 is healthy)", board)
    #expect(health.queries[0].expr == "probe_success{job=\"blackbox-health\"}")
    // The bound of the team's own alert on the metric.
    #expect(try panel("Response time of the health check", board).limit == 2000)
    let users = try panel("App users", board)
    #expect(users.limit == 5 && users.spec.below == true && users.kind == .stat)
    #expect(
      try panel("HTTP request duration", board).queries.map(\.legend)
        == ["average", "p50", "p95", "p99"])
    #expect(try panel("Load", board).spec.unit == "s")
  }

  @Test(
    "What a dashboard cannot show is refused",
    arguments: [
      ("system.cpu.usage", "no metric is called 'system.cpu.usage'"),
      (
        "system.cpu.usage_percent",
        "'system.cpu.usage_percent' needs the pack node, which is not in use"
      ),
      ("{expr: up}", "the panel has no title"),
      ("{title: A}", "the panel shows nothing"),
      ("{metric: up, expr: up}", "the panel has 'metric' and 'expr'"),
      ("{title: A, expr: up, unit: parsecs}", "Grafana knows no unit 'parsecs'"),
      ("{title: A, expr: up, trend: 1d}", "only a stat shows a trend"),
      (
        "{title: A, expr: up, kind: stat, trend: 90m}",
        "Grafana knows times of one unit, not '1h30m'"
      ),
      ("{title: A, expr: up, since: today}", "'today' is no time to begin at"),
      ("{title: A, expr: up, width: 25}", "a panel is not 25 columns wide"),
    ])
  func refused(metric: String, message: String) throws {
    let text = "dashboards: {main: {sections: {s: {metrics: [\(metric)]}}}}"
    #expect(try plan("workloads: [http]", text).found == [message])
  }

  @Test("Dashboards need a name that a file can have, sections that show something, and Grafana")
  func refusedBoards() throws {
    let one = "sections: {s: {metrics: [http_requests_total]}}"
    #expect(
      try plan("workloads: [http]", "dashboards: {a/b: {\(one)}}").found
        == ["'a/b' cannot name a dashboard"])
    #expect(
      try plan("workloads: [http]", "dashboards: {a: {sections: {s: {metrics: []}}}}").found
        == ["the section 's' shows nothing"])
    #expect(
      try plan("workloads: [http]", "grafana: false\ndashboard: {\(one)}").found
        == ["the stack has no Grafana to show a dashboard"])
  }

  // MARK: Overview

  @Test("The overview has a row for each part, whose numbers lead to its dashboard")
  func overview() throws {
    let all = try boards("workloads: [http, llm]", "dependencies: {redis: redis:6379}")
    let board = try #require(all["overview"])
    #expect(board.sections.map(\.title) == ["State", "api", "redis"])
    #expect(try panel("Requests", board).spec.trend == "1d")
    #expect(try panel("Cost today", board).spec.since == "now/d")
    #expect(try panel("Error ratio", board).limit == 0.05)
    let uids = Set(all.keys.map { "/d/" + BoardWriter.uid("shop", $0) })
    for panel in board.sections.dropFirst().flatMap(\.panels) {
      #expect(uids.contains(panel.links[0].url))
    }
    // No variable narrows them.
    #expect(
      board.sections.flatMap(\.panels).allSatisfy { !$0.queries[0].expr.contains("$instance") })
    #expect(all["cost"]?.sections.map(\.title) == ["api: Tokens and cost"])
  }

  @Test("Several teams have a dashboard each")
  func teams() throws {
    let rest = "team: core\ndependencies: {redis: {address: redis:6379, team: data}}"
    let all = try boards("workloads: [http]", rest)
    #expect(all["team-core"]?.sections.map(\.title) == ["State", "api"])
    #expect(all["team-data"]?.sections.map(\.title) == ["State", "redis"])
    #expect(try panel("Critical", all["team-data"]).queries[0].expr.contains("team=\"data\""))
    #expect(all["dependency-redis"]?.tags == ["shop", "dependency", "team-data"])
    #expect(try boards("workloads: [http]", "team: core")["team-core"] == nil)
  }

  // MARK: Links and marks

  @Test("Panels with an alert's bound lead to its runbook, where that can be read")
  func runbooks() throws {
    let all = try boards("workloads: [http]", "runbooks: https://wiki.shop/monitoring")
    #expect(
      try panel("Error rate", all["service-api"]).links.map(\.url)
        == ["https://wiki.shop/monitoring/runbooks/http.md#httperrorratehigh"])
    #expect(try panel("Error rate", try boards()["service-api"]).links.isEmpty)
  }

  @Test("Restarts and releases are marked where the service tells them")
  func marks() throws {
    let plain = try boards("workloads: [http, process]")["service-api"]
    #expect(plain?.marks.map(\.name) == ["Restarts"])
    let told = try boards("workloads: {process: {with: [info], without: [start]}}")["service-api"]
    #expect(told?.marks.map(\.name) == ["Releases"])
    #expect(told?.marks[0].title == "Version {{version}}")
    #expect(plain?.links.isEmpty == true)
    let logged = try boards("workloads: [http]", "logs: {}")["service-api"]
    #expect(logged?.links.map(\.title) == ["Logs"])
    #expect(logged?.links[0].url.contains("service.name%20:%20%22api%22") == true)
  }

  // MARK: Layout

  @Test("No panels overlap, lines are full where a graph can grow, and numbers are unique")
  func layout() throws {
    let (plan, _) = try plan(
      "workloads: [http, llm, agent, tools, database, process]",
      "dependencies: {redis: redis:6379, postgres: postgres:5432}\nlogs: {}")
    let composer = DashboardComposer(plan: try #require(plan))
    let boards = composer.dashboards()
    #expect(boards.first?.name == "overview" && boards.count >= 6)
    for (name, board) in boards {
      guard case .sequence(let panels)? = board["panels"] else { continue }
      var taken = Set<[Int]>()
      for panel in panels {
        let place = ["x", "y", "w", "h"].compactMap { key -> Int? in
          guard case .integer(let number)? = panel["gridPos"]?[key] else { return nil }
          return number
        }
        try #require(place.count == 4)
        #expect(place[0] + place[2] <= 24)
        for x in place[0]..<(place[0] + place[2]) {
          for y in place[1]..<(place[1] + place[3]) {
            #expect(taken.insert([x, y]).inserted, "\(name): \(x), \(y)")
          }
        }
      }
      let numbers = panels.compactMap { panel -> Int? in
        if case .integer(let id)? = panel["id"] { return id } else { return nil }
      }
      #expect(numbers == Array(1...panels.count))
    }
  }

  @Test("The stack's README leads to every dashboard")
  func readme() throws {
    let stack = try #require(try plan("workloads: [http]", "team: core").plan)
    let file = SourceFile(path: "belfry.yaml", text: "")
    let bundle = try #require(Bundle.compose(stack, profile: file, version: "0").bundle)
    let page = try #require(bundle.tree["README.md"])
    let readme = String(decoding: page.bytes, as: UTF8.self)
    for board in ["overview", "service-api", "stack"] {
      #expect(readme.contains("(http://127.0.0.1:3000/d/shop-\(board))"), "\(board)")
    }
  }

  @Test("Long names keep uids apart and within what Grafana takes")
  func uids() {
    let project = "a-project-with-quite-a-long-name"
    let files = ["service-checkout-api", "service-checkout-worker", "team-a.b", "team-a_b"]
    let uids = files.map { BoardWriter.uid(project, $0) }
    #expect(uids.allSatisfy { !$0.contains(".") })
    #expect(Set(uids).count == 4 && uids.allSatisfy { $0.utf8.count <= 40 })
    #expect(BoardWriter.uid("shop", "overview") == "shop-overview")
  }
}
