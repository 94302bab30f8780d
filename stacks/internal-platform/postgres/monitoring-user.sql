-- Makes the user that postgres_exporter logs in as. It may read statistics and settings, not data.
-- Run it once as a superuser; it may be run again. `user` and `password` are psql variables:
--
--   psql -v user=belfry_exporter -v password='…' -f monitoring-user.sql
--
\set ON_ERROR_STOP on
SET client_min_messages = warning;

SELECT format('CREATE ROLE %I LOGIN', :'user')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'user')
\gexec

ALTER ROLE :"user" WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION
  CONNECTION LIMIT 5 PASSWORD :'password';
ALTER ROLE :"user" SET default_transaction_read_only = on;
ALTER ROLE :"user" SET statement_timeout = '10s';
ALTER ROLE :"user" SET lock_timeout = '1s';

-- pg_monitor exists since PostgreSQL 10.
GRANT pg_monitor TO :"user";
