import BelfryGenerate
import BelfryProvision

/// A plan in words.
struct PlanText {
  private let stack: Stack
  private let plan: UpPlan

  init(_ stack: Stack, _ plan: UpPlan) {
    self.stack = stack
    self.plan = plan
  }

  /// The services with what is done with each, and the images that are missing.
  var text: String {
    let width = plan.steps.map(\.service.count).max() ?? 0
    var text = "\(stack.model.name) on Docker \(stack.engine.version)"
    text += ", Compose \(stack.docker.composeVersion)\n"
    for step in plan.steps {
      let reason = step.reasons.isEmpty ? "" : "  (\(step.reasons.joined(separator: ", ")))"
      text += "  \(step.action.rawValue.padded(to: 8)) \(step.service.padded(to: width))"
      text += reason.isEmpty ? "\n" : "\(reason)\n"
    }
    for image in plan.missingImages {
      text += ProgramImage.isOwn(image) ? "  make     \(image)\n" : "  pull     \(image)\n"
    }
    if let changes = plan.changes, !changes.isEmpty {
      let names = changes.keys.sorted().prefix(10).joined(separator: ", ")
      text += "  files that differ from those applied last: \(names)"
      text += changes.count > 10 ? " and \(changes.count - 10) more\n" : "\n"
    }
    if plan.isEmpty { text += "  everything runs as the bundle says\n" }
    return text
  }

  /// What was found on the host.
  static func host(_ checks: [HostCheck]) -> String {
    checks.map { check in
      let mark = ["good": "ok", "doubtful": "doubt", "bad": "FAULT"][check.verdict.rawValue] ?? ""
      let help = check.verdict == .good ? "" : check.help.map { "\n        help: \($0)" } ?? ""
      return "  \(mark.padded(to: 5)) \(check.name): \(check.message)\(help)\n"
    }.joined()
  }

  /// Secrets that are made or asked for.
  static func secrets(_ secrets: SecretFiles) -> String {
    var text = ""
    if !secrets.toMake.isEmpty {
      text += "  secrets that are made: \(secrets.toMake.map(\.name).joined(separator: ", "))\n"
    }
    for entry in secrets.toAsk { text += "  secret that you know: secrets/\(entry.name)\n" }
    return text
  }

  /// What a secret is.
  static func about(_ entry: SecretFiles.Entry) -> String {
    guard case .asked(let about)? = entry.origin else {
      return "the bundle does not say what it is"
    }
    return about
  }
}
