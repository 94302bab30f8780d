import BelfryCheck
import BelfrySource
import Testing

/// Files of a folder, and what is found in them.
private struct Folder {
  var files: [String: String]
  var variables: Set<String> = []

  /// Findings of errors and of the rules named, as `file:line: id`.
  func found(_ only: Set<String> = ["compose"], given: [String]? = nil) -> [String] {
    let texts = files
    let set = variables
    let given = given ?? files.keys.filter(FileChecker.isCandidate).sorted()
    var options = CheckOptions(only: only)
    options.surroundings = ComposeSurroundings(
      isSet: { set.contains($0) }, read: { texts[$0].map { Array($0.utf8) } })
    let results = FileChecker.check(
      given.map { SourceFile(path: $0, text: texts[$0] ?? "") }, options, paths: Set(files.keys))
    return results.flatMap(\.diagnostics).inOrder().map { finding in
      let text = SourceFile(path: finding.file, text: files[finding.file] ?? "")
      let line = LineIndex(text.bytes).position(of: finding.span?.start ?? 0).line
      return "\(finding.file):\(line): \(finding.id)"
    }
  }
}

@Suite("Compose projects in a folder")
struct ComposeProjectTests {
  private let whole: Set = [
    "compose/no-image", "compose/undefined-network", "compose/image-latest",
  ]

  @Test("A file over another one is no project, and its findings are in it")
  func overriding() {
    let folder = Folder(files: [
      "compose.yaml": "services:\n  prometheus:\n    image: prom/prometheus:v3.14.0\n",
      "compose.override.yaml": "services:\n  prometheus:\n    image: prom/prometheus\n",
    ])
    #expect(folder.found(whole) == ["compose.override.yaml:3: compose/image-latest"])
  }

  @Test("What an overriding file mends is no finding")
  func mended() {
    let folder = Folder(files: [
      "compose.yaml": "services:\n  prometheus:\n    image: prom/prometheus\n",
      "compose.override.yaml": "services:\n  prometheus:\n    image: prom/prometheus:v3.14.0\n",
    ])
    #expect(folder.found(whole) == [])
  }

  @Test("A file of another name is put over the main one where it is none by itself")
  func variants() {
    let folder = Folder(files: [
      "compose.yaml": "services:\n  api:\n    image: api:1\nnetworks: {back: {}}\n",
      "compose.prod.yaml": "services:\n  api:\n    networks: [back, other]\n",
      "compose.tools.yaml": "services:\n  tool:\n    image: tool:1\n    networks: [back]\n",
    ])
    #expect(
      folder.found(whole) == ["compose.prod.yaml:3: compose/undefined-network"])
  }

  @Test("What a file in a folder misses and the main file has is advice")
  func fragments() {
    let service = "services:\n  p:\n    image: p:1\n    networks: "
    let files = [
      "compose.yaml": "services:\n  api:\n    image: api:1\nnetworks: {back: {}}\n",
      "monitoring/compose.yaml": service + "[back]\n", "other/compose.yaml": service + "[none]\n",
    ]
    let results = FileChecker.check(
      files.sorted { $0.key < $1.key }.map { SourceFile(path: $0.key, text: $0.value) },
      CheckOptions(only: ["compose/undefined-network"]), paths: Set(files.keys))
    #expect(results.map { $0.diagnostics.map(\.severity) } == [[], [.advice], [.error]])
  }

  @Test("COMPOSE_FILE names the files")
  func listed() {
    let folder = Folder(files: [
      ".env": "COMPOSE_FILE=a.yaml:b.yaml\n",
      "a.yaml": "services:\n  api:\n    image: api:1\n",
      "b.yaml": "services:\n  api:\n    networks: [back]\nnetworks: {back: {}}\n",
    ])
    #expect(folder.found(whole) == [])
  }

  @Test("Values of .env reach services in included files, and the places are those of the files")
  func included() {
    let folder = Folder(files: [
      "./compose.yaml": "include: [monitoring/compose.yaml]\n",
      "monitoring/compose.yaml":
        "services:\n  prometheus:\n    image: prom/prometheus:${TAG}\n    ports: [\"${PORT}:1\"]\n",
      "monitoring/.env": "TAG=latest\nPORT=what\n",
    ])
    let found = folder.found(["compose"]).filter {
      !$0.contains("no-") && !$0.contains("state-without") && !$0.contains("missing")
    }
    #expect(found.contains("monitoring/compose.yaml:3: compose/image-latest"))
    #expect(found.contains("monitoring/compose.yaml:4: compose/bad-port"))
  }

  @Test("What extends draws on is judged where it is used")
  func extended() {
    let folder = Folder(files: [
      "compose.yaml":
        "services:\n  prometheus:\n    extends: {file: common.yaml, service: base}\n",
      "common.yaml":
        "services:\n  base:\n    image: prom/prometheus\n  other: {ports: [\"1:1\"]}\n",
    ])
    #expect(folder.found(whole) == ["common.yaml:3: compose/image-latest"])
  }

  @Test("Variables of the environment, of .env and of its sample have a value")
  func variables() {
    let folder = Folder(
      files: [
        "compose.yaml": "services:\n  a:\n    image: \"x:${A}${B}${C}${D:?}\"\n",
        ".env": "A=1\n", ".env.example": "B=\n",
      ], variables: ["C"])
    #expect(
      folder.found(["compose/unset-variable", "compose/required-variable"])
        == ["compose.yaml:3: compose/required-variable"])
  }

  @Test("A file alone misses nothing that may lie beside it")
  func alone() {
    let text =
      "include: [x.yaml]\nservices: {a: {image: \"x:1\", env_file: a.env, networks: [n]}}\n"
    for path in ["-", "compose.yaml"] {
      let result = FileChecker.check(SourceFile(path: path, text: text))
      #expect(result.diagnostics.map(\.id) == [])
    }
    let found = Folder(files: ["compose.yaml": text]).found(["compose"])
    #expect(
      found.map { $0.split(separator: " ").last } == [
        "compose/file-not-found", "compose/env-file-missing",
      ])
  }

  @Test("A file with variables is read, and shown with the project")
  func environment() {
    let folder = Folder(files: [
      "compose.yaml": "services: {a: {image: \"x:1\", env_file: a.env}}\n",
      "a.env": "A=1\nbad name=2\n",
    ])
    #expect(folder.found(["compose/bad-env-file"]) == ["a.env:2: compose/bad-env-file"])
  }

  @Test("A secret in .env does not stand in the file")
  func secrets() {
    let folder = Folder(files: [
      "compose.yaml":
        "services: {a: {image: \"x:1\", environment: {DB_PASSWORD: \"${P}\", A_TOKEN: abc1}}}\n",
      ".env": "P=hunter22\n",
    ])
    #expect(folder.found(["compose/secret-inline"]) == ["compose.yaml:1: compose/secret-inline"])
  }

  @Test("A configuration inside of a Compose file is checked, and findings are where it stands")
  func inlineConfigs() {
    let text = """
      services:
        prometheus:
          image: prom/prometheus:v3.14.0
          configs: [{source: main, target: /etc/prometheus/prometheus.yml}]
        api: {image: "api:1"}
      configs:
        main:
          content: |
            global: {scrape_intervall: 15s}
            scrape_configs:
              - job_name: a
                scrape_interval: ${EVERY:-30s}
                metric_relabel_configs: [{regex: "go_.*$$", action: labeldrop}]
                static_configs: [{targets: ["apii:80", "other.example:80"]}]

      """
    let folder = Folder(files: ["compose.yaml": text])
    #expect(
      folder.found(["prometheus/target-unknown", "yaml/unknown-key"]) == [
        "compose.yaml:9: yaml/unknown-key", "compose.yaml:14: prometheus/target-unknown",
      ])
  }

  @Test("A configuration inside of a Compose file with an unknown value is not judged there")
  func openConfigs() {
    let text = """
      services:
        prometheus:
          image: prom/prometheus:v3.14.0
          configs: [{source: main, target: /etc/prometheus/prometheus.yml}]
      configs:
        main:
          content: |
            global:
              scrape_interval: ${EVERY}
            scrape_configs:
              - job_name: a
                static_configs: [{targets: [${TARGETS}]}]

      """
    let folder = Folder(files: ["compose.yaml": text], variables: ["EVERY", "TARGETS"])
    #expect(folder.found(["prometheus", "yaml"]) == [])
  }

  @Test("An allowance above a service holds for what its overriding file lacks, too")
  func allowedInBase() {
    let folder = Folder(files: [
      "compose.yaml": """
      services:
        # belfry:allow compose/no-memory-limit because the host is its own
        prometheus:
          image: prom/prometheus:v3.14.0

      """,
      "compose.override.yaml": "services:\n  prometheus:\n    restart: always\n",
    ])
    #expect(folder.found(["compose/no-memory-limit", "belfry"]) == [])
  }

  @Test("A sample of '.env' under another name says what is set later")
  func otherSamples() {
    let folder = Folder(files: [
      "compose.yaml": """
      services:
        api:
          image: api:1
          env_file: [.env]
          environment: {LEVEL: "${LEVEL}"}

      """,
      "default.env": "LEVEL=info\n",
    ])
    #expect(folder.found(["compose/env-file-missing", "compose/unset-variable"]) == [])
  }

  @Test("Help fits a swarm, and a folder that belongs to root")
  func fittingHelp() {
    let text = """
      services:
        prometheus:
          image: prom/prometheus
          user: root
          volumes: ["./data:/prometheus"]
          deploy: {mode: global}

      """
    let only: Set = ["compose/image-latest", "compose/no-memory-limit", "compose/root-user"]
    let found = FileChecker.check(
      SourceFile(path: "compose.yaml", text: text), CheckOptions(only: only)
    ).diagnostics
    #expect(
      Set(found.compactMap(\.help)) == [
        "set 'deploy.resources.limits.memory'", "name a version, such as v3.14.0",
        "give './data' to user 65534, and take it out",
      ])
  }

  @Test("Help fits a swarm where files or variables are missing")
  func helpInSwarm() {
    let text = """
      services:
        prometheus:
          image: "prom/prometheus:${TAG}"
          volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml"]
          labels: {stage: "${STAGE:?}"}
          configs: [rules]
          deploy: {mode: global}
      configs: {rules: {file: ./rules.yml}}

      """
    let found = FileChecker.check(
      [SourceFile(path: "compose.yaml", text: text)],
      CheckOptions(only: [
        "compose/mount-missing", "compose/unset-variable", "compose/required-variable",
      ]), paths: ["compose.yaml"]
    ).flatMap(\.diagnostics)
    let place = "set it in the environment, since 'docker stack deploy' reads no '.env'"
    #expect(
      Set(found.compactMap(\.help)).isSuperset(of: [place, "\(place), or write '${TAG:-default}'"]))
    #expect(
      Set(found.map(\.message)).isSuperset(of: [
        "'prometheus.yml' is not there: a swarm starts nothing without it",
        "'rules.yml' is not there: the service does not start",
      ]))
  }

  @Test("What other profiles turn on is needed, unless profiles are chosen or taken away")
  func profiles() {
    let files = [
      "compose.yaml": """
      services:
        a:
          image: a:1
          depends_on: [b]
        b: {image: "b:1", profiles: [p]}

      """
    ]
    let only: Set = ["compose/dependency-profile"]
    #expect(Folder(files: files).found(only) == ["compose.yaml:4: compose/dependency-profile"])
    #expect(Folder(files: files, variables: ["COMPOSE_PROFILES"]).found(only) == [])
    let over = ["compose.override.yaml": "services: {b: {profiles: !reset []}}\n"]
    #expect(Folder(files: files.merging(over) { $1 }).found(only) == [])
  }

  @Test("What several services have from one anchor is said once")
  func sharedAnchor() {
    let text = """
      x-env: &env
        DB_PASSWORD: ${DB_PASSWORD:-hunter22x}
      services:
        a: {image: "prom/prometheus:v3.14.0", environment: *env}
        b: {image: "prom/prometheus:v3.14.0", environment: *env}

      """
    let folder = Folder(files: ["compose.yaml": text])
    #expect(
      folder.found(["compose/env-default-secret"]) == ["compose.yaml:2: compose/env-default-secret"]
    )
  }
}
