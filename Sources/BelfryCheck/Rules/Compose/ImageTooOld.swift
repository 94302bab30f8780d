import BelfrySource
import BelfryYAML

extension CheckRule {
  static let imageTooOld = CheckRule(
    "compose/image-too-old", .warning,
    summary: "An image with a breakage that is known.",
    rationale: """
      cAdvisor below 0.54 loses the metrics of single containers on Docker 29's image store.
      """,
    examples: [
      .fails(
        """
        services:
          cadvisor:
            image: ⟦ghcr.io/google/cadvisor:v0.49.1⟧

        """),
      .passes(
        """
        services:
          cadvisor:
            image: ghcr.io/google/cadvisor:v0.60.5

        """),
    ],
    check: .service { service, reporter in
      guard let image = service.node["image"], service.imageName == "cadvisor",
        let tag = service.imageTag
      else { return }
      let numbers = tag.drop { $0 == "v" }.split(separator: ".").compactMap { Int($0) }
      guard numbers.count >= 2, numbers[0] == 0, numbers[1] < 54 else { return }
      reporter.report(
        at: image.span, "cAdvisor \(tag) loses containers on Docker 29's image store",
        help: "use ghcr.io/google/cadvisor from v0.54 on")
    }
  )
}
