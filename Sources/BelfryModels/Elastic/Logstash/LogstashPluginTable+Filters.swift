// Filters and codecs, from the plugin reference of Logstash 9.x.
extension LogstashPluginTable {
  static let filterNames = """
    age aggregate alter bytes cidr cipher clone csv date de_dot dissect dns drop elapsed
    elastic_integration elasticsearch environment extractnumbers fingerprint geoip grok http i18n
    java_uuid jdbc_static jdbc_streaming json json_encode kv memcached metricize metrics mutate
    prune range ruby sleep split syslog_pri threats_classifier throttle tld translate truncate
    urldecode useragent uuid wurfl_device_detection xml
    """

  static let codecNames = """
    avro cef cloudfront cloudtrail collectd csv dots edn edn_lines es_bulk fluent graphite
    gzip_lines jdots java_line java_plain json json_lines json_pretty line msgpack multiline
    netflow nmap plain protobuf rubydebug
    """

  static let filters: [(name: String, isComplete: Bool, options: String)] = [
    (
      "grok", true,
      """
      break_on_match:flag ecs_compatibility keep_empty_captures:flag match:hash
      named_captures_only:flag overwrite:array pattern_definitions:hash patterns_dir:array
      patterns_files_glob tag_on_failure:array tag_on_timeout target timeout_millis:number
      timeout_scope
      """
    ),
    (
      "mutate", true,
      """
      convert:hash copy:hash gsub:array join:hash lowercase:array merge:hash coerce:hash
      rename:hash replace:hash split:hash strip:array update:hash uppercase:array
      capitalize:array tag_on_failure
      """
    ),
    ("date", true, "locale match:array tag_on_failure:array target timezone"),
    (
      "json", true,
      "ecs_compatibility skip_on_invalid_json:flag source* tag_on_failure:array target"
    ),
    (
      "kv", true,
      """
      allow_duplicate_values:flag allow_empty_values:flag default_keys:hash ecs_compatibility
      exclude_keys:array field_split field_split_pattern include_brackets:flag include_keys:array
      prefix recursive:flag remove_char_key remove_char_value source target tag_on_failure:array
      tag_on_timeout timeout_millis:number transform_key transform_value trim_key trim_value
      value_split value_split_pattern whitespace
      """
    ),
    ("dissect", true, "convert_datatype:hash mapping:hash tag_on_failure:array"),
    (
      "geoip", true,
      """
      cache_size:number database:path default_database_type ecs_compatibility fields:array source*
      tag_on_failure:array target
      """
    ),
    (
      "fingerprint", true,
      """
      base64encode:flag concatenate_sources:flag concatenate_all_fields:flag ecs_compatibility
      key:password method source:array target
      """
    ),
    (
      "translate", true,
      """
      destination~>target dictionary:hash dictionary_path:path ecs_compatibility exact:flag fallback
      field~>source iterate_on override:flag refresh_interval:number regex:flag source*
      refresh_behaviour target yaml_dictionary_code_point_limit:number yaml_load_strategy
      """
    ),
    (
      "csv", true,
      """
      autodetect_column_names:flag autogenerate_column_names:flag columns:array convert:hash
      ecs_compatibility quote_char separator skip_empty_columns:flag skip_empty_rows:flag
      skip_header:flag source target
      """
    ),
    (
      "ruby", true,
      """
      code init path:path script_params:hash tag_on_exception tag_with_exception_message:flag
      """
    ),
    ("drop", true, "percentage:number"),
    (
      "prune", true,
      """
      blacklist_names:array blacklist_values:hash interpolate:flag whitelist_names:array
      whitelist_values:hash
      """
    ),
    ("split", true, "ecs_compatibility field target terminator"),
    ("clone", true, "clones*:array ecs_compatibility"),
    ("uuid", true, "overwrite:flag target*"),
    ("java_uuid", true, "overwrite:flag target*"),
    (
      "useragent", false,
      "ecs_compatibility lru_cache_size:number prefix regexes:path source* target"
    ),
    ("urldecode", false, "all_fields:flag charset field tag_on_failure:array"),
    ("truncate", false, "fields:array length_bytes*:number"),
    (
      "cidr", false,
      """
      address:array address_field network:array network_path:path refresh_interval:number separator
      """
    ),
    (
      "syslog_pri", false,
      """
      ecs_compatibility facility_labels:array severity_labels:array syslog_pri_field_name
      use_labels:flag
      """
    ),
    (
      "http", false,
      """
      body body_format headers:hash query:hash tag_on_json_failure:array
      tag_on_request_failure:array target_body target_headers url verb
      automatic_retries:number connect_timeout:number cookies:flag ecs_compatibility
      follow_redirects:flag keepalive:flag password:password pool_max:number
      pool_max_per_route:number proxy request_timeout:number retry_non_idempotent:flag
      socket_timeout:number ssl_certificate:path ssl_certificate_authorities:array
      ssl_cipher_suites:array ssl_enabled:flag ssl_key:path ssl_keystore_password:password
      ssl_keystore_path:path ssl_keystore_type ssl_supported_protocols:array
      ssl_truststore_password:password ssl_truststore_path:path ssl_truststore_type
      ssl_verification_mode user validate_after_inactivity:number
      cacert->ssl_certificate_authorities client_cert->ssl_certificate client_key->ssl_key
      keystore->ssl_keystore_path keystore_password->ssl_keystore_password
      keystore_type->ssl_keystore_type truststore->ssl_truststore_path
      truststore_password->ssl_truststore_password truststore_type->ssl_truststore_type
      """
    ),
    (
      "elasticsearch", false,
      """
      aggregation_fields:hash api_key:password ca_trusted_fingerprint cloud_auth:password cloud_id
      custom_headers:hash docinfo_fields:hash enable_sort:flag fields:hash hosts:array index
      password:password proxy:uri query query_params:hash query_template query_type
      result_size:number retry_on_failure:number retry_on_status:array sort ssl_certificate:path
      ssl_certificate_authorities:array ssl_cipher_suites:array ssl_enabled:flag ssl_key:path
      ssl_keystore_password:password ssl_keystore_path:path ssl_keystore_type
      ssl_supported_protocols:array ssl_truststore_password:password ssl_truststore_path:path
      ssl_truststore_type ssl_verification_mode tag_on_failure:array target user
      ca_file->ssl_certificate_authorities keystore->ssl_keystore_path
      keystore_password->ssl_keystore_password ssl->ssl_enabled
      """
    ),
    ("sleep", false, "every replay:flag time"),
  ]

  private static let charset = "charset ecs_compatibility target"

  static let codecs: [(name: String, isComplete: Bool, options: String)] = [
    ("dots", true, ""),
    ("jdots", true, ""),
    ("json", true, charset),
    (
      "json_lines", true,
      "charset decode_size_limit_bytes:number delimiter ecs_compatibility target"
    ),
    ("line", true, "charset delimiter ecs_compatibility format"),
    ("java_line", true, "charset delimiter format"),
    ("plain", true, "charset ecs_compatibility format"),
    ("java_plain", true, "charset format"),
    ("rubydebug", true, "metadata:flag"),
    (
      "multiline", true,
      """
      auto_flush_interval:number charset delimiter ecs_compatibility max_bytes max_lines:number
      multiline_tag negate:flag pattern* patterns_dir:array streaming_input:flag what*
      """
    ),
  ]
}
