#!/bin/bash
# Starts PostgreSQL as the official image does: the variables below make a data folder once, and mean nothing to one that exists.
set -euo pipefail
trap 'exit 143' TERM INT

PATH=$(echo /usr/lib/postgresql/*/bin):$PATH
: "${POSTGRES_USER:=postgres}" "${POSTGRES_DB:=$POSTGRES_USER}" "${POSTGRES_PASSWORD:=}" "${POSTGRES_HOST_AUTH_METHOD:=scram-sha-256}"

if [ "$(id -u)" -eq 0 ]; then
    mkdir -p "$PGDATA" /var/run/postgresql
    chmod 700 "$PGDATA"
    find "$PGDATA" /var/run/postgresql ! -user postgres -exec chown postgres {} +
    exec setpriv --reuid postgres --regid postgres --init-groups "$0" "$@"
fi

# Tests of a server that takes its time.
sleep "${NETSCRIPT_TEST_START_DELAY:-0}" &
wait $!

run_sql() { psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" "$@"; }

initialize() {
    local script
    if [ -z "$POSTGRES_PASSWORD" ] && [ "$POSTGRES_HOST_AUTH_METHOD" != trust ]; then
        echo "Error: Database is uninitialized and superuser password is not specified. Set POSTGRES_PASSWORD." >&2
        exit 1
    fi

    # The arguments are words, as in the official image.
    # shellcheck disable=SC2086
    initdb --username "$POSTGRES_USER" --pwfile <(echo "$POSTGRES_PASSWORD") ${POSTGRES_INITDB_ARGS:-}
    printf '\nhost all all all %s\n' "$POSTGRES_HOST_AUTH_METHOD" >>"$PGDATA/pg_hba.conf"

    # Nobody from outside gets in before the databases are there.
    export PGPASSWORD=$POSTGRES_PASSWORD
    pg_ctl --wait --options "-c listen_addresses=''" start
    if [ "$POSTGRES_DB" != postgres ]; then
        run_sql --dbname postgres --set name="$POSTGRES_DB" <<<'CREATE DATABASE :"name"'
    fi
    for script in /docker-entrypoint-initdb.d/*; do
        case $script in
            *.sh) bash "$script" ;;
            *.sql) run_sql --dbname "$POSTGRES_DB" --file "$script" ;;
        esac
    done
    pg_ctl --wait --mode fast stop
    unset PGPASSWORD
}

[ -s "$PGDATA/PG_VERSION" ] || initialize
exec "$@" -c listen_addresses='*'
