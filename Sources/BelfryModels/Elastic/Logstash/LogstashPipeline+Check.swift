package import BelfrySource

extension LogstashPipeline {
  /// Every plugin with its stage, codecs included, in the file's order.
  package var plugins: [(stage: LogstashStage, plugin: LogstashPlugin)] {
    sections.flatMap { section in
      section.body.flatMap(\.plugins).flatMap { plugin in
        [(section.stage, plugin)] + plugin.codecs.map { (.codec, $0) }
      }
    }
  }

  /// Plugins and settings that Logstash does not know, values that their settings do not take, and
  /// required settings that are missing. What Logstash 9 took away is in `removedOptions`.
  package func check(_ file: String) -> [Diagnostic] {
    plugins.flatMap { stage, plugin in
      guard let info = LogstashPluginTable.plugin(plugin.name, stage) else {
        return [Self.unknown(plugin, stage, file)]
      }
      return Self.unknownOptions(of: plugin, info, stage, file)
        + Self.missingOptions(of: plugin, info, file)
    }
    .inOrder()
  }

  private static func unknown(
    _ plugin: LogstashPlugin, _ stage: LogstashStage, _ file: String
  ) -> Diagnostic {
    let name = plugin.name
    let span = plugin.nameSpan
    if let instead = gone["\(stage.rawValue) \(name)"] {
      return Diagnostic(
        "logstash/unknown-plugin", .error, "Logstash has no \(stage.rawValue) '\(name)' any more",
        help: instead, file: file, at: span)
    }
    // A slip of the pen spares the first letter; another one is likely somebody's own plugin.
    let alike = LogstashPluginTable.names(stage).filter { $0.first == name.first }
    if let near = nearest(to: name, in: alike), isSlip(name, near) {
      return Diagnostic(
        "logstash/unknown-plugin", .error, "unknown \(stage.rawValue) plugin '\(name)'",
        help: "Did you mean '\(near)'?", file: file, at: span,
        fixes: [FixIt("replace by '\(near)'", edits: [.init(span, near)], isSafe: false)])
    }
    let other = LogstashStage.allCases.first { LogstashPluginTable.plugin(name, $0) != nil }
    return Diagnostic(
      "logstash/unknown-plugin", .warning,
      "'\(name)' is no \(stage.rawValue) plugin of Logstash's reference",
      help: (other.map { "Logstash brings \($0.article) of that name. " } ?? "")
        + "It must be installed in the image with 'logstash-plugin install'.",
      file: file, at: span)
  }

  /// Plugins that were there once, and what does their work.
  private static let gone = [
    "filter multiline": "Use the codec 'multiline' of the input, or Filebeat's multiline parser.",
    "filter anonymize": "Use the filter 'fingerprint'.",
    "filter checksum": "Use the filter 'fingerprint'.",
    "filter uaparser": "Use the filter 'useragent'.",
    "codec oldlogstashjson": "Use the codec 'json'.",
  ]

  private static func unknownOptions(
    of plugin: LogstashPlugin, _ info: LogstashPluginInfo, _ stage: LogstashStage, _ file: String
  ) -> [Diagnostic] {
    guard let own = info.options else { return [] }
    let known = own + LogstashPluginTable.common(stage)
    return plugin.attributes.compactMap { attribute in
      guard let option = known.first(where: { $0.name == attribute.name }) else {
        return unknown(attribute, of: plugin, known, isComplete: info.isComplete, file)
      }
      // Whether a removed setting is wrong depends on the version.
      return option.isRemoved ? nil : unfit(attribute, option, of: plugin, file)
    }
  }

  private static func unknown(
    _ attribute: LogstashAttribute, of plugin: LogstashPlugin, _ known: [LogstashOption],
    isComplete: Bool, _ file: String
  ) -> Diagnostic? {
    let current = known.filter { !$0.isRemoved && !$0.isDeprecated }.map(\.name)
    let near =
      nearest(to: attribute.name, in: current)
      ?? otherNames[attribute.name].flatMap { current.contains($0) ? $0 : nil }
    guard isComplete || near != nil else { return nil }
    return Diagnostic(
      "logstash/unknown-option", isComplete ? .error : .warning,
      "unknown setting '\(attribute.name)' of '\(plugin.name)'",
      help: near.map { "Did you mean '\($0)'?" }, file: file, at: attribute.nameSpan,
      fixes: near.map {
        [FixIt("replace by '\($0)'", edits: [.init(attribute.nameSpan, $0)], isSafe: false)]
      } ?? [])
  }

  /// What other plugins call a setting.
  private static let otherNames = ["username": "user", "user": "username"]

  private static func missingOptions(
    of plugin: LogstashPlugin, _ info: LogstashPluginInfo, _ file: String
  ) -> [Diagnostic] {
    let given = Set(plugin.attributes.map(\.name))
    let options = info.options ?? []
    return options.filter { option in
      guard option.isRequired, !given.contains(option.name) else { return false }
      return !options.contains { $0.replacement == option.name && given.contains($0.name) }
    }
    .map { option in
      Diagnostic(
        "logstash/missing-option", .error,
        "'\(plugin.name)' needs the setting '\(option.name)'", file: file, at: plugin.nameSpan)
    }
  }
}

extension LogstashStage {
  /// The word with its article.
  fileprivate var article: String {
    switch self {
    case .input, .output: "an \(rawValue)"
    case .filter, .codec: "a \(rawValue)"
    }
  }
}

extension LogstashStatement {
  /// Its plugins, those of branches included.
  package var plugins: [LogstashPlugin] {
    switch self {
    case .plugin(let plugin): [plugin]
    case .branch(let branch): branch.arms.flatMap { $0.body.flatMap(\.plugins) }
    }
  }

  /// Its branches, from the outside in.
  package var branches: [LogstashBranch] {
    switch self {
    case .plugin: []
    case .branch(let branch): [branch] + branch.arms.flatMap { $0.body.flatMap(\.branches) }
    }
  }
}

extension LogstashPlugin {
  /// The codecs that it names, with settings or without.
  fileprivate var codecs: [LogstashPlugin] {
    attributes.filter { $0.name == "codec" }.compactMap { attribute in
      switch attribute.value.content {
      case .plugin(let codec): codec
      case .word(let name), .text(let name):
        name.contains("$")
          ? nil
          : LogstashPlugin(name: name, nameSpan: attribute.value.span, span: attribute.value.span)
      case .number, .array, .hash: nil
      }
    }
  }
}
