import BelfrySource

extension CheckRule {
  static let valueBadTime = CheckRule(
    "value/bad-time", .error,
    summary: "A time, day or range of them that there is not.",
    rationale: """
      Alertmanager refuses the file.
      """,
    examples: [
      .fails(
        #"""
        --- alertmanager.yml
        route: {receiver: a}
        receivers: [{name: a}]
        time_intervals:
          - name: n
            time_intervals: [{times: [{start_time: ⟦"25:00"⟧, end_time: "24:00"}]}]

        """#),
      .passes(
        #"""
        --- alertmanager.yml
        route: {receiver: a}
        receivers: [{name: a}]
        time_intervals:
          - name: n
            time_intervals: [{times: [{start_time: "22:00", end_time: "24:00"}]}]

        """#),
    ],
    check: .reading
  )
}
