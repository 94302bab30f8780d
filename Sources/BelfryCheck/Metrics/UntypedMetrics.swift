/// What is known of metrics that their exporters declare untyped: mysqld_exporter passes on what
/// SHOW STATUS says (MySQL 8.4 and 9.7, "Server Status Variables"), node_exporter what /proc/net
/// and /proc/vmstat say.
enum UntypedMetrics {
  /// Values that rise and fall.
  static let gauges: Set<String> = [
    "mysql_global_status_innodb_num_open_files", "mysql_global_status_max_used_connections",
    "mysql_global_status_open_files", "mysql_global_status_open_table_definitions",
    "mysql_global_status_open_tables", "mysql_global_status_threads_cached",
    "mysql_global_status_threads_connected", "mysql_global_status_threads_running",
    "mysql_slave_status_seconds_behind_master", "mysql_slave_status_seconds_behind_source",
    "node_netstat_Tcp_CurrEstab",
  ]

  /// Numbers that only grow until the program, or the host, starts anew.
  static let counters: Set<String> = [
    "mysql_global_status_aborted_clients", "mysql_global_status_aborted_connects",
    "mysql_global_status_connections", "mysql_global_status_created_tmp_disk_tables",
    "mysql_global_status_innodb_log_waits", "mysql_global_status_innodb_row_lock_waits",
    "mysql_global_status_queries", "mysql_global_status_questions",
    "mysql_global_status_slow_queries", "mysql_global_status_table_locks_waited",
    "node_netstat_TcpExt_ListenDrops", "node_netstat_TcpExt_ListenOverflows",
    "node_netstat_Tcp_RetransSegs", "node_vmstat_oom_kill",
  ]

  /// Whether values are seconds since 1970, as a name by Prometheus' practice says.
  static func isInstant(_ name: String) -> Bool {
    name.hasSuffix("_timestamp_seconds")
      || ["boot_time_seconds", "start_time_seconds"].contains { name.hasSuffix($0) }
  }
}
