import BelfryModels
import BelfrySource
import BelfryYAML

/// A file of variables, a zero byte, a Compose file, another, a third: reading them ends, in bounds.
///
/// The names of the files are `.env`, `compose.yaml`, `b.yaml` and `c.yaml`, so that they can
/// include and extend each other; the first text is read as a template too.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let parts = bytes.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false)
    .map { Array($0) }
  let names = [".env", "compose.yaml", "b.yaml", "c.yaml"]
  let texts = Dictionary(zip(names, parts), uniquingKeysWith: { first, _ in first })
  template(String(decoding: parts.first ?? [], as: UTF8.self))
  environment(SourceFile(path: ".env", bytes: parts.first ?? []))
  for unset in [UnsetVariables.blank, .kept] {
    let loaded = loadCompose(
      files: parts.count > 2 ? ["compose.yaml", "b.yaml"] : ["compose.yaml"],
      environment: ["HOME": "/root"], options: ComposeOptions(unset: unset)
    ) { path in
      texts[path.hasPrefix("./") ? String(path.dropFirst(2)) : path]
    }
    for found in loaded.diagnostics {
      if let span = found.span, let text = texts[found.file] { hold(span, text.count) }
    }
    let document = loaded.document
    let size = document?.file.bytes.count ?? 0
    precondition(size < 64 << 20)
    if let document {
      for found in FileKind.compose.check(parseYAML(document.file)) { _ = document.located(found) }
    }
  }
  return 0
}

private func template(_ text: String) {
  _ = PortMapping(text).parts
  let mount = VolumeMount(text)
  _ = (mount.source, mount.target, mount.options, mount.isPath)
  guard let template = try? VariableTemplate(text) else { return }
  for reference in template.references {
    hold(reference.span, text.utf8.count)
    precondition(reference.span.contains(reference.nameSpan))
  }
}

private func environment(_ file: SourceFile) {
  for isRaw in [false, true] {
    let read = EnvironmentText(file, environment: ["HOME": "/root"], raw: isRaw)
    for entry in read.entries {
      hold(entry.nameSpan, file.bytes.count)
      hold(entry.valueSpan, file.bytes.count)
    }
    _ = read.values(in: [:])
  }
}

private func hold(_ span: Span, _ count: Int) {
  precondition(0 <= span.start && span.start <= span.end && span.end <= count)
}
