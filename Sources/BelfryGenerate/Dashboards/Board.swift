import BelfryYAML

/// A dashboard before it is written: sections of panels whose queries are those of the stack.
struct Board: Sendable {
  /// Name of its file without ending, and the end of its uid.
  var file: String
  var title: String
  var about: String
  var tags: [String]
  var sections: [BoardSection] = []
  /// Jobs whose series it shows; none where no variable narrows them.
  var jobs: [String] = []
  /// Values of a variable for services; none where there is no such variable.
  var services: [String] = []
  /// What gives the alerts that it marks, in PromQL.
  var alerts: String?
  var marks: [BoardMoment] = []
  var links: [BoardLink] = []
}

/// Panels under one heading.
struct BoardSection: Sendable {
  var title: String
  var panels: [BoardPanel]
}

/// A link at the top of a dashboard or a panel.
struct BoardLink: Sendable {
  var title: String
  var url: String
  /// Whether it leads to another dashboard, in the same tab.
  var isInside = false

  /// A link as a panel has it.
  var ofPanel: Value {
    .map(["title": .string(title), "url": .string(url), "targetBlank": .bool(!isInside)])
  }
}

/// A kind of moment that a dashboard marks, such as restarts.
struct BoardMoment: Sendable {
  var name: String
  var expr: String
  var title: String
  var text: String
}
