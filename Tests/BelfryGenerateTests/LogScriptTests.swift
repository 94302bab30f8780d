import BelfryTestSupport
import Foundation
import Testing

/// Logstash runs these scripts with JRuby of Ruby 3.1; here they run with a Ruby that is there, and
/// with an event that has the few calls of Logstash's that they use.
@Suite("Logstash's scripts", .enabled(if: Tool("ruby") != nil, "no ruby"))
struct LogScriptTests {
  private static let harness = #"""
    require "json"
    class Event
      def initialize(fields) = @fields = fields
      def names(path) = path.start_with?("[") ? path.scan(/\[([^\]]+)\]/).flatten : [path]
      def get(path) = names(path).reduce(@fields) { |at, name| at.is_a?(Hash) ? at[name] : nil }
        .then { |value| Marshal.load(Marshal.dump(value)) }
      def set(path, value)
        *outer, last = names(path)
        outer.reduce(@fields) { |at, name| at[name] ||= {} }[last] = value
      end
      def remove(path)
        *outer, last = names(path)
        outer.reduce(@fields) { |at, name| at.is_a?(Hash) ? at[name] : nil }&.delete(last)
      end
      def tag(name) = (@fields["tags"] ||= []) << name
      def to_json(*all) = @fields.to_json(*all)
    end
    scripts = ARGV.map { |path| Object.new.extend(Module.new { module_eval(File.read(path), path) }) }
    scripts.each { |script| script.register({ "patterns" => ["customer-\\d+"] }) }
    puts JSON.parse($stdin.read).map { |fields|
      event = Event.new(fields)
      scripts.each { |script| script.filter(event) }
      event
    }.to_json
    """#

  /// What becomes of events.
  private func run(_ events: [[String: Any]]) throws -> [NSDictionary] {
    let folder = Tool.root.appendingPathComponent("templates/elastic/files/logstash/config").path
    let answer = try #require(Tool("ruby")).run(
      ["-rjson", "-e", Self.harness, "\(folder)/ecs.rb", "\(folder)/redact.rb"],
      input: try JSONSerialization.data(withJSONObject: events), withErrors: false)
    #expect(answer.status == 0)
    let data = Data(answer.output.utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [NSDictionary])
  }

  private func node(_ event: NSDictionary, _ path: String) -> Any? {
    path.split(separator: ".").reduce(event as Any?) { at, name in
      (at as? NSDictionary)?[String(name)]
    }
  }

  private func value(_ event: NSDictionary, _ path: String) -> String? {
    node(event, path).map { "\($0)" }
  }

  @Test("JSON gets the names of ECS; what has none, or another type, goes to 'app'")
  func structured() throws {
    let event = try run([
      [
        "message": "",
        "parsed": [
          "level": "WARNING", "event": "request_completed", "request_id": "r1", "trace_id": "t1",
          "duration_seconds": 0.145, "status_code": 503, "timestamp": "2024-01-15T10:30:00Z",
          "service": "api", "http": ["x": 1],
        ],
      ]
    ])[0]
    #expect(value(event, "log.level") == "warning")
    #expect(value(event, "event.action") == "request_completed")
    #expect(value(event, "message") == "request_completed")
    #expect(value(event, "event.duration") == "145000000")
    #expect(value(event, "http.request.id") == "r1")
    #expect(value(event, "http.response.status_code") == "503")
    #expect(value(event, "trace.id") == "t1")
    #expect(value(event, "app.service") == "api")
    #expect(value(event, "app.http.x") == "1")
    #expect(event["parsed"] == nil)
  }

  @Test(
    "Levels of every kind are the five of ECS",
    arguments: [
      ("DEBUG", "debug"), ("INFO", "info"), ("WARN", "warning"), ("CRITICAL", "critical"),
      ("FATAL", "critical"), ("err", "error"),
    ])
  func levels(said: String, meant: String) throws {
    #expect(value(try run([["parsed": ["level": said]]])[0], "log.level") == meant)
  }

  @Test("A line of text tells its level and its request; one that should be JSON is marked")
  func plain() throws {
    let events = try run([
      ["message": "2024-01-15 10:30:00,123 ERROR request_id=ab-1 failed"],
      ["message": "{broken", "parsed": ["error": ["message": "no", "type": "json"]]],
    ])
    #expect(value(events[0], "log.level") == "error")
    #expect(value(events[0], "http.request.id") == "ab-1")
    #expect(events[1]["tags"] as? [String] == ["json_not_parsed"])
    #expect(events[1]["app"] == nil)
  }

  @Test("Mails, tokens, passwords and prompts are masked, numbers of tokens are not")
  func redacted() throws {
    let event = try run([
      [
        "message": "by me@x.org with Bearer abc.def and password=hunter2 to https://u:p@h.org/",
        "parsed": [
          "api_key": "k", "prompt": "tell me", "input_tokens": 12, "who": "customer-7",
          "deep": ["list": ["a@b.com"]],
        ],
      ]
    ])[0]
    #expect(
      value(event, "message")
        == "by <mail> with Bearer <token> and password=<secret> to https://u:<secret>@h.org/")
    #expect(value(event, "app.api_key") == "<secret>")
    #expect(value(event, "app.prompt") == "<text>")
    #expect(value(event, "app.input_tokens") == "12")
    #expect(value(event, "app.who") == "<masked>")
    #expect((node(event, "app.deep.list") as? [String]) == ["<mail>"])
  }
}
