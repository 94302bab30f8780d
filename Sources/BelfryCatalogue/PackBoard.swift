package import BelfrySource
package import BelfryYAML

/// `dashboard.yaml`: panels in sections.
package struct PackBoard: Model, Sendable {
  package static var summary: String { "The panels of a pack." }

  package var board: String?
  package var overview: [OverviewEntry] = []
  package var marks: [Located<BoardMark>] = []
  package var sections: [PanelSection] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("board", &board, "The dashboard that a platform pack's sections join.")
    visit.key("overview", &overview, "The few numbers of it that the overview of a stack shows.")
    visit.key("marks", &marks, "Moments that its dashboards mark, such as restarts.")
    visit.key("sections", &sections, "Sections from top to bottom.", .required)
  }
}

extension PackBoard {
  /// The panels of the overview; titles that no panel has are left out.
  package var overviewPanels: [PanelSpec] {
    overview.compactMap { entry in
      switch entry {
      case .panel(let panel): panel.value
      case .title(let title): panel(titled: title.value)
      }
    }
  }

  /// The panel of a title; a number comes before a graph.
  func panel(titled title: String) -> PanelSpec? {
    let panels = sections.flatMap(\.panels).map(\.value).filter { $0.title == title }
    return panels.first { $0.kind != .timeseries } ?? panels.first
  }
}

/// What a pack shows in the overview of a stack: the title of one of its panels, or a panel.
package enum OverviewEntry: Field, Sendable {
  case title(Located<String>)
  case panel(Located<PanelSpec>)

  /// A text or a mapping.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> OverviewEntry? {
    if node.kind == .scalar, !node.isNull { return .title(Located(node.text, at: node.span)) }
    return Located<PanelSpec>.decode(node, &context).map { .panel($0) }
  }

  /// As it was read.
  package func encode() -> Value? {
    switch self {
    case .title(let title): .string(title.value)
    case .panel(let panel): panel.encode()
    }
  }

  package static var shape: Shape { .either([.string, PanelSpec.shape]) }
}

/// Panels under one heading.
package struct PanelSection: Model, Sendable {
  package static var summary: String { "Panels under one heading." }

  package var title = ""
  package var board: String?
  package var panels: [Located<PanelSpec>] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("title", &title, "The heading.", .required)
    visit.key("board", &board, "A further dashboard that has it as well.", .example("cost"))
    visit.key("panels", &panels, "The panels from left to right.", .required)
  }
}

/// A moment that dashboards mark.
package struct BoardMark: Model, Sendable {
  package static var summary: String { "A moment that dashboards mark." }

  package var name = ""
  package var expr = Located("")
  package var title = ""
  package var text: String?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "What such moments are called.", .required)
    visit.key("expr", &expr, "PromQL that has series at such moments alone.", .required)
    visit.key("title", &title, "The heading of one.", .required)
    visit.key("text", &text, "What stands below it.", .byDefault("{{instance}}"))
  }
}
