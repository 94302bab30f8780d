/// Bars of a table: blocks of eighths where the terminal shows them, number signs elsewhere.
package enum BarStyle: Sendable {
  case blocks, ascii

  /// A bar of a share from 0 to 1, at most as wide as said; something where there is anything.
  func bar(_ share: Double, width: Int) -> String {
    let share = share.isFinite ? min(1, max(0, share)) : 0
    guard share > 0 else { return "" }
    switch self {
    case .ascii:
      return String(repeating: "#", count: max(1, Int((share * Double(width)).rounded())))
    case .blocks:
      let eighths = max(1, Int((share * Double(width) * 8).rounded()))
      let rest = eighths % 8
      return String(repeating: "█", count: eighths / 8) + (rest == 0 ? "" : Self.parts[rest - 1])
    }
  }

  private static let parts = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
}
