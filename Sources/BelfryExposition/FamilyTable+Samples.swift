extension FamilyTable {
  /// Counts a sample.
  public mutating func take(_ sample: ExpositionSample) {
    sampleCount &+= 1
    let number = nameNumber(sample)
    let family = entries[number].family
    if family != lastFamily { change(to: family, sample) }
    let (own, group, bound) = countLabels(sample, number, family)
    families[family].sampleCount &+= 1
    if series.insert(own) {
      families[family].seriesCount &+= 1
      if let earlier, earlier.contains(own) { families[family].knownSeriesCount &+= 1 }
    } else if !families[family].reports.contains(.duplicate) {
      reportDuplicate(sample, family)
    }
    check(sample, family, entries[number].role, group, bound)
  }

  @inline(__always)
  private mutating func nameNumber(_ sample: ExpositionSample) -> Int {
    let bytes = sample.nameBytes
    if lastName >= 0, names.isEqual(lastName, bytes) { return lastName }
    let hash = ByteHash.of(bytes)
    let number = names.number(of: bytes, hash)
    if number == entries.count { addEntry(sample, hash) }
    lastName = number
    return number
  }

  private mutating func addEntry(_ sample: ExpositionSample, _ hash: UInt64) {
    let name = sample.name
    let (family, role) = resolve(name) ?? (addFamily(name, sample.namePlace), .plain)
    entries.append(NameEntry(hash: hash, family: family, role: role))
    if families[family].firstSamplePlace == nil {
      families[family].firstSamplePlace = sample.namePlace
      families[family].firstSampleName = name
    }
  }

  private mutating func change(to family: Int, _ sample: ExpositionSample) {
    if lastFamily >= 0 { families[lastFamily].isClosed = true }
    lastFamily = family
    guard families[family].isClosed, !families[family].reports.contains(.interleaved) else {
      return
    }
    families[family].reports.insert(.interleaved)
    report(
      .interleavedFamily,
      "samples of '\(families[family].name)' go on after those of another family",
      help: "All lines of a family stand together.", at: sample.namePlace)
  }

  /// Counts the labels; returns the hash of the series, that without `le` or `quantile`, and the
  /// place of those.
  @inline(__always)
  private mutating func countLabels(
    _ sample: ExpositionSample, _ number: Int, _ family: Int
  ) -> (own: UInt64, group: UInt64, bound: Int) {
    var sum: UInt64 = 0
    var group: UInt64 = 0
    var bound = -1
    for place in 0..<sample.labelCount {
      let entry = labelEntry(sample, place, number, family)
      let bytes = sample.labelValueBytes(place)
      let hash = ByteHash.of(bytes, seed: entry.hash)
      families[family].labels[Int(entry.label)].count(bytes, hash)
      // An empty label is none.
      let mixed = bytes.isEmpty ? 0 : ByteHash.mixed(hash)
      sum = sum &+ mixed
      if entry.isBound { bound = place } else { group = group &+ mixed }
    }
    let own = ByteHash.mixed(sum ^ entries[number].hash)
    return (own, ByteHash.mixed(group ^ ByteHash.mixed(UInt64(family) &+ 1)), bound)
  }

  /// A label in its family; the name at a place is most often that of the last line.
  @inline(__always)
  private mutating func labelEntry(
    _ sample: ExpositionSample, _ place: Int, _ number: Int, _ family: Int
  ) -> LabelEntry {
    if place < entries[number].labels.count {
      let known = entries[number].labels[place]
      if labelNames.isEqual(Int(known.name), sample.labelNameBytes(place)) { return known }
    }
    return findLabel(sample, place, number, family)
  }

  private mutating func findLabel(
    _ sample: ExpositionSample, _ place: Int, _ number: Int, _ family: Int
  ) -> LabelEntry {
    let bytes = sample.labelNameBytes(place)
    let hash = ByteHash.of(bytes)
    let name = labelNames.number(of: bytes, hash)
    let key = UInt64(family) << 32 | UInt64(name)
    let text = sample.labelName(place)
    let label = labelNumbers[key] ?? families[family].labels.count
    if label == families[family].labels.count {
      labelNumbers[key] = label
      families[family].labels.append(LabelCensus(name: text, at: sample.labelPlace(place)))
    }
    let entry = LabelEntry(
      label: Int32(truncatingIfNeeded: label), name: Int32(truncatingIfNeeded: name), hash: hash,
      isBound: text == "le" || text == "quantile")
    if place < entries[number].labels.count {
      entries[number].labels[place] = entry
    } else {
      entries[number].labels.append(entry)
    }
    return entry
  }

  private mutating func reportDuplicate(_ sample: ExpositionSample, _ family: Int) {
    families[family].reports.insert(.duplicate)
    let labels = (0..<min(sample.labelCount, 3)).map {
      "\(sample.labelName($0))=\"\(sample.labelValue($0).prefix(40))\""
    }
    let more = sample.labelCount > 3 ? ", \u{2026}" : ""
    report(
      .duplicateSeries,
      "the series stands in the text already: '\(sample.name)'",
      help: labels.isEmpty
        ? "Prometheus keeps the first of the values."
        : "Its labels are {\(labels.joined(separator: ", "))\(more)}; Prometheus keeps the first.",
      at: sample.namePlace)
  }
}
