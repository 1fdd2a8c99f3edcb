#!/usr/bin/env bash
# Runs one command with the action's inputs; inputs are data, never part of a command line that a shell reads.
# The exit code becomes an output, so that reports are kept before the job ends.
set -uo pipefail

case "${INPUT_COMMAND:-run}" in
  run | check | compare) ;;
  *)
    echo "::error::command: takes run, check or compare"
    echo "exit-code=2" >>"$GITHUB_OUTPUT"
    exit 0
    ;;
esac

parameters=("$INPUT_COMMAND" --out "${INPUT_OUT:-ai-audit-report}")
add() { if [ -n "$2" ]; then parameters+=("$1" "$2"); fi; }
add --endpoint "${INPUT_ENDPOINT:-}"
add --model "${INPUT_MODEL:-}"
add --api-key-env "${INPUT_API_KEY_ENV:-}"
add --reference "${INPUT_REFERENCE:-}"
add --config "${INPUT_CONFIG:-}"
add --depth "${INPUT_DEPTH:-}"
add --price "${INPUT_PRICE:-}"
add --max-usd "${INPUT_MAX_USD:-}"
add --fail-on "${INPUT_FAIL_ON:-}"
if [ "$INPUT_COMMAND" != compare ]; then add --claim "${INPUT_CLAIM:-}"; fi
if [ "$INPUT_COMMAND" != run ]; then add --targets "${INPUT_TARGETS:-}"; fi
case "$INPUT_COMMAND" in
  run) add --format "${INPUT_FORMAT:-html,json,junit,md,sarif}" ;;
  check)
    add --format "${INPUT_FORMAT:-html,json,junit,md,sarif}"
    add --baseline "${INPUT_BASELINE:-}"
    add --history "${INPUT_HISTORY:-}"
    add --allow-inconclusive "${INPUT_ALLOW_INCONCLUSIVE:-}"
    ;;
  compare) add --format "${INPUT_FORMAT:-html,json,md}" ;;
esac
while IFS= read -r line; do
  if [ -n "$line" ]; then parameters+=("$line"); fi
done <<<"${INPUT_ARGS:-}"

node "${AI_AUDIT_CLI:-$ACTION_PATH/dist/cli/main.js}" "${parameters[@]}"
code=$?

verdict=$(node -e '
  const { verdict } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
  process.stdout.write(["consistent", "inconsistent", "inconclusive"].find((name) => name === verdict.claim) ?? "");
' "${INPUT_OUT:-ai-audit-report}/report.json" 2>/dev/null) || verdict=""
{
  echo "exit-code=$code"
  echo "verdict=$verdict"
  echo "report=$(printf %s "${INPUT_OUT:-ai-audit-report}" | tr -d '\r\n')"
} >>"$GITHUB_OUTPUT"
