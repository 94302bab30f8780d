import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryModels

@Suite("Files of Alertmanager and the blackbox exporter")
struct AlertFileTests {
  private func found(_ kind: FileKind, _ text: String) -> [String] {
    kind.check(parseYAML(SourceFile(path: "a.yml", text: text))).inOrder().map(\.message)
  }

  @Test(
    "The blackbox exporter takes every word but 'ip6' as 'ip4'",
    arguments: ["ip4", "ip6", "ipv4", "IPv4", "4", "''"])
  func protocols(word: String) {
    let text = "modules:\n  m: {prober: icmp, icmp: {preferred_ip_protocol: \(word)}}\n"
    #expect(found(.blackbox, text) == [])
  }

  @Test("A word for the other version is not what it says", arguments: ["ipv6", "IP6", "ip64"])
  func wrongProtocols(word: String) {
    let text = "modules:\n  m: {prober: icmp, icmp: {preferred_ip_protocol: \(word)}}\n"
    #expect(found(.blackbox, text) == ["this is '\(word)', but one of 'ip4', 'ip6' is wanted"])
  }

  @Test("An address that a variable stands for is not judged")
  func variables() {
    let text = """
      global: {smtp_smarthost: "${HOST:-mail:25}", smtp_from: a@b.internal}
      route: {receiver: a}
      receivers:
        - name: a
          email_configs:
            - {to: "${MAIL}"}
            - {to: a.internal}
          telegram_configs:
            - {bot_token_file: a, chat_id: "${CHAT}"}
            - {bot_token_file: a, chat_id: b}

      """
    #expect(
      found(.alertmanagerConfig, text) == [
        "'a.internal' is not a mail address", "this is 'b', but a whole number is wanted",
      ])
  }

  @Test("A misspelt receiver of the root is one finding")
  func misspelt() {
    let text = "route: {reciever: a}\nreceivers: [{name: a}]\n"
    #expect(found(.alertmanagerConfig, text) == ["unknown key 'reciever'"])
  }

  @Test("What belongs to integrations is not known beside them")
  func resolved() {
    let text = "route: {receiver: a}\nreceivers:\n  - {name: a, send_resolved: true}\n"
    let found = FileKind.alertmanagerConfig.check(parseYAML(SourceFile(path: "a.yml", text: text)))
    #expect(found.map(\.help) == ["write it in each integration"])
  }
}
