import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryModels

@Suite("What Compose refuses across keys")
struct ComposeConsistencyTests {
  /// Keys of a service `a` beside `image`, then keys at the top level; marks around what is found.
  @Test(
    "One service",
    arguments: [
      ("networks: [⟦n⟧]", "", "undefined-network"), ("networks: [n]", "networks: {n: }", ""),
      ("networks: [default]", "", ""), ("networks: {⟦n⟧: {}}", "", "undefined-network"),
      ("volumes: [⟦data:/x⟧]", "", "undefined-volume"), ("volumes: [./data:/x]", "", ""),
      ("volumes: [{type: volume, source: ⟦v⟧, target: /x}]", "", "undefined-volume"),
      ("secrets: [⟦s⟧]", "", "undefined-secret"), ("configs: [⟦c⟧]", "", "undefined-config"),
      ("models: [⟦m⟧]", "", "undefined-model"),
      ("build: {secrets: [⟦s⟧]}", "", "undefined-secret"),
      ("depends_on: [⟦z⟧]", "", "undefined-dependency"), ("depends_on: [b]", "", ""),
      ("links: [⟦'z:q'⟧]", "", "undefined-dependency"),
      ("network_mode: ⟦'service:z'⟧", "", "undefined-dependency"),
      ("pid: ⟦'service:z'⟧", "", "undefined-dependency"),
      ("volumes_from: [⟦z⟧, 'container:q']", "", "undefined-dependency"),
      ("build: {additional_contexts: {q: ⟦'service:z'⟧}}", "", "undefined-dependency"),
      ("depends_on: [⟦a⟧]", "", "dependency-cycle"),
      ("network_mode: host, networks: []", "", ""),
      ("⟦network_mode⟧: host, networks: [n]", "networks: {n: }", "conflicting-keys"),
      ("⟦scale⟧: 2, deploy: {replicas: 3}", "", "conflicting-keys"),
      ("⟦container_name⟧: qq, scale: 2", "", "conflicting-keys"),
      ("⟦cpus⟧: 1, deploy: {resources: {limits: {cpus: '2'}}}", "", "conflicting-keys"),
      ("cpus: 1.5, deploy: {resources: {limits: {cpus: '1.50'}}}", "", ""),
      ("mem_limit: 1g, deploy: {resources: {limits: {memory: 1024m}}}", "", ""),
      ("⟦mem_limit⟧: 1g, deploy: {resources: {limits: {pids: 5}}}", "", "conflicting-keys"),
      ("⟦pids_limit⟧: 1, deploy: {resources: {limits: {pids: 2}}}", "", "conflicting-keys"),
      (
        "⟦mem_reservation⟧: 1g, deploy: {resources: {reservations: {memory: 2g}}}", "",
        "conflicting-keys"
      ),
      ("build: {dockerfile: a, ⟦dockerfile_inline⟧: b}", "", "conflicting-keys"),
      ("platform: a/b, build: {⟦platforms⟧: [c/d]}", "", "conflicting-keys"),
      ("healthcheck: {test: [⟦curl⟧, x]}", "", "bad-healthcheck"),
      ("healthcheck: {test: curl x}", "", ""), ("healthcheck: {test: [NONE]}", "", ""),
      ("tmpfs: [/x], volumes: [⟦'./a:/x/'⟧]", "", "duplicate-mount"),
      ("tty: true", "secrets: {⟦s⟧: {name: q}}", "empty-secret"),
      ("tty: true", "configs: {⟦c⟧: {name: q}}", "empty-config"),
      ("tty: true", "secrets: {s: {external: true}}", ""),
      ("cgroup: ⟦q⟧", "", "bad-word"), ("pull_policy: ⟦q⟧", "", "bad-word"),
      ("pull_policy: every_1w2d", "", ""), ("devices: [⟦'a:b:c:d'⟧]", "", "bad-word"),
      ("extra_hosts: [⟦q⟧]", "", "bad-host"), ("extra_hosts: ['a:::1']", "", ""),
      ("ports: [{target: 80, host_ip: ⟦q⟧}]", "", "bad-port"),
      ("ports: [⟦'80:0'⟧]", "", "bad-port"), ("ports: [0x50]", "", ""),
      ("volumes: [⟦':/x'⟧]", "", "bad-mount"), ("volumes: [⟦'aa:/b:ro:z'⟧]", "", "bad-mount"),
      ("security_opt: [a, ⟦a⟧]", "", "duplicate-element"),
      ("scale: ⟦-1⟧", "", "out-of-range"), ("deploy: {replicas: ⟦-1⟧}", "", "out-of-range"),
    ])
  func service(keys: String, top: String, id: String) {
    let marked = "services: {a: {image: x, \(keys)}, b: {image: y}}\n\(top)\n"
    let (text, marks) = unmark(marked)
    let loaded = load(["compose.yaml": text])
    #expect(loaded.diagnostics.map(\.id) == (id.isEmpty ? [] : ["compose/\(id)"]))
    #expect(loaded.diagnostics.compactMap(\.span) == marks)
  }

  @Test(
    "Types",
    arguments: [
      "⟦environment⟧: ", "⟦image⟧: ", "command: ", "command: ⟦5⟧", "entrypoint: [⟦true⟧]",
      "dns: ⟦1.5⟧", "cpu_quota: ⟦'1.5'⟧", "logging: {options: {a: ⟦true⟧}}",
      "use_api_socket: ⟦'true'⟧", "expose: [⟦true⟧]", "labels: {a: }", "networks: {default: }",
      "healthcheck: {test: [CMD, ⟦1⟧]}", "x-mine: ",
      "develop: {watch: [{path: ⟦''⟧, action: rebuild}]}",
    ])
  func types(marked: String) {
    let (text, marks) = unmark("services: {a: {build: ., \(marked)}}\n")
    let loaded = load(["compose.yaml": text])
    #expect(loaded.diagnostics.compactMap(\.span) == marks)
    #expect(loaded.diagnostics.allSatisfy { $0.id.hasPrefix("yaml/") })
  }

  @Test("Circles are named once, in order")
  func circle() {
    let text =
      "services: {a: {image: x, links: [b]}, b: {image: x, depends_on: [c]}, "
      + "c: {image: x, network_mode: 'service:a'}}"
    let loaded = load(["compose.yaml": text])
    #expect(loaded.diagnostics.map(\.message) == ["services wait for each other: a → b → c → a"])
  }

  @Test(
    "Profiles",
    arguments: [
      (nil, [String]()), ([], ["compose/undefined-dependency"]),
      (["p"], ["compose/undefined-network"]), (["*"], ["compose/undefined-network"]),
    ] as [([String]?, [String])])
  func profiles(on: [String]?, found: [String]) {
    let text = """
      services:
        a: {image: x, depends_on: [b]}
        b: {image: x, profiles: [p]\(on == nil ? "" : ", networks: [z]")}
      """
    let loaded = load(["compose.yaml": text], options: ComposeOptions(profiles: on))
    #expect(loaded.diagnostics.map(\.id) == found)
  }

  @Test("A chain of many services is followed without recursion")
  func chain() {
    let services = (0..<3000).map { "s\($0): {image: x, depends_on: [s\($0 + 1)]}" }
    let text = "services: {\(services.joined(separator: ", ")), s3000: {image: x}}"
    #expect(load(["compose.yaml": text]).diagnostics == [])
  }
}
