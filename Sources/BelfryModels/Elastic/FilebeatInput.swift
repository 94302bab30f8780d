/// The settings of an input of Filebeat (9.5): those of `filestream` one by one, and all others.
package enum FilebeatInputSchema {
  /// The settings.
  package static let table = SettingsTable(
    [
      .init("type", .text, "Kind of the input; filestream reads files."),
      .init("id", .text, "Name of the input, unique: what was read is kept under it."),
      .init("enabled", .flag, "Whether it is on."),
      .init("paths", .texts, "Files that are read."),
      .init("encoding", .text, "Encoding of the files."),
      .init("include_lines", .texts, "Expressions for lines that count."),
      .init("exclude_lines", .texts, "Expressions for lines that do not."),
      .init("buffer_size", .size, "Bytes that are read at once."),
      .init("message_max_bytes", .size, "Longest message."),
      .init("parsers", .groups({ ParserSchema.table }), "Steps that make messages of lines."),
      .init("take_over", .any, "Whether files of the input log go on here."),
      .init("ignore_older", .duration, "Age from which files are left out."),
      .init("ignore_inactive", .text, "Files that are left out at the start."),
      .init("clean_inactive", .duration, "Age at which a file is forgotten."),
      .init("clean_removed", .flag, "Whether removed files are forgotten."),
      .init("close.on_state_change.inactive", .duration, "When an idle file is closed."),
      .init("close.on_state_change.removed", .flag, "Whether a removed file is closed."),
      .init("close.on_state_change.renamed", .flag, "Whether a renamed file is closed."),
      .init("close.on_state_change.check_interval", .duration, "How often that is looked at."),
      .init("close.reader.after_interval", .duration, "When any file is closed."),
      .init("close.reader.on_eof", .flag, "Whether a file is closed at its end."),
      .init("backoff.init", .duration, "First pause at the end of a file."),
      .init("backoff.max", .duration, "Longest pause at the end of a file."),
      .init("prospector.scanner.symlinks", .flag, "Whether links are followed."),
      .init("prospector.scanner.check_interval", .duration, "How often files are looked for."),
      .init("prospector.scanner.recursive_glob", .flag, "Whether ** stands for folders."),
      .init("prospector.scanner.exclude_files", .texts, "Expressions for files left out."),
      .init("prospector.scanner.include_files", .texts, "Expressions for files that count."),
      .init("prospector.scanner.resend_on_touch", .flag, "Whether touched files are sent again."),
      .init("prospector.scanner.fingerprint.enabled", .flag, "Whether contents tell files apart."),
      .init("prospector.scanner.fingerprint.offset", .integer, "Where those contents begin."),
      .init("prospector.scanner.fingerprint.length", .integer, "How many bytes they are."),
      .init("file_identity", .any, "What tells files apart."),
      .init("rotation", .any, "How files are rotated."),
      .init("harvester_limit", .integer, "Most files at once."),
      .init("delete", .any, "Whether files are deleted when they are read."),
      .init("compression", .text, "Compression of the files."),
      .init("processors", .groups({ ProcessorSchema.table }), "Steps over every event."),
      .init("tags", .texts, "Tags of every event."),
      .init("fields", .any, "Fields of every event."),
      .init("fields_under_root", .flag, "Whether they stand at the root."),
      .init("pipeline", .text, "Ingest pipeline."),
      .init("index", .text, "Index or data stream."),
      .init("keep_null", .flag, "Whether fields without a value stay."),
      .init("publisher_pipeline.disable_host", .flag, "Whether the host is left out."),
    ], isOpen: true, truth: .old)
}

/// The parsers of `filestream`, of which each is a mapping with one key.
package enum ParserSchema {
  /// The parsers.
  package static let table = SettingsTable(
    [
      .init("container.stream", .choice(["all", "stdout", "stderr"]), "Streams that count."),
      .init("container.format", .choice(["auto", "docker", "cri"]), "Form of the files."),
      .init("container", .any, "Files of containers."),
      .init("multiline.type", .choice(["pattern", "count", "while_pattern"]), "What joins lines."),
      .init("multiline.pattern", .text, "Expression for a line."),
      .init("multiline.negate", .flag, "Whether lines that do not match are meant."),
      .init("multiline.match", .choice(["after", "before"]), "Where they are joined to."),
      .init("multiline.max_lines", .integer, "Most lines."),
      .init("multiline.timeout", .duration, "How long further lines are waited for."),
      .init("multiline.flush_pattern", .text, "Expression for the last line."),
      .init("multiline.count_lines", .integer, "Number of lines."),
      .init("multiline.skip_newline", .flag, "Whether line breaks are left out."),
      .init("ndjson.target", .text, "Field that gets the keys; empty for the root."),
      .init("ndjson.keys_under_root", .flag, "The old way to say the root."),
      .init("ndjson.overwrite_keys", .flag, "Whether fields of Filebeat give way."),
      .init("ndjson.expand_keys", .flag, "Whether dotted keys become nested."),
      .init("ndjson.add_error_key", .flag, "Whether failures are told in the event."),
      .init("ndjson.message_key", .text, "Key with the message."),
      .init("ndjson.document_id", .text, "Key with the event's id."),
      .init("ndjson.ignore_decoding_error", .flag, "Whether failures are not logged."),
      .init("ndjson", .any, "Lines of JSON."),
      .init("syslog.format", .text, "Form of the lines."),
      .init("syslog.timezone", .text, "Time zone of the lines."),
      .init("syslog.log_errors", .flag, "Whether failures are logged."),
      .init("syslog.add_error_key", .flag, "Whether failures are told in the event."),
      .init("syslog", .any, "Lines of syslog."),
      .init("include_message.patterns", .texts, "Expressions for messages that count."),
    ], truth: .old)
}

/// The processors of Beats, of which each is a mapping with one key; conditions stand beside.
package enum ProcessorSchema {
  /// The processors.
  package static let table = SettingsTable(
    names.map { .init($0, .any, "A step over every event.") } + [
      .init("when", .any, "Condition of the step."),
      .init("if", .any, "Condition of what follows."),
      .init("then", .any, "Steps when the condition holds."),
      .init("else", .any, "Steps when it does not."),
    ])

  private static let names = [
    "add_cloud_metadata", "add_cloudfoundry_metadata", "add_docker_metadata", "add_fields",
    "add_formatted_index", "add_host_metadata", "add_id", "add_kubernetes_metadata", "add_labels",
    "add_locale", "add_network_direction", "add_nomad_metadata", "add_observer_metadata",
    "add_process_metadata", "add_session_metadata", "add_tags", "append", "cache",
    "community_id", "convert", "copy_fields", "decode_base64_field", "decode_cef",
    "decode_csv_fields", "decode_duration", "decode_json_fields", "decode_xml",
    "decode_xml_wineventlog", "decompress_gzip_field", "detect_mime_type", "dissect", "dns",
    "drop_event", "drop_fields", "extract_array", "extract_field", "fingerprint",
    "include_fields", "lowercase", "move_fields", "now", "parse_aws_vpc_flow_log",
    "rate_limit", "registered_domain", "rename", "replace", "script", "syslog", "timestamp",
    "timeseries", "translate_ldap_attribute", "translate_sid", "truncate_fields", "uppercase",
    "urldecode",
  ]
}
