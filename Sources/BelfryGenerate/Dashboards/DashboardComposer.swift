import BelfryCatalogue
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes all dashboards of a stack.
struct DashboardComposer {
  let plan: StackPlan

  /// Dashboards by file name, the overview first.
  func dashboards() -> [(name: String, value: Value)] {
    let boards = boards()
    let made = concurrently(boards.count) { BoardWriter(plan, boards[$0]).value }
    return zip(boards, made).map { ($0.file, $1) }
  }

  /// Every dashboard that shows something.
  func boards() -> [Board] {
    let overview = OverviewComposer(plan: plan)
    let boards =
      [overview.board()] + overview.teamBoards() + OwnBoards(plan: plan).boards()
      + PackBoards(plan: plan).boards()
    return boards.filter { board in board.sections.contains { !$0.panels.isEmpty } }
  }
}
