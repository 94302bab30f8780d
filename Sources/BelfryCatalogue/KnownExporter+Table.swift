extension KnownExporter {
  private static func parts(
    default isDefault: Bool, _ parts: KeyValuePairs<String, String>
  ) -> [Part] {
    parts.map { Part(prefix: $0.key, word: $0.value, isDefault: isDefault) }
  }

  /// node_exporter (its README's tables of collectors; scrapes of 1.5.0, 1.9.0 and 1.11.1).
  static let node = KnownExporter(
    "node-exporter", "node_exporter", images: ["node-exporter"], port: "9100", owns: ["node_"],
    closed: [
      "node_load", "node_filesystem_", "node_disk_", "node_network_", "node_cpu_",
      "node_memory_usage", "node_memory_used", "node_memory_percent",
    ],
    open: [
      "node_cpu_frequency_", "node_cpu_scaling_", "node_cpu_core_throttles_total",
      "node_cpu_package_throttles_total", "node_cpu_info", "node_cpu_flag_info",
      "node_cpu_bug_info", "node_cpu_isolated", "node_cpu_online", "node_cpu_vulnerabilities_",
      "node_disk_ata_", "node_disk_device_mapper_info", "node_disk_filesystem_info",
      "node_network_route",
    ],
    parts: parts(
      default: false,
      [
        "node_systemd_": "systemd", "node_processes_": "processes",
        "node_interrupts_": "interrupts", "node_tcp_connection_states": "tcpstat",
        "node_logind_": "logind", "node_ntp_": "ntp", "node_ksmd_": "ksmd",
        "node_mountstats_": "mountstats", "node_perf_": "perf", "node_qdisc_": "qdisc",
        "node_buddyinfo_": "buddyinfo", "node_cgroups_": "cgroups", "node_drbd_": "drbd",
        "node_drm_": "drm", "node_ethtool_": "ethtool", "node_memory_numa_": "meminfo_numa",
        "node_network_route": "network_route", "node_pcidevice_": "pcidevice",
        "node_slabinfo_": "slabinfo", "node_softirqs_": "softirqs", "node_sysctl_": "sysctl",
        "node_swap_": "swap", "node_wifi_": "wifi", "node_xfrm_": "xfrm",
        "node_zoneinfo_": "zoneinfo", "node_supervisord_": "supervisord",
        "node_lnstat_": "lnstat", "node_cpu_vulnerabilities_": "cpu_vulnerabilities",
      ])
      + parts(
        default: true,
        [
          "node_load": "loadavg", "node_filesystem_": "filesystem", "node_memory_": "meminfo",
          "node_cpu_seconds": "cpu", "node_network_receive_": "netdev",
          "node_network_transmit_": "netdev", "node_disk_": "diskstats",
          "node_pressure_": "pressure", "node_vmstat_": "vmstat", "node_netstat_": "netstat",
          "node_timex_": "timex", "node_hwmon_": "hwmon", "node_md_": "mdadm",
          "node_ipvs_": "ipvs", "node_arp_": "arp", "node_sockstat_": "sockstat",
          "node_filefd_": "filefd", "node_nf_conntrack_": "conntrack", "node_uname_": "uname",
          "node_network_transmit_queue_length": "netclass",
        ]),
    extensions: ["collector.textfile.directory", "enable-detailed-metrics"])

  /// cAdvisor (its docs/storage/prometheus.md and docs/runtime_options.md; a scrape of 0.36.0).
  static let cadvisor = KnownExporter(
    "cadvisor", "cAdvisor", images: ["cadvisor"], owns: ["container_", "machine_"],
    closed: ["container_memory_", "container_cpu_", "container_fs_", "container_network_"],
    open: [
      "container_network_advance_", "container_memory_kernel_", "container_memory_total_",
      "container_cpu_load_", "container_memory_bandwidth_", "container_memory_migrate",
    ],
    unlimited: ["container_spec_memory_limit_bytes", "container_spec_memory_swap_limit_bytes"],
    documented: [
      "container_cpu_schedstat_run_periods_total", "container_cpu_schedstat_run_seconds_total",
      "container_cpu_schedstat_runqueue_seconds_total", "container_cpu_system_seconds_total",
      "container_cpu_usage_seconds_total", "container_cpu_user_seconds_total",
      "container_cpu_cfs_periods_total", "container_cpu_cfs_throttled_periods_total",
      "container_cpu_cfs_throttled_seconds_total", "container_memory_mapped_file",
      "container_memory_numa_pages", "container_network_tcp_usage_total",
      "container_network_tcp6_usage_total", "container_network_udp_usage_total",
      "container_network_udp6_usage_total", "container_fs_inodes_free",
      "container_fs_inodes_total",
    ],
    flag: "--disable_metrics",
    parts: parts(
      default: false,
      [
        "container_cpu_schedstat_": "sched", "container_hugetlb_": "hugetlb",
        "container_memory_numa_": "memory_numa", "container_network_tcp": "tcp",
        "container_network_udp": "udp", "container_network_advance_": "advtcp",
        "container_processes": "process", "container_file_descriptors": "process",
        "container_threads": "process", "container_sockets": "process",
        "container_referenced_bytes": "referenced_memory",
        "container_llc_occupancy_": "resctrl", "container_memory_bandwidth_": "resctrl",
        "machine_cpu_cache_": "cpu_topology", "machine_thread_siblings_": "cpu_topology",
      ])
      + parts(
        default: true,
        [
          "container_cpu_usage": "cpu", "container_memory_": "memory",
          "container_network_": "network", "container_fs_usage_bytes": "disk",
          "container_fs_limit_bytes": "disk", "container_fs_inodes": "disk",
          "container_fs_reads": "diskIO", "container_fs_writes": "diskIO",
          "container_fs_io_": "diskIO",
        ]))

  /// redis_exporter (the flags of 1.86.0; scrapes of 1.45.0, 1.69.0 and 1.86.0).
  static let redis = KnownExporter(
    "redis-exporter", "redis_exporter", images: ["redis_exporter", "redis-exporter"],
    port: "9121", owns: ["redis_"], unlimited: ["redis_memory_max_bytes"],
    flag: "--%",
    parts: parts(
      default: false,
      [
        "redis_total_system_memory_bytes": "include-system-metrics",
        "redis_connected_client_": "export-client-list",
      ]),
    extensions: ["REDIS_EXPORTER_", "script", "config-command"])

  /// postgres_exporter (the flags of 0.19.1; scrapes of 0.11.1, 0.17.1 and 0.19.1).
  static let postgres = KnownExporter(
    "postgres-exporter", "postgres_exporter",
    images: ["postgres-exporter", "postgres_exporter"], port: "9187", owns: ["pg_"],
    parts: parts(
      default: false,
      [
        "pg_long_running_transactions": "long_running_transactions",
        "pg_database_wraparound_": "database_wraparound",
        "pg_stat_statements_": "stat_statements", "pg_buffercache_": "buffercache_summary",
        "pg_postmaster_": "postmaster", "pg_process_idle_": "process_idle",
        "pg_stat_activity_autovacuum_": "stat_activity_autovacuum",
        "pg_stat_wal_receiver_": "stat_wal_receiver",
        "pg_statio_user_indexes_": "statio_user_indexes", "pg_xlog_location_": "xlog_location",
      ]),
    extensions: [
      "extend.query-path", "EXTEND_QUERY_PATH", "metric-prefix", "config.file",
    ])

  /// mysqld_exporter (its README's table of collectors; scrapes of 0.14.0, 0.17.2 and 0.19.0).
  static let mysqld = KnownExporter(
    "mysqld-exporter", "mysqld_exporter", images: ["mysqld-exporter", "mysqld_exporter"],
    port: "9104", owns: ["mysql_"],
    flag: "--collect.%",
    parts: parts(
      default: false,
      [
        "mysql_info_schema_processlist_": "info_schema.processlist",
        "mysql_info_schema_auto_increment_": "auto_increment.columns",
        "mysql_binlog_": "binlog_size", "mysql_heartbeat_": "heartbeat",
        "mysql_info_schema_user_statistics_": "info_schema.userstats",
        "mysql_info_schema_table_statistics_": "info_schema.tablestats",
        "mysql_perf_schema_events_statements_": "perf_schema.eventsstatements",
        "mysql_perf_schema_file_events_": "perf_schema.file_events",
        "mysql_perf_schema_index_io_waits_": "perf_schema.indexiowaits",
        "mysql_perf_schema_table_io_waits_": "perf_schema.tableiowaits",
      ]))

  /// elasticsearch_exporter (the flags of 1.10.0; scrapes of 1.5.0, 1.9.0 and 1.10.0 without a cluster).
  static let elasticsearch = KnownExporter(
    "elasticsearch-exporter", "elasticsearch_exporter",
    images: ["elasticsearch-exporter", "elasticsearch_exporter"], port: "9114",
    owns: ["elasticsearch_"],
    parts: parts(
      default: false,
      [
        "elasticsearch_snapshot_stats_": "snapshots", "elasticsearch_slm_": "slm",
        "elasticsearch_ilm_": "ilm", "elasticsearch_clustersettings_": "clustersettings",
        "elasticsearch_health_report_": "health-report",
      ]))

  /// nginx-prometheus-exporter beside NGINX (scrapes of 0.11.0, 1.4.1 and 1.5.1).
  static let nginx = KnownExporter(
    "nginx-exporter", "nginx-prometheus-exporter", images: ["nginx-prometheus-exporter"],
    port: "9113", closed: ["nginx_connections_", "nginx_http_"])

  /// blackbox_exporter itself (scrapes of 0.23.0, 0.26.0 and 0.28.0).
  static let blackbox = KnownExporter(
    "blackbox-exporter", "blackbox_exporter", images: ["blackbox-exporter", "blackbox_exporter"],
    owns: ["blackbox_"])

  /// Its probes, which are asked for under `/probe`.
  package static let probe = KnownExporter(
    "blackbox-probe", "blackbox_exporter", images: [], owns: ["probe_"])

  /// Prometheus (scrapes of 2.42.0, 2.53.3 and 3.5.3).
  static let prometheus = KnownExporter(
    "prometheus", "Prometheus", images: ["prometheus"], port: "9090", owns: ["prometheus_"])

  /// Alertmanager (scrapes of 0.25.0, 0.28.1 and 0.33.1).
  static let alertmanager = KnownExporter(
    "alertmanager", "Alertmanager", images: ["alertmanager"], port: "9093",
    owns: ["alertmanager_"])
}
