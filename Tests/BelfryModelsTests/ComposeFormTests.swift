import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryModels

@Suite("Short forms of Compose")
struct ComposeFormTests {
  @Test(
    "Ports",
    arguments: [
      ("80", "", nil, "80-80", "tcp"), ("8080:80", "", "8080-8080", "80-80", "tcp"),
      ("127.0.0.1:8080:80/udp", "127.0.0.1", "8080-8080", "80-80", "udp"),
      ("127.0.0.1::80", "127.0.0.1", nil, "80-80", "tcp"),
      ("[::1]:81:82", "::1", "81-81", "82-82", "tcp"),
      ("3000-3005:3000-3005", "", "3000-3005", "3000-3005", "tcp"),
      ("9090-9091:8080", "", "9090-9091", "8080-8080", "tcp"),
      (":80:81", "", "80-80", "81-81", "tcp"),
      ("1:2/SCTP", "", "1-1", "2-2", "sctp"),
    ] as [(String, String, String?, String, String)])
  func ports(
    text: String, address: String, published: String?, target: String, transport: String
  ) throws {
    let parts = try #require(PortMapping(text).parts)
    #expect(parts.address == address)
    #expect(parts.published.map { "\($0.first)-\($0.last)" } == published)
    #expect("\(parts.target.first)-\(parts.target.last)" == target)
    #expect(parts.transport == transport)
  }

  @Test(
    "What is no port",
    arguments: [
      "", "a", "80:", "80/xyz", "65536", "2-1", "1:2:3:4", "1-3:1-2", "x:80:80", "-1", "+80",
      "1.2.3:80:80", "/tcp", "80-", "[::1:80", "::1:81:82",
    ])
  func badPorts(text: String) {
    #expect(PortMapping(text).parts == nil)
  }

  @Test("A port with a variable says nothing, and is accepted")
  func variablePort() {
    let decoded = Decoded<ComposeFile>("services: {a: {image: a, ports: ['${P}:80']}}")
    #expect(decoded.places == [])
    #expect(decoded.model?.services["a"]?.ports.first?.short?.parts == nil)
  }

  @Test(
    "Mounts",
    arguments: [
      ("/data", nil, "/data", []), ("data:/data", "data", "/data", []),
      ("./a:/b:ro", "./a", "/b", ["ro"]), ("~/a:/b:ro,z", "~/a", "/b", ["ro", "z"]),
      ("${A:-./x}:/b", "${A:-./x}", "/b", []), ("C:\\a:/b", "C:\\a", "/b", []),
      (
        "/var/run/docker.sock:/var/run/docker.sock", "/var/run/docker.sock",
        "/var/run/docker.sock", []
      ),
    ] as [(String, String?, String, [String])])
  func mounts(text: String, source: String?, target: String, options: [String]) {
    let mount = VolumeMount(text)
    #expect(mount.source == source)
    #expect(mount.target == target)
    #expect(mount.options == options)
    #expect(mount.isReadOnly == options.contains("ro"))
    #expect(mount.isPath == (source != nil && source != "data"))
  }

  @Test("Variables of a service, whatever their form")
  func environment() throws {
    let decoded = Decoded<ComposeFile>(
      """
      services:
        a: {image: a, environment: {A: b=c, D: , E: 5}}
        b: {image: a, environment: [A=b=c, D, E=5]}
      """)
    #expect(decoded.places == [])
    let services = try #require(decoded.model?.services)
    for name in ["a", "b"] {
      let values = try #require(services[name]?.environment)
      #expect(values.entries.map(\.key.value) == ["A", "D", "E"])
      #expect(values["A"]?.value == "b=c")
      #expect(values["D"] == nil)
      #expect(values["E"]?.value == "5")
      #expect(values.entries.allSatisfy { $0.key.span != nil })
    }
  }

  @Test("Words that YAML 1.1 takes for truth values stay texts, numbers do not")
  func words() {
    let text = "services: {a: {image: a, restart: no, hostname: on, user: 1000, pid: host}}"
    #expect(Decoded<ComposeFile>(text).places == ["1:59 yaml/wrong-type «1000»"])
  }

  @Test("Keys in the wrong place are told where they belong")
  func misplaced() {
    let decoded = Decoded<ComposeFile>(
      """
      services:
        a: {image: a, mode: global, interval: 5s, deploy: {limits: {memory: 1g}, restart: always}}
      """)
    #expect(
      Set(decoded.messages) == [
        "unknown key 'mode'; write it under 'deploy'",
        "unknown key 'interval'; write it under 'healthcheck'",
        "unknown key 'limits'; write it under 'resources'",
        "unknown key 'restart'; it stands beside 'deploy', not under it",
      ])
  }

  @Test("A service that a program makes")
  func made() throws {
    var service = ComposeService()
    service.image = "prom/prometheus:v3.14.0"
    service.command = ListOrText(["--config.file=/etc/prometheus/prometheus.yml"])
    service.ports = [.short(PortMapping("127.0.0.1:9090:9090"))]
    service.volumes = [.short(VolumeMount("./prometheus:/etc/prometheus:ro"))]
    service.environment = KeyValues([("TZ", "UTC"), ("TOKEN", nil)])
    service.dependsOn = NamedOptions([("alertmanager", Dependency(.healthy))])
    service.networks = NamedOptions(["monitoring"])
    service.healthcheck = ComposeHealthcheck(
      test: ["CMD", "promtool", "check", "ready"], interval: "10s", retries: 3)
    service.readOnly = true
    service.restart = "unless-stopped"
    service.memLimit = "512m"
    service.cpus = 0.5
    service.pidsLimit = 100
    var file = ComposeFile()
    file.name = "shop"
    file.services["prometheus"] = service
    file.networks["monitoring"] = ComposeNetwork()
    file.secrets["token"] = ComposeSecret(file: "./secrets/token")
    let value = try #require(file.encode())
    let text = String(decoding: YAMLWriter().write(value), as: UTF8.self)
    #expect(text == Self.expected)
    #expect(Decoded<ComposeFile>(text).places == [])
  }

  private static let expected = """
    name: shop
    services:
      prometheus:
        image: prom/prometheus:v3.14.0
        command:
          - --config.file=/etc/prometheus/prometheus.yml
        environment:
          TZ: UTC
          TOKEN: null
        volumes:
          - ./prometheus:/etc/prometheus:ro
        ports:
          - "127.0.0.1:9090:9090"
        networks:
          - monitoring
        depends_on:
          alertmanager:
            condition: service_healthy
        healthcheck:
          test:
            - CMD
            - promtool
            - check
            - ready
          interval: 10s
          retries: 3
        restart: unless-stopped
        read_only: true
        cpus: 0.5
        mem_limit: 512m
        pids_limit: 100
    networks:
      monitoring: {}
    secrets:
      token:
        file: ./secrets/token

    """
}
