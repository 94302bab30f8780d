/// A dashboard of the team's own, with its panels.
package struct PlannedBoard: Sendable {
  /// Name of its file without ending.
  var file: String
  var title: String
  var about: String
  var team: String?
  var sections: [BoardSection] = []
  /// Jobs whose series it shows.
  var jobs: [String] = []
}
