import BelfryGenerate
import BelfrySource
import BelfryYAML
import Foundation
import Testing

@testable import BelfryProvision

/// A project as Compose 2.40 prints it, shortened.
let composeAnswer = """
  {"name": "shop-monitoring",
   "networks": {"application": {"name": "shop-application", "external": true}},
   "secrets": {"url": {"name": "x_url", "file": "/b/secrets/url"},
               "spare": {"file": "/b/secrets/spare"}},
   "services": {
     "prometheus": {
       "image": "registry:5000/prom/prometheus:v3.14.0", "entrypoint": null,
       "command": ["--storage.tsdb.retention.size=8GB", "--web.route-prefix", "/p"],
       "healthcheck": {"test": ["CMD", "x"]}, "mem_limit": "1073741824",
       "depends_on": {"setup": {"condition": "service_completed_successfully"}},
       "ports": [{"mode": "ingress", "host_ip": "127.0.0.1", "target": 9090,
                  "published": "19090", "protocol": "tcp"}],
       "volumes": [{"type": "bind", "source": "/b/prometheus", "target": "/etc/prometheus"},
                   {"type": "volume", "source": "data", "target": "/prometheus"}]},
     "grafana": {
       "image": "grafana/grafana-oss@sha256:00",
       "volumes": [{"type": "bind", "source": "/b/grafana", "target": "/etc/grafana"}]},
     "kibana": {
       "image": "docker.elastic.co/kibana/kibana:9", "secrets": [{"source": "url"}],
       "volumes": [{"type": "bind", "source": "/b/kibana", "target": "/etc/kibana"}]},
     "redis-exporter": {"image": "oliver006/redis_exporter:v1", "healthcheck": {"disable": true}},
     "setup": {"image": "docker.elastic.co/elasticsearch/elasticsearch:9"}}}
  """

func node(_ text: String) throws -> Node {
  try #require(parseJSON(SourceFile(path: "x", bytes: Array(text.utf8))).roots.first)
}

@Suite("What Compose and the engine say, and what is made of it")
struct PlanTests {
  static func model() throws -> ComposeModel {
    var model = ComposeModel(try node(composeAnswer))
    for index in model.services.indices { model.services[index].hash = "h" }
    return model
  }

  static func container(
    _ service: String, _ change: (inout RunningContainer) -> Void = { _ in }
  ) -> RunningContainer {
    var container = RunningContainer()
    container.id = service
    container.service = service
    container.hash = "h"
    container.status = "running"
    change(&container)
    return container
  }

  @Test("A project is read")
  func reads() throws {
    let model = try Self.model()
    #expect(model.name == "shop-monitoring" && model.externalNetworks == ["shop-application"])
    let prometheus = try #require(model.running("prometheus"))
    #expect(prometheus.memory == 1 << 30 && prometheus.hasHealthCheck)
    #expect(prometheus.option("web.route-prefix") == "/p")
    #expect(prometheus.option("storage.tsdb.retention.size") == "8GB")
    #expect(prometheus.ports.map(\.published) == [19_090])
    #expect(prometheus.mounts.map(\.source) == ["/b/prometheus"])
    #expect(model.running("grafana")?.name == "grafana")
    #expect(model.running("elasticsearch") == nil, "a set-up is not the program")
    #expect(model.service("setup")?.isOneShot == true)
    #expect(model.service("redis-exporter")?.hasHealthCheck == false)
  }

  @Test("What is not as expected is as if it were not there")
  func odd() throws {
    for text in [
      "[]", "{}", "{\"services\": []}", "{\"services\": {\"a\": 1, \"b\": {\"ports\": 1}}}",
    ] {
      _ = ComposeModel(try node(text))
    }
    #expect(RunningContainer(try node("{}")).service.isEmpty)
  }

  private func actions(
    _ containers: [RunningContainer], images: [String: String] = [:],
    changes: [String: Configuration.Change]? = [:]
  ) throws -> [String: UpPlan.Action] {
    let plan = UpPlan(
      try Self.model(), containers, images: images, changes: changes, folder: "/b")
    return Dictionary(uniqueKeysWithValues: plan.steps.map { ($0.service, $0.action) })
  }

  private var running: [RunningContainer] {
    ["grafana", "kibana", "prometheus", "redis-exporter"].map { Self.container($0) }
      + [Self.container("setup") { $0.status = "exited" }]
  }

  @Test("Nothing runs: everything is created; all runs: everything is kept")
  func ends() throws {
    #expect(Set(try actions([]).values) == [.create])
    #expect(Set(try actions(running).values) == [.keep])
  }

  @Test("Another definition, another image, a stopped container, one too many")
  func differences() throws {
    var containers = running
    containers[0].hash = "other"
    containers[1].imageID = "old"
    containers[2].status = "exited"
    containers[4].exitCode = 1
    containers.append(Self.container("gone"))
    let image = "docker.elastic.co/kibana/kibana:9"
    let found = try actions(containers, images: [image: "new"])
    #expect(found["grafana"] == .recreate && found["kibana"] == .recreate)
    #expect(found["prometheus"] == .start && found["setup"] == .start)
    #expect(found["gone"] == .remove && found["redis-exporter"] == .keep)
  }

  @Test("A simulator whose image is that of another belfry is made anew")
  func simulator() throws {
    var model = ComposeModel(
      try node("{\"services\": {\"simulator\": {\"image\": \"belfry-simulator:local\"}}}"))
    model.services[0].hash = "h"
    func plan(_ images: [String: String]) -> UpPlan {
      UpPlan(
        model, [Self.container("simulator") { $0.imageID = "id" }], images: images, changes: [:],
        folder: "/b")
    }
    #expect(plan(["belfry-simulator:local": "id"]).steps.map(\.action) == [.keep])
    #expect(plan(["belfry-simulator:local": "id"]).missingImages == [])
    #expect(plan([:]).steps.map(\.action) == [.recreate])
    #expect(plan([:]).missingImages == ["belfry-simulator:local"])
  }

  @Test("Changed files: reload, restart, or nothing, by program")
  func files() throws {
    func found(_ paths: String...) throws -> [String: UpPlan.Action] {
      try actions(
        running, changes: Dictionary(uniqueKeysWithValues: paths.map { ($0, .changed) }))
    }
    let all = try found("prometheus/alert_rules.yml", "kibana/kibana.yml", "grafana/d/x.json")
    #expect(all["prometheus"] == .reload && all["kibana"] == .restart && all["grafana"] == .keep)
    #expect(try found("prometheus/tests/x.yml")["prometheus"] == .keep)
    #expect(try found("grafana/provisioning/d.yml")["grafana"] == .restart)
    #expect(try found("prometheus2/x.yml")["prometheus"] == .keep, "only a folder's own files")
    let unknown = try actions(running, changes: nil)
    #expect(unknown["prometheus"] == .reload && unknown["kibana"] == .keep)
  }

  @Test("How far a service is")
  func states() throws {
    let model = try Self.model()
    let prometheus = try #require(model.service("prometheus"))
    let setup = try #require(model.service("setup"))
    func phase(
      _ service: ComposeModel.Service, _ change: (inout RunningContainer) -> Void
    ) -> ServiceState.Phase {
      ServiceState(service, [Self.container(service.name, change)]).phase
    }
    #expect(ServiceState(prometheus, []).phase == .waiting)
    #expect(phase(prometheus) { $0.health = "starting" } == .starting)
    #expect(phase(prometheus) { $0.health = "healthy" } == .ready)
    #expect(phase(prometheus) { $0.health = "unhealthy" } == .failed)
    #expect(phase(prometheus) { $0.status = "exited" } == .failed)
    #expect(phase(prometheus) { $0.status = "restarting" } == .starting)
    #expect(
      phase(prometheus) {
        $0.status = "restarting"
        $0.restarts = 5
      } == .failed)
    #expect(phase(setup) { _ in } == .starting)
    #expect(phase(setup) { $0.status = "exited" } == .done)
    #expect(
      phase(setup) {
        $0.status = "exited"
        $0.exitCode = 1
      } == .failed)
  }

  @Test("Published ports as the client lists them")
  func ports() {
    #expect(
      Stack.published("127.0.0.1:9090->9090/tcp, 0.0.0.0:80-81->80-81/tcp, 9100/tcp")
        == [9090, 80, 81])
    #expect(Stack.published("[::]:53->53/udp") == [53])
    #expect(Stack.published("") == [] && Stack.published("x->y") == [])
  }

  @Test("Sizes", arguments: [("8GB", 8 << 30), ("512MB", 512 << 20), ("0B", 0)])
  func sizes(_ text: String, _ bytes: Int) { #expect(HostInspector.bytes(text) == bytes) }

  @Test("No sizes", arguments: ["", "GB", "8", "8XB", "99999999999PB"])
  func noSizes(_ text: String) { #expect(HostInspector.bytes(text) == nil) }

  @Test("Words of the engine become plain ones")
  func words() {
    func said(_ complaint: String) -> String {
      Engine.failure(complaint, host: nil, isLate: false).message
    }
    #expect(said("Cannot connect to the Docker daemon at unix:///x").hasPrefix("no Docker engine"))
    #expect(said("permission denied while trying to connect").hasPrefix("this user may not"))
    #expect(said("odd").hasSuffix("gives no answer"))
    #expect(Engine.isLocal(nil) && Engine.isLocal("unix:///x") && !Engine.isLocal("ssh://me@h"))
    #expect(Engine.remoteHost("ssh://me@far.example:22") == "far.example")
    #expect(Engine.remoteHost("tcp://10.0.0.1:2376") == "10.0.0.1")
    #expect(Engine.remoteHost("unix:///x") == nil)
    #expect(Docker.isRecent("v2.40.3") && Docker.isRecent("3.0.0") && !Docker.isRecent("2.19.1"))
    #expect(Docker.isRecent("dev"))
  }

  @Test("A matcher as Alertmanager tells it, and as people write it")
  func matchers() {
    #expect(RoutingFacts.normal("severity = critical") == "severity=\"critical\"")
    #expect(RoutingFacts.normal("severity=~\"a|b\"") == "severity=~\"a|b\"")
    #expect(RoutingFacts.normal("a!= \"x = y\"") == "a!=\"x = y\"")
  }
}
