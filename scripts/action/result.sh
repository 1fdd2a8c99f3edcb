#!/usr/bin/env bash
# Ends the job as the audit ended, after its reports were kept.
set -euo pipefail
case "${EXIT_CODE:-}" in
  0) echo "The claim holds and every gate passes." ;;
  1)
    echo "::error title=ai-audit::The claim is inconsistent, or a gate failed; the job summary says why."
    exit 1
    ;;
  3)
    # A check counts its inconclusive nights itself, and says 3 only after too many of them.
    if [ "${INPUT_COMMAND:-run}" = check ] || [ "${INPUT_INCONCLUSIVE:-warn}" = fail ]; then
      echo "::error title=ai-audit::Inconclusive: too little evidence either way; the job summary says what would settle it."
      exit 3
    fi
    echo "::warning title=ai-audit::Inconclusive: too little evidence either way, which is not a pass; the job summary says what would settle it."
    ;;
  *)
    echo "::error title=ai-audit::The audit could not run; its log says why."
    exit 2
    ;;
esac
