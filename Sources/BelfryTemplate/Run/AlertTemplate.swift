/// An annotation or label of an alert, as Prometheus fills it in.
public struct AlertTemplate: Sendable {
  /// What was parsed.
  public let template: Template

  /// Reads the text of an annotation or label.
  ///
  /// - Parameter base: Where the text begins in its file, so that places are the file's.
  public init(_ text: String, base: Int = 0) {
    let context = TemplateReads.Context.alert
    template = Template(
      parsing: text, base: base, functions: context.functionNames,
      variables: context.variables)
  }

  /// What the template reads.
  public var reads: TemplateReads { TemplateReads(of: template, in: .alert) }

  /// The text for an alert with given labels and value.
  public func rendered(
    labels: [String: String], value: Double, externalLabels: [String: String] = [:],
    environment: TemplateEnvironment = TemplateEnvironment()
  ) throws(RunError) -> String {
    let (own, external) = (TemplateValue.labels(labels), TemplateValue.labels(externalLabels))
    let url = TemplateValue.string(environment.externalURL)
    let data = TemplateValue.structure(
      [
        ("Labels", own), ("ExternalLabels", external), ("ExternalURL", url),
        ("Value", .float(value)),
      ], .plain)
    return try TemplateRun.render(
      template, on: data, functions: PrometheusFunctions.table,
      variables: [
        ("$labels", own), ("$externalLabels", external), ("$externalURL", url),
        ("$value", .float(value)),
      ], environment: environment)
  }
}
