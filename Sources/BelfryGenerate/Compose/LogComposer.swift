import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes what the profile decides about logs: Filebeat's inputs, its mounts, and what Logstash masks.
struct LogComposer {
  let plan: StackPlan

  private var profile: LogsProfile { plan.profile.logs ?? .empty }
  private var readsContainers: Bool { profile.containers?.value != false }

  // MARK: Filebeat

  /// `filebeat/filebeat.yml` (Filebeat 9).
  func filebeat() -> Value {
    let containers = readsContainers ? [self.containers] : []
    return .map([
      "filebeat.inputs": .sequence(containers + files),
      "processors": readsContainers
        ? .sequence([
          .map([
            "drop_event": .map([
              "when": .map(["equals": .map(["docker.attrs.tag": .string("belfry")])])
            ])
          ])
        ]) : nil,
      "output.logstash": .map([
        "hosts": .words(["logstash:5044"]),
        "ssl.certificate_authorities": plan.elastic.existing == nil
          ? .words(["/certs/ca/ca.crt"]) : nil,
      ]),
      "logging.level": .string("warning"),
    ])
  }

  private var environment: Value.Entry { .init("environment", .string(plan.environment)) }

  /// Every container's output; the stack's own carries the tag `belfry` and is dropped, since logs
  /// about logs never end.
  private var containers: Value {
    .map([
      "type": .string("filestream"), "id": .string("containers"),
      "paths": .words(["/var/lib/docker/containers/*/*-json.log"]),
      "prospector.scanner.symlinks": .bool(true),
      "parsers": .sequence([
        .map([
          "container": .map(["stream": .string("all"), "format": .string("docker")])
        ]),
        .map([
          "multiline": multiline(
            #"^(\s|Traceback |Caused by:)"#, negate: false, lines: 200)
        ]),
        // Most programs write JSON, others text: a line that is none is no mistake.
        .map([
          "ndjson": .map([
            "target": .string("parsed"), "ignore_decoding_error": .bool(true),
            "overwrite_keys": .bool(false),
          ])
        ]),
      ]),
      "fields": .map(["service": .mapping([environment])]),
      "fields_under_root": .bool(true),
    ])
  }

  private var files: [Value] {
    var ids: [String: Int] = [:]
    return profile.files.map { file in
      let service = file.value.service?.value.text ?? ""
      let number = ids[service, default: 0] + 1
      ids[service] = number
      return input(file.value, service, id: number == 1 ? service : "\(service)-\(number)")
    }
  }

  private func input(_ file: LogFileProfile, _ service: String, id: String) -> Value {
    var parsers: [Value] = []
    if let own = file.multiline?.value, let pattern = own.start ?? own.continuation {
      parsers.append(
        .map([
          "multiline": multiline(
            pattern.value.text, negate: own.start != nil, lines: own.lines?.value ?? 200)
        ]))
    }
    if file.format ?? .json == .json {
      parsers.append(
        .map([
          "ndjson": .map([
            "target": .string("parsed"), "add_error_key": .bool(true),
            "overwrite_keys": .bool(false),
          ])
        ]))
    }
    let labels = file.fields.entries.map {
      Value.Entry($0.key.value, .string($0.value))
    }
    return .map([
      "type": .string("filestream"), "id": .string("files-\(id)"),
      "paths": .words(file.paths.map(\.value.text)),
      "parsers": parsers.isEmpty ? nil : .sequence(parsers),
      "fields": .map([
        "service": .mapping([.init("name", .string(service)), environment]),
        "labels": labels.isEmpty ? nil : .mapping(labels),
      ]),
      "fields_under_root": .bool(true),
    ])
  }

  private func multiline(_ pattern: String, negate: Bool, lines: Int) -> Value {
    .map([
      "type": .string("pattern"), "pattern": .string(pattern), "negate": .bool(negate),
      "match": .string("after"), "max_lines": .integer(lines),
    ])
  }

  /// Filebeat's service with what it reads mounted at the same place, read-only.
  func mounted(_ service: Value) -> Value {
    let folders = profile.files.flatMap(\.value.paths).map(\.value.folder)
    var mounts = readsContainers ? ["/var/lib/docker/containers"] : []
    for folder in folders.sorted() where !mounts.contains(where: { Self.holds($0, folder) }) {
      mounts.append(folder)
    }
    return service.appending("volumes", mounts.map { .string("\($0):\($0):ro") })
  }

  private static func holds(_ outer: String, _ folder: String) -> Bool {
    folder == outer || folder.hasPrefix(outer + "/")
  }

  // MARK: Logstash

  /// `logstash/pipeline/redact.conf`, which Logstash joins to the pipeline; nothing where nothing is
  /// masked.
  func redaction() -> String? {
    let masks = profile.redact?.isOn != false
    let hidesPrompts = profile.prompts != true
    guard masks || hidesPrompts else { return nil }
    let patterns = (profile.redact?.patterns ?? []).map { quote($0.value.text) }
    return """
      # What is private never reaches the store.
      filter {
        ruby {
          path => "/etc/logstash/redact.rb"
          script_params => {
            "private" => "\(masks ? "mask" : "keep")"
            "prompts" => "\(hidesPrompts ? "mask" : "keep")"
            "patterns" => [\(patterns.joined(separator: ", "))]
          }
          tag_on_exception => "redaction_failed"
        }
        # A line that could not be masked is not stored as it is.
        if "redaction_failed" in [tags] {
          mutate {
            replace => { "message" => "not stored: it could not be masked" }
            remove_field => ["app", "error", "url", "labels", "parsed"]
          }
        }
      }

      """
  }

  /// A text in Logstash's quotes, which know no escapes: the quote itself is written as its number.
  private func quote(_ text: String) -> String {
    "'\(text.replacing("'", with: #"\x27"#))'"
  }
}
