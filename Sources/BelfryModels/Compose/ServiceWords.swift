import BelfrySource
import BelfryYAML

extension ComposeService {
  /// Reports values that are no text of the kind that Compose takes.
  func checkWords(_ context: inout DecodeContext) {
    if let pullPolicy, !pullPolicy.hasVariable, !PullPolicy.isOne(pullPolicy.value) {
      refuse(
        pullPolicy, "'\(pullPolicy.value)' is not a pull policy",
        "write always, never, missing, build, daily, weekly or every_12h", &context)
    }
    for case .short(let device) in devices where !device.hasVariable {
      guard device.value.split(separator: ":", omittingEmptySubsequences: false).count > 3 else {
        continue
      }
      refuse(
        device, "'\(device.value)' has more than three parts",
        "write 'source:target:rwm', or the long form", &context)
    }
    extraHosts?.check(&context)
  }

  private func refuse(
    _ text: Text, _ message: String, _ help: String, _ context: inout DecodeContext
  ) {
    guard let span = text.span else { return }
    context.report("value/bad-word", at: span, message, help: help)
  }
}

/// When an image is pulled.
enum PullPolicy {
  private static let words: Set<String> = [
    "always", "never", "build", "if_not_present", "missing", "refresh", "daily", "weekly",
  ]

  /// Whether a text is a policy; `every_` is followed by lengths of time such as `1w2d`.
  static func isOne(_ text: String) -> Bool {
    if words.contains(text) { return true }
    guard text.hasPrefix("every_") else { return false }
    var rest = text.utf8.dropFirst("every_".utf8.count)
    while !rest.isEmpty {
      let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
      guard digits > 0, let unit = rest.dropFirst(digits).first, "wdhms".utf8.contains(unit) else {
        return false
      }
      rest = rest.dropFirst(digits + 1)
    }
    return text != "every_"
  }
}

extension HostEntries {
  /// Reports entries of a list without a name or an address.
  func check(_ context: inout DecodeContext) {
    guard case .list(let items) = self else { return }
    for item in items where !item.hasVariable {
      guard let span = item.span else { continue }
      let sign = item.value.firstIndex(of: "=") ?? item.value.firstIndex(of: ":")
      let isWhole = sign.map { $0 > item.value.startIndex } ?? false
      let hasAddress = sign.map { item.value.index(after: $0) < item.value.endIndex } ?? false
      if isWhole, hasAddress { continue }
      context.report(
        "value/bad-host", at: span,
        "'\(item.value.firstLine)' lacks \(sign == nil || isWhole ? "an address" : "a name")",
        help: "write 'name=1.2.3.4'")
    }
  }
}
