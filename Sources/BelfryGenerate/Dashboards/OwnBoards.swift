import BelfryCatalogue
import BelfrySource

/// The dashboards that the profile itself lays out.
struct OwnBoards {
  let plan: StackPlan

  /// Every one, in the order of the profile.
  func boards() -> [Board] {
    plan.boards.map { planned in
      var board = Board(
        file: planned.file, title: planned.title, about: planned.about,
        tags: [plan.project, "own"] + (planned.team.map { ["team-\($0)"] } ?? []))
      board.sections = planned.sections
      let queries = planned.sections.flatMap(\.panels).flatMap(\.queries)
      if queries.contains(where: { $0.expr.contains("$instance") || $0.expr.contains("${instance") }
      ) {
        board.jobs = planned.jobs
      }
      let team = planned.team.map { ", team=\"\($0)\"" } ?? ""
      board.alerts = "ALERTS{alertstate=\"firing\"\(team)}"
      board.marks = plan.marks(of: planned.jobs)
      return board
    }
  }
}

extension StackPlan {
  /// Restarts and releases of some jobs' services.
  func marks(of jobs: [String]) -> [BoardMoment] {
    instances.filter { jobs.contains($0.job) }.flatMap { instance in
      let binder = PanelBinder(self, instance, isNarrowed: false)
      return (instance.pack.board?.marks ?? []).compactMap { mark in
        binder.moment(mark.value).map { moment in
          var moment = moment
          moment.name += " of \(instance.name)"
          return moment
        }
      }
    }
  }
}
