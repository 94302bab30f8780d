/// Parts of messages that several rules say in the same words.
enum Wording {
  /// What follows a finding that stands for others of its file: `, as have 2 others in this file`;
  /// nothing where there are none.
  static func others(_ count: Int, one: String = "has", more: String = "have") -> String {
    switch count {
    case ..<1: ""
    case 1: ", as \(one) 1 other in this file"
    default: ", as \(more) \(count) others in this file"
    }
  }
}
