#!/usr/bin/env bash
# For cron: one audit into a folder of its own, one line in a log, mail only when something is to be done.
#   17 3 * * *  RESELLER_KEY=$(cat /etc/ai-audit/key) /opt/ai-audit/cron.sh --endpoint https://api.reseller.example/v1 --model some-model --api-key-env RESELLER_KEY --reference /etc/ai-audit/some-model.json
# AI_AUDIT is the command, AI_AUDIT_REPORTS the folder of all runs.
set -uo pipefail
ai_audit=${AI_AUDIT:-ai-audit}
reports=${AI_AUDIT_REPORTS:-$HOME/ai-audit-reports}
out=$reports/$(date -u +%Y%m%d-%H%M%S)
mkdir -p "$reports"

# One at a time: a slow endpoint must not pile up runs.
exec 9>"$reports/.lock"
flock -n 9 || { echo "the run before this one is still going on" >&2; exit 2; }

$ai_audit run --out "$out" --format html,json,md --quiet "$@"
code=$?
printf '%s exit %s %s\n' "$(date -u +%FT%TZ)" "$code" "$out" >>"$reports/log"
case $code in
  0) ;;
  1) echo "The claim does not hold, or a gate failed: $out/report.html" ;;
  3) echo "Inconclusive, which is not a pass: $out/report.html" ;;
  *) echo "The audit could not run; see above." ;;
esac
exit "$code"
