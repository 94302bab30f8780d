package import BelfryYAML

/// Writes a model's JSON Schema (draft 2020-12), for editors and CI.
package struct JSONSchema {
  private var definitions: [Value.Entry] = []
  private var named: Set<String> = []

  /// The schema of the profile.
  package static func profile() -> Value {
    var schema = JSONSchema()
    let root = schema.value(Profile.shape)
    return .mapping(
      [
        .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        .init("title", .string("Profile of Belfry")),
      ] + entries(root) + [.init("$defs", .mapping(schema.definitions))])
  }

  private static func entries(_ value: Value) -> [Value.Entry] {
    if case .mapping(let entries) = value { return entries }
    return []
  }

  private mutating func value(_ shape: Shape) -> Value {
    switch shape {
    case .string: return type(["string", "number", "boolean"])
    case .pattern(let pattern, let words):
      return .mapping([
        .init("type", .string("string")), .init("pattern", .string(pattern)),
        .init("description", .string(words)),
      ])
    case .integer(let minimum, let maximum):
      return bounded("integer", minimum.map { .integer($0) }, maximum.map { .integer($0) })
    case .number(let minimum, let maximum):
      return bounded(
        "number", minimum.map { .number($0.decimalText) }, maximum.map { .number($0.decimalText) })
    case .boolean: return type(["boolean"])
    case .choice(let words): return .mapping([.init("enum", .sequence(words.map { .string($0) }))])
    case .list(let element):
      return .mapping([.init("type", .string("array")), .init("items", value(element))])
    case .map(let element):
      let inner = Value.mapping([
        .init("anyOf", .sequence([value(element), .mapping([.init("type", .string("null"))])]))
      ])
      return .mapping([
        .init("type", .string("object")), .init("additionalProperties", inner),
      ])
    case .either(let shapes):
      return .mapping([.init("anyOf", .sequence(shapes.map { value($0) }))])
    case .any: return .mapping([])
    case .model(let name, let summary, let keys): return model(name, summary, keys())
    }
  }

  private func type(_ names: [String]) -> Value {
    .mapping([
      .init("type", names.count == 1 ? .string(names[0]) : .sequence(names.map { .string($0) }))
    ])
  }

  private func bounded(_ type: String, _ minimum: Value?, _ maximum: Value?) -> Value {
    var entries: [Value.Entry] = [.init("type", .string(type))]
    if let minimum { entries.append(.init("minimum", minimum)) }
    if let maximum { entries.append(.init("maximum", maximum)) }
    return .mapping(entries)
  }

  private mutating func model(_ name: String, _ summary: String, _ keys: [KeyShape]) -> Value {
    let reference = Value.mapping([.init("$ref", .string("#/$defs/\(name)"))])
    guard named.insert(name).inserted else { return reference }
    var properties: [Value.Entry] = []
    for key in keys { properties.append(.init(key.name, property(key))) }
    let required = keys.filter { $0.facts.contains(.required) }.map { Value.string($0.name) }
    var entries: [Value.Entry] = [
      .init("type", .string("object")), .init("description", .string(summary)),
      .init("properties", .mapping(properties)), .init("additionalProperties", .bool(false)),
      .init("patternProperties", .mapping([.init("^x-", .mapping([]))])),
    ]
    if !required.isEmpty { entries.append(.init("required", .sequence(required))) }
    definitions.append(.init(name, .mapping(entries)))
    return reference
  }

  private mutating func property(_ key: KeyShape) -> Value {
    var help = key.help
    for case .byDefault(let text) in key.facts { help += " Default: \(text)." }
    var entries: [Value.Entry] = [.init("description", .string(help))]
    let inner = value(key.shape)
    if key.facts.contains(.required) || key.shape.needsKeys {
      entries.append(.init("allOf", .sequence([inner])))
    } else {
      entries.append(
        .init("anyOf", .sequence([inner, .mapping([.init("type", .string("null"))])])))
    }
    return .mapping(entries)
  }
}

extension Shape {
  /// Whether a section has keys that have to be said, so that it cannot be left empty.
  fileprivate var needsKeys: Bool {
    switch self {
    case .model(_, _, let keys): keys().contains { $0.facts.contains(.required) }
    case .either(let shapes): shapes.contains(where: \.needsKeys)
    default: false
    }
  }
}
