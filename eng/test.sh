#!/usr/bin/env bash
# Builds everything, checks the format and runs every test. The last line says how many passed and failed.
# As root on Debian or Ubuntu it installs the servers, the browser and the container engine that tests need; otherwise tests that lack one are
# skipped and say why.
set -euo pipefail
cd "$(dirname "$0")/.."
exec </dev/null

readonly solution=NetScript.Aspire.sln results=artifacts/test-results
export HOME="${HOME:-$PWD/artifacts/home}" # NuGet and the SDK need one
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export MSBUILDTERMINALLOGGER=off MSBUILDDISABLENODEREUSE=1

readonly engine_log=artifacts/dockerd.log format_log=artifacts/format.log quick_log=artifacts/quick.log
passed=0 failed=0 skipped=0 engine=

title() { printf '\n== %s (after %d s)\n' "$*" "$SECONDS"; }

finish() {
    local summary="$passed passed, $failed failed"
    [ "$skipped" -eq 0 ] || summary+=", $skipped skipped"
    printf '\n%s\n' "$summary"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit
}

# Names the packages to install for the given programs: "<package> <path or name of a program>..." is one need.
missing_packages() {
    local package program
    while read -r package programs; do
        for program in $programs; do
            # A path may have a pattern in it: Debian keeps PostgreSQL's programs in a directory a version.
            if command -v "$program" >/dev/null || compgen -G "$program" >/dev/null; then
                continue 2
            fi
        done
        echo "$package"
    done <<'END'
postgresql postgres /usr/lib/postgresql/*/bin/postgres
mariadb-server mariadbd /usr/sbin/mariadbd
chromium chromium chromium-browser google-chrome
pgbouncer pgbouncer /usr/sbin/pgbouncer
nodejs node
npm npm
docker.io dockerd /usr/sbin/dockerd
busybox-static busybox
mmdebstrap mmdebstrap
END
}

install_packages() {
    local package
    local -a packages=()
    while read -r package; do packages+=("$package"); done < <(missing_packages)
    [ ${#packages[@]} -gt 0 ] || return 0
    title "Packages that tests use: ${packages[*]}"
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo "Not installed: this is not root on Debian or Ubuntu. Tests that need them are skipped."
    elif ! { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "${packages[@]}" >/dev/null; }; then
        echo "apt-get could not install them. Tests that need them are skipped."
    fi
}

engine_answers() { docker info >/dev/null 2>&1; }

# Without iptables, which not every machine grants, ports are still published on the loopback.
start_engine() {
    local option _
    if engine_answers; then
        return
    elif [ "$(id -u)" -ne 0 ] || ! command -v dockerd >/dev/null; then
        echo "No container engine answers, and it takes root and dockerd to start one."
        return 1
    fi
    for option in --iptables=true --iptables=false; do
        dockerd "$option" >"$engine_log" 2>&1 &
        engine=$!
        for _ in {1..150}; do
            ! engine_answers || return 0
            kill -0 "$engine" 2>/dev/null || break
            sleep 0.2
        done
        stop_engine
    done
    echo "dockerd does not start: $(tail -n 1 "$engine_log")"
    return 1
}

stop_engine() {
    [ -n "$engine" ] || return 0
    kill "$engine" 2>/dev/null || true
    wait "$engine" || true
    engine=
}

prepare_containers() {
    title "Containers"
    if ! start_engine; then
        echo "Container tests are skipped."
    elif ! ./eng/test-images.sh; then
        echo "There are no images to run. Tests of servers in containers are skipped."
    fi
}

# Adds up the counts of one result file and lists what was skipped, and why.
count() {
    local executed reasons
    executed=$(counter executed "$1") reasons=$(skip_reasons "$1")
    passed=$((passed + $(counter passed "$1")))
    failed=$((failed + executed - $(counter passed "$1")))
    if [ -n "$reasons" ]; then
        echo "$reasons"
        skipped=$((skipped + $(wc -l <<<"$reasons")))
    fi
}

# What is not run and has no reason runs only when it is asked for.
skip_reasons() {
    awk '
        /<UnitTestResult / { name = ""; if (/outcome="NotExecuted"/ && match($0, /testName="[^"]*"/)) name = substr($0, RSTART + 10, RLENGTH - 11) }
        name != "" && sub(/.*<Message>/, "") {
            sub(/<\/Message>.*/, ""); $0 = "Skipped " name ": " $0; gsub(/&lt;/, "<"); gsub(/&gt;/, ">"); gsub(/&quot;/, "\""); gsub(/&amp;/, "\\&")
            print; name = ""
        }' "$1"
}

counter() { sed -n "s/.*<Counters.* $1=\"\([0-9]*\)\".*/\1/p" "$2"; }

test_project() {
    local name code=0
    name=$(basename "$1" .csproj)
    title "$name"
    dotnet test "$1" --no-build --results-directory "$results" --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" \
        --blame-hang --blame-hang-timeout 8m --blame-hang-dump-type none || code=$?
    echo "$code" >"$results/$name.exit"
}

# Runs those of the given projects' tests that nobody else has taken.
test_untaken() {
    local name
    for name in "$@"; do
        # Only one of two can make a directory.
        ! mkdir "$results/$name.taken" 2>/dev/null || test_project "tests/$name/$name.csproj"
    done
}

# Counts what a project's tests have come to.
report() {
    local name result failed_before=$failed code
    name=$(basename "$1" .csproj) result=$results/$name.trx code=$(cat "$results/$name.exit")
    if [ -f "$result" ]; then
        count "$result"
    elif [ "$code" -eq 0 ]; then
        echo "$name has nothing to run with these packages."
    fi
    if [ "$code" -ne 0 ] && [ "$failed" -eq "$failed_before" ]; then
        echo "$name ended with exit code $code before it had run every test."
        failed=$((failed + 1))
    fi
}

rm -rf "$results"
mkdir -p "$results"
trap stop_engine EXIT
install_packages
prepare_containers

title "Build"
if ! dotnet build "$solution"; then
    failed=1
    finish
fi

# Tests of hosting wait more than they work: what only works is done beside them, gives way to them, and is taken from both ends when they are through.
readonly -a quick=(MySqlConnector.Standin.Tests NetScript.Configuration.Tests NetScript.Schema.Tests NetScript.Cli.Tests NetScript.Migrations.Tests)
{
    renice 10 "$BASHPID" >/dev/null
    code=0
    dotnet format "$solution" --no-restore --verify-no-changes >"$format_log" 2>&1 || code=$?
    echo "$code" >"$results/format.exit"
    test_untaken "${quick[@]}"
} >"$quick_log" 2>&1 &
aside=$!

for project in tests/*/*.csproj; do
    [[ " ${quick[*]} " != *" $(basename "$project" .csproj) "* ]] || continue
    test_project "$project"
    report "$project"
done

readarray -t reversed < <(printf '%s\n' "${quick[@]}" | tac)
test_untaken "${reversed[@]}"
wait "$aside"
cat "$quick_log"
for name in "${quick[@]}"; do report "tests/$name/$name.csproj"; done

title "Format"
if [ "$(cat "$results/format.exit")" -ne 0 ]; then
    cat "$format_log"
    echo "Run: dotnet format"
    failed=$((failed + 1))
fi
finish
