import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryModels

@Suite("Compose projects of several files")
struct ComposeLoadTests {
  /// What the effective project is, as one line.
  private func effective(_ loaded: LoadedCompose) -> String {
    loaded.document.map { String(decoding: $0.file.bytes, as: UTF8.self) } ?? ""
  }

  /// Findings as `file «text» id`.
  private func places(_ loaded: LoadedCompose, _ files: [String: String]) -> [String] {
    loaded.diagnostics.map { found in
      let source = SourceFile(path: found.file, text: files[found.file] ?? "")
      return "\(found.file) «\(found.span.map { source.text($0) } ?? "")» \(found.id)"
    }
  }

  @Test("A later file is put over an earlier one")
  func overriding() throws {
    let files = [
      "compose.yaml": """
      services:
        a:
          image: x:1
          command: [a, b]
          environment: {A: 1, B: 2}
          ports: ["80:80", "81:81"]
          volumes: ["./a:/data"]
          depends_on: [b]
          logging: {driver: syslog, options: {x: "1"}}
        b: {image: y}
      """,
      "over.yaml": """
      services:
        a:
          command: c
          environment: [B=3, C=4]
          ports: ["81:81", "82:82"]
          volumes: ["./b:/data:ro"]
          depends_on: {c: {condition: service_healthy}}
          logging: {driver: local}
        c: {image: z}
      """,
    ]
    let loaded = load(files, main: ["compose.yaml", "over.yaml"])
    #expect(loaded.diagnostics == [])
    let service = try #require(loaded.project.services["a"])
    #expect(service.image?.value == "x:1")
    #expect(service.command?.values.map(\.value) == ["c"])
    #expect(
      service.environment?.entries.map { "\($0.key.value)=\($0.value?.value ?? "")" }
        == ["A=1", "B=3", "C=4"])
    #expect(service.ports.map(\.short?.text) == ["80:80", "81:81", "82:82"])
    #expect(service.volumes.map(\.short?.text) == ["./b:/data:ro"])
    #expect(service.dependsOn?.names.map(\.value) == ["b", "c"])
    #expect(service.dependsOn?["c"]?.condition?.value == "service_healthy")
    #expect(service.logging?.options.keys == [])
    #expect(loaded.origin(of: service.command?.values.first?.span)?.file == "over.yaml")
    #expect(loaded.origin(of: service.image?.span)?.file == "compose.yaml")
  }

  @Test(
    "Tags do away with what was before",
    arguments: [
      ("ports: !reset []", "{\"image\": \"x\", \"user\": \"u\"}"),
      ("ports: !reset null", "{\"image\": \"x\", \"user\": \"u\"}"),
      ("ports: !override ['3:3']", "{\"image\": \"x\", \"user\": \"u\", \"ports\": [\"3:3\"]}"),
      ("user: !reset null", "{\"image\": \"x\", \"ports\": [\"1:1\"]}"),
    ])
  func tags(line: String, wanted: String) {
    let files = [
      "compose.yaml": "services: {a: {image: x, ports: ['1:1'], user: u}}",
      "over.yaml": "services:\n  a:\n    \(line)\n",
    ]
    let loaded = load(files, main: ["compose.yaml", "over.yaml"])
    #expect(loaded.diagnostics == [])
    #expect(effective(loaded) == "{\"services\": {\"a\": \(wanted)}}")
  }

  @Test("Services extend others of the same file and of another one")
  func extends() {
    let files = [
      "stack/compose.yaml": """
      services:
        a: {extends: b, command: c, volumes: ["./own:/own"]}
        b: {extends: {file: common/base.yaml, service: base}, user: "1"}
      """,
      "stack/common/base.yaml": """
      services:
        base: {extends: root, build: ., volumes: ["./conf:/conf", "named:/n", "/abs:/abs"]}
        root: {image: "x:${TAG:-1}", env_file: [base.env]}
      volumes: {named: {}}
      """,
      "stack/common/base.env": "A=1",
    ]
    let loaded = load(files, main: ["stack/compose.yaml"])
    #expect(
      places(loaded, files) == [
        "stack/common/base.yaml «\"named:/n\"» compose/undefined-volume"
      ])
    let service = loaded.project.services["a"]
    #expect(service?.image?.value == "x:1")
    #expect(service?.command?.values.map(\.value) == ["c"])
    #expect(service?.user?.value == "1")
    #expect(service?.build?.short?.value == "./common")
    #expect(
      service?.volumes.map(\.short?.text) == [
        "./common/conf:/conf", "named:/n", "/abs:/abs", "./own:/own",
      ])
    #expect(
      loaded.files == [
        "stack/compose.yaml", "stack/common/base.yaml", "stack/common/base.env",
      ])
  }

  @Test("Files are included with their own variables and paths")
  func includes() {
    let files = [
      "compose.yaml": """
      include:
        - one/compose.yaml
        - {path: [two/compose.yaml, two/over.yaml], env_file: two.env, project_directory: other}
      services: {a: {image: "a:${V}", depends_on: [one, two]}}
      """,
      ".env": "V=outer",
      "one/compose.yaml": "services: {one: {image: \"one:${V}-${W}\", volumes: [\"./x:/x\"]}}",
      "one/.env": "V=inner\nW=w",
      "two/compose.yaml": "services: {two: {image: \"two:${W:-none}\", build: .}}",
      "two/over.yaml": "services: {two: {command: c}}",
      "two.env": "W=2",
    ]
    let loaded = load(files)
    #expect(loaded.diagnostics == [])
    #expect(loaded.project.services["a"]?.image?.value == "a:outer")
    #expect(loaded.project.services["one"]?.image?.value == "one:outer-w")
    #expect(loaded.project.services["one"]?.volumes.map(\.short?.text) == ["./one/x:/x"])
    #expect(loaded.project.services["two"]?.image?.value == "two:2")
    #expect(loaded.project.services["two"]?.build?.short?.value == "./other")
    #expect(loaded.project.services["two"]?.command?.values.map(\.value) == ["c"])
  }

  @Test("Findings stand in the file that they concern", arguments: ComposeLoadCase.all)
  func findings(_ sample: ComposeLoadCase) {
    let loaded = load(sample.files, main: sample.main)
    #expect(places(loaded, sample.files) == sample.found)
  }

  @Test("Documents of one file are put over each other")
  func documents() {
    let text = "services: {a: {image: x}}\n---\nservices: {a: {image: y}, b: {image: z}}\n"
    let loaded = load(["compose.yaml": text])
    #expect(effective(loaded) == #"{"services": {"a": {"image": "y"}, "b": {"image": "z"}}}"#)
  }

  @Test("Fixes are moved into the file; those of texts that were filled in are not")
  func fixes() {
    let files = ["compose.yaml": "services: {a: {imge: x, user: 5}}"]
    let loaded = load(files)
    let fixes = loaded.diagnostics.flatMap(\.fixes).flatMap(\.edits)
    let source = SourceFile(path: "", text: files["compose.yaml"] ?? "")
    #expect(
      fixes.map { "\(source.text($0.span)) → \($0.text)" } == [
        "imge → image", "5 → \"5\"",
      ])
  }

  @Test("Files that read each other without end are stopped")
  func bounded() {
    var files = ["compose.yaml": "include: [f0.yaml, f0.yaml]\nservices: {a: {image: x}}"]
    for index in 0..<40 {
      files["f\(index).yaml"] = "include: [f\(index + 1).yaml, f\(index + 1).yaml]\nservices: {}"
    }
    files["f40.yaml"] = "services: {}"
    let loaded = load(files)
    #expect(loaded.diagnostics.contains { $0.id == "compose/too-many-files" })
  }
}

/// Files, and what is found in them.
struct ComposeLoadCase: CustomTestStringConvertible, Sendable {
  let name: String
  var main = ["compose.yaml"]
  let files: [String: String]
  let found: [String]

  var testDescription: String { name }

  static let all = [
    ComposeLoadCase(
      name: "a service of another file has a wrong key",
      files: [
        "compose.yaml": "services: {a: {extends: {file: b.yaml, service: b}}}",
        "b.yaml": "services: {b: {image: x, prots: []}}",
      ],
      found: ["b.yaml «prots» yaml/unknown-key"]),
    ComposeLoadCase(
      name: "an overriding file has a wrong type", main: ["compose.yaml", "over.yaml"],
      files: [
        "compose.yaml": "services: {a: {image: x}}",
        "over.yaml": "services: {a: {ports: 80}}",
      ],
      found: ["over.yaml «80» yaml/wrong-type"]),
    ComposeLoadCase(
      name: "two forms cannot be put together", main: ["compose.yaml", "over.yaml"],
      files: [
        "compose.yaml": "services: {a: {image: x, deploy: {replicas: 1}}}",
        "over.yaml": "services: {a: {deploy: [b]}}",
      ],
      found: ["over.yaml «[b]» yaml/wrong-type"]),
    ComposeLoadCase(
      name: "services extend each other in a circle",
      files: ["compose.yaml": "services: {a: {image: x, extends: b}, b: {extends: a, image: y}}"],
      found: ["compose.yaml «a» compose/extends-cycle"]),
    ComposeLoadCase(
      name: "a circle over two files",
      files: [
        "compose.yaml": "services: {a: {image: x, extends: {file: b.yaml, service: b}}}",
        "b.yaml": "services: {b: {extends: {file: compose.yaml, service: a}}}",
      ],
      found: ["b.yaml «a» compose/extends-cycle"]),
    ComposeLoadCase(
      name: "nothing stands in a document",
      files: ["compose.yaml": "# a\n---\nservices: {a: {image: x}}\n---  # b\n# c\n"],
      found: ["compose.yaml «---» yaml/wrong-type"]),
    ComposeLoadCase(
      name: "a date is no text",
      files: [
        "compose.yaml": """
        services:
          a:
            image: x
            labels: {built: 2026-11-22T10:00:00Z, day: "2026-11-22", other: 2026-13-01}
            environment: [2026-1-2, 2026-02-29, !!str 2026-01-01]
            x-day: 2026-11-22
            annotations: {2026-11-22: a, b: 2026-11-22 10:00}
        """
      ],
      found: [
        "compose.yaml «2026-11-22T10:00:00Z» yaml/wrong-type",
        "compose.yaml «2026-1-2» yaml/wrong-type",
        "compose.yaml «2026-11-22» yaml/wrong-type",
      ]),
    ComposeLoadCase(
      name: "nothing stands in a file", main: ["compose.yaml", "over.yaml"],
      files: ["compose.yaml": "services: {a: {image: x}}", "over.yaml": "# nothing\n"],
      found: ["over.yaml «» yaml/missing-key"]),
    ComposeLoadCase(
      name: "merge keys stand twice",
      files: ["compose.yaml": "x-a: &a {image: x}\nservices: {a: {<<: *a, <<: *a}}\n"],
      found: ["compose.yaml «<<» yaml/duplicate-key"]),
    ComposeLoadCase(
      name: "nothing to extend",
      files: ["compose.yaml": "services: {a: {image: x, extends: bb}, b: {image: y}}"],
      found: ["compose.yaml «bb» compose/undefined-extends"]),
    ComposeLoadCase(
      name: "a missing file",
      files: ["compose.yaml": "include: [no.yaml]\nservices: {a: {image: x, networks: [n]}}"],
      found: ["compose.yaml «no.yaml» compose/file-not-found"]),
    ComposeLoadCase(
      name: "an included file includes the first",
      files: [
        "compose.yaml": "include: [b.yaml]\nservices: {a: {image: x}}",
        "b.yaml": "include: [compose.yaml]\nservices: {b: {image: x}}",
      ],
      found: ["b.yaml «compose.yaml» compose/include-cycle"]),
    ComposeLoadCase(
      name: "a service stands in an included file, too",
      files: [
        "compose.yaml": "include: [b.yaml]\nservices: {a: {image: x}}",
        "b.yaml": "services: {a: {image: y}}",
      ],
      found: ["compose.yaml «a» compose/include-conflict"]),
    ComposeLoadCase(
      name: "variables", files: ["compose.yaml": "services: {a: {image: 'x${A', user: \"q$B\"}}"],
      found: [
        "compose.yaml «${A» compose/bad-variable", "compose.yaml «$B» compose/unset-variable",
      ]),
    ComposeLoadCase(
      name: "a file with variables is broken or missing",
      files: [
        "compose.yaml": "services: {a: {image: x, env_file: [e.env, no.env]}}", "e.env": "A!=b",
      ],
      found: [
        "compose.yaml «no.env» compose/env-file-missing", "e.env «!» compose/bad-env-file",
      ]),
    ComposeLoadCase(
      name: "merge keys over a text",
      files: ["compose.yaml": "x-a: &a text\nservices:\n  a:\n    image: x\n    <<: *a\n"],
      found: ["compose.yaml «*a» yaml/wrong-type"]),
    ComposeLoadCase(
      name: "nothing in it", files: ["compose.yaml": "{}"],
      found: ["compose.yaml «{}» compose/empty"]),
  ]
}
