#!/usr/bin/env bash
# All checks of the build, then the tests that need the running platform. `./parley test` calls it
# with JAVA_HOME set and the tools there. Ends with "N passed, N failed"; non-zero on any failure.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# For everything together: a phase is stopped when the time is used up.
readonly limit_seconds=${PARLEY_TEST_LIMIT_SECONDS:-1800}
readonly results=.parley/test-results
readonly groups=${PARLEY_TEST_GROUPS:-integration | acceptance}
failed_phases=()

say() {
  printf '\n=== %s (after %d s)\n' "$*" "$SECONDS"
}

maven() {
  mvn -B -ntp -q -Dstyle.color=never --fail-at-end "$@"
}
export -f maven

phase() { # NAME COMMAND…
  local name=$1 left=$((limit_seconds - SECONDS))
  shift
  say "$name"
  if ((left <= 0)) || ! timeout --kill-after=30 "$left" "$@" </dev/null; then
    failed_phases+=("$name")
    say "$name FAILED"
    return 1
  fi
}

# The next run of a module's tests would add to the reports of the one before.
keep_reports() { # NAME
  local file module
  while IFS= read -r file; do
    module=${file%/target/surefire-reports/*}
    mkdir -p "$results/$1/$module"
    mv "$file" "$results/$1/$module/"
  done < <(find . -path ./.parley -prune -o -path '*/target/surefire-reports/TEST-*.xml' -print)
}

count() { # ATTRIBUTE: sum over all reports
  find "$results" -name 'TEST-*.xml' -exec grep -h -m1 '<testsuite ' {} + |
    grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'
}

print_logs() {
  local log
  for log in .parley/logs/*.log; do
    [[ -e $log ]] || continue
    printf '\n--- last lines of %s\n' "$log"
    tail -n 60 "$log"
  done
}

finish() {
  trap - EXIT INT TERM
  ((${#failed_phases[@]} == 0)) || print_logs
  if [[ -d ops/local/target/lib ]]; then
    say "Stop the platform"
    ./parley down
  fi
  local broken passed phase
  broken=$(($(count failures) + $(count errors)))
  passed=$(($(count tests) - $(count skipped) - broken))
  printf '\n'
  for phase in "${failed_phases[@]}"; do
    printf 'Failed: %s\n' "$phase"
  done
  # A phase can fail without a failed test: code that does not compile, a server that does not start.
  ((broken > 0)) || broken=${#failed_phases[@]}
  printf '%d passed, %d failed\n' "$passed" "$broken"
  # Within a trap, exit alone would repeat the status from before it.
  exit $((broken > 0))
}
trap finish EXIT
trap 'failed_phases+=("interrupted"); exit 1' INT TERM

rm -rf "$results"
mkdir -p "$results"
find . -path ./.parley -prune -o -path '*/target/surefire-reports' -print0 | xargs -0 -r rm -rf

phase "Build, checks, unit tests" bash -c 'maven verify'
built=$?
keep_reports unit
((built == 0)) || exit 1

# What runs from before may be older than what has just been built.
phase "Start the platform" bash -c './parley down && ./parley up --no-build' || exit 1

phase "Tests on the running platform: $groups" bash -c \
  'maven verify -Dgroups="$0" -DexcludedGroups= -Dspotless.check.skip -Denforcer.skip' "$groups"
keep_reports platform
