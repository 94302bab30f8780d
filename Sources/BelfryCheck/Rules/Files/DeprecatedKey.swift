import BelfrySource

extension CheckRule {
  static let deprecatedKey = CheckRule(
    "yaml/deprecated-key", .advice,
    summary: "A key that is deprecated.",
    rationale: "A later version refuses it, and the program does not start after an update.",
    examples: [
      .fails(
        """
        --- alertmanager.yml
        route: {receiver: a}
        receivers: [{name: a}]
        ⟦mute_time_intervals⟧:
          - name: nights
            time_intervals: [{times: [{start_time: "22:00", end_time: "24:00"}]}]

        """),
      .fails(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            ⟦bearer_token_file⟧: /run/secrets/a

        """),
      .fails(
        """
        --- blackbox.yml
        modules:
          http: {prober: http, http: {⟦no_follow_redirects⟧: true}}

        """),
      .passes(
        """
        --- blackbox.yml
        modules:
          http: {prober: http, http: {follow_redirects: false}}

        """),
      .passes(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: a
            authorization: {credentials_file: /run/secrets/a}

        """),
    ],
    check: .reading
  )
}
