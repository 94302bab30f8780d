import BelfrySource
import BelfryYAML
import Testing

@Suite("A bundle with the simulator")
struct SimulatorTests {
  static let head = """
    project: shop
    services:
      api: {metrics: "backend:8000/metrics/", workloads: [http]}
      worker: {metrics: "worker:9000", workloads: [queue]}
      admin: {metrics: "backend:8001", workloads: [http]}

    """

  @Test("A container answers under the names of the services, confined like the others")
  func container() {
    let stack = MadeStack("simulator: true\n", head: Self.head)
    #expect(stack.findings() == [])
    let service = stack.service("simulator")
    #expect(service?["image"]?.text == "belfry-simulator:local")
    #expect(service?["pull_policy"]?.text == "never")
    #expect(service?["networks"]?.pairs.map(\.key.text) == ["application"])
    #expect(service?["networks"]?["application"]?["aliases"]?.words == ["backend", "worker"])
    #expect(
      service?["healthcheck"]?["test"]?.words == [
        "CMD", "/belfry", "simulate", "--probe", "http://127.0.0.1:8000/api/metrics/",
      ])
    #expect(service?["read_only"]?.text == "true")
    #expect(service?["cap_drop"]?.words == ["ALL"])
    #expect(service?["user"]?.text == "65534:65534")
    #expect(service?["mem_limit"]?.text == service?["memswap_limit"]?.text)
    #expect(stack.text("simulator/belfry.yaml").hasPrefix(Self.head + "simulator: true\n"))
    #expect(stack.text("README.md").contains("The services are simulated"))
  }

  @Test("What Prometheus asks does not change")
  func scrape() {
    let with = MadeStack("simulator: true\n", head: Self.head)
    let without = MadeStack("", head: Self.head)
    let path = "prometheus/prometheus.yml"
    #expect(!with.text(path).isEmpty)
    #expect(with.text(path) == without.text(path))
    #expect(without.service("simulator") == nil)
    #expect(without.text("simulator/belfry.yaml").isEmpty)
  }

  @Test("An image of one's own is pulled like any other")
  func image() {
    let stack = MadeStack(
      "simulator: true\nimages: {simulator: \"registry.example.org/simulator:1.0\"}\n",
      head: Self.head)
    #expect(stack.findings() == [])
    #expect(stack.service("simulator")?["image"]?.text == "registry.example.org/simulator:1.0")
    #expect(stack.service("simulator")?["pull_policy"] == nil)
  }

  @Test("Services that no container of the stack can stand in for are refused")
  func refusals() {
    let stack = MadeStack(
      """
      project: shop
      simulator: true
      services:
        a: {metrics: "192.0.2.7:8000"}
        b: {metrics: "[::1]:8000"}
        c: {metrics: "host.docker.internal:8000"}
        d: {metrics: "https://d:8443/metrics"}
        e: {metrics: "alertmanager:9093"}
        f: {metrics: "10.example.org:8000"}

      """, head: "")
    #expect(stack.bundle == nil)
    #expect(
      stack.found.map(\.message) == [
        "the simulator cannot answer for '192.0.2.7', which is not in its network",
        "the simulator cannot answer for '[::1]', which is not in its network",
        "the simulator cannot answer for 'host.docker.internal', which is not in its network",
        "the simulator does not speak HTTPS",
        "'alertmanager' is a part of the stack itself",
      ])
    #expect(stack.found.allSatisfy { $0.help != nil && $0.span != nil })
    let without = MadeStack(
      "project: shop\nservices: {a: {metrics: \"192.0.2.7:8000\"}}\n", head: "")
    #expect(without.bundle != nil)
  }

  @Test("An included system would answer beside it")
  func include() {
    let stack = MadeStack(
      "simulator: true\nnetwork: {include: ../docker-compose.yml}\n", head: Self.head)
    #expect(
      stack.found.map(\.message) == [
        "the included system and the simulator would answer under the same names"
      ])
  }
}
