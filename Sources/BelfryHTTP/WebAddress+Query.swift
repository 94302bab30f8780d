import BelfrySource

extension WebAddress {
  /// Names and values as they stand in a query or a form.
  package static func form(_ fields: [(String, String)]) -> String {
    fields.map { "\($0.percentEncoded())=\($1.percentEncoded())" }.joined(separator: "&")
  }
}
