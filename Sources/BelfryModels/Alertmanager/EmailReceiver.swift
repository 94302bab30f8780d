package import BelfrySource
package import BelfryYAML

/// Mail.
package struct EmailReceiver: CheckedModel, Sendable {
  package var sendResolved: Located<Bool>?
  package var to: Located<String> = Located("")
  package var from: Located<String>?
  package var smarthost: Located<String>?
  package var hello: Located<String>?
  package var authUsername: Located<String>?
  package var authPassword: Located<String>?
  package var authPasswordFile: Located<String>?
  package var authSecret: Located<String>?
  package var authSecretFile: Located<String>?
  package var authIdentity: Located<String>?
  package var requireTls: Bool?
  package var forceImplicitTls: Bool?
  package var tlsConfig: TLSConfig?
  package var html: Located<String>?
  package var text: Located<String>?
  package var headers: LabelMap = LabelMap()
  package var threading: EmailThreading?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Mail."

  /// Reports an empty address, two sources for a secret and headers that differ in case only.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("to", in: node, "give it an address")
    context.exclusive(["auth_password", "auth_password_file"], in: node)
    context.exclusive(["auth_secret", "auth_secret_file"], in: node)
    checkAddresses(&context)
    explainUnknown(node, &context)
    var seen: Set<String> = []
    for entry in headers.entries where !seen.insert(entry.key.value.lowercased()).inserted {
      context.report(
        "value/duplicate", at: entry.key.span ?? node.span,
        "the header '\(entry.key.value)' stands twice", help: "remove one of the two")
    }
  }

  /// Says how what is often looked for is really set.
  private func explainUnknown(_ node: Node, _ context: inout DecodeContext) {
    let ways = [
      "subject": "set it under 'headers': {Subject: …}", "body": "write 'html' or 'text'",
    ]
    for pair in node.pairs {
      guard let way = ways[pair.key.text.lowercased()] else { continue }
      for index in context.diagnostics.indices
      where context.diagnostics[index].span == pair.key.span {
        context.diagnostics[index].help = way
      }
    }
  }

  private func checkAddresses(_ context: inout DecodeContext) {
    // A variable that nobody fills in is another finding.
    let isOpen = ["{{", "${", "\""].contains { to.value.contains($0) }
    guard !isOpen, let span = to.span else { return }
    for part in to.value.split(separator: ",") {
      let bracket = part.firstIndex(of: "<").map { part[part.index(after: $0)...] }
      let address = (bracket ?? part).filter { $0 != " " && $0 != ">" }
      if address.isEmpty { continue }
      let halves = address.split(separator: "@", omittingEmptySubsequences: false)
      if halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty { continue }
      // Blanks inside are a part of the fault.
      let shown = (bracket ?? part).split(whereSeparator: { $0 == " " || $0 == ">" })
      context.report(
        "value/bad-address", at: span,
        "'\(shown.joined(separator: " "))' is not a mail address")
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "send_resolved", &sendResolved,
      "Whether the end of alerts is sent, too.", .byDefault("false"))
    visit.key("to", &to, "Addresses, separated by commas.", .required)
    visit.key("from", &from, "Sender.")
    visit.key("smarthost", &smarthost, "Host and port of the mail server.")
    visit.key("hello", &hello, "Name with which Alertmanager greets.")
    visit.key("auth_username", &authUsername, "User of the mail server.")
    visit.key("auth_password", &authPassword, "Password of the mail server.")
    visit.key("auth_password_file", &authPasswordFile, "File with the password.")
    visit.key("auth_secret", &authSecret, "Secret for CRAM-MD5.")
    visit.key("auth_secret_file", &authSecretFile, "File with the secret.")
    visit.key("auth_identity", &authIdentity, "Identity for PLAIN.")
    visit.key("require_tls", &requireTls, "Whether the mail server has to speak TLS.")
    visit.key(
      "force_implicit_tls", &forceImplicitTls,
      "Whether TLS starts with the connection.", .since("0.31"))
    visit.key("tls_config", &tlsConfig, "Certificates and TLS versions.")
    visit.key("html", &html.block, "Body as HTML, a template.")
    visit.key("text", &text.block, "Body as plain text, a template.")
    visit.key("headers", &headers.blocks, "Headers, templates; Subject is one of them.")
    visit.key("threading", &threading, "Whether mails make threads.", .since("0.30"))
  }
}

/// Whether mails make threads.
package struct EmailThreading: CheckedModel, Sendable {
  package var enabled: Bool?
  package var threadByDate: ThreadPeriod?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Whether mails make threads."

  /// Reports that nothing says when a thread begins.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    guard enabled == true, node["thread_by_date"].map(\.isNull) ?? true else { return }
    context.needsOne(of: ["thread_by_date"], in: node, help: "write 'daily' or 'none'")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("enabled", &enabled, "Whether they do.", .byDefault("false"))
    visit.key("thread_by_date", &threadByDate, "When a new thread begins.", .byDefault("daily"))
  }
}

/// When a new thread of mails begins.
package enum ThreadPeriod: String, CaseIterable, Field, Sendable {
  case daily
  case none
}
