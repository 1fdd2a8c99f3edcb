#!/usr/bin/env bash
# Installs and builds ai-audit inside the action's own folder; nothing of the job's workspace is touched.
set -euo pipefail
cd "$ACTION_PATH"
if [ -f dist/cli/main.js ]; then
  echo "ai-audit $(node dist/cli/main.js --version) is built already"
else
  npm ci --no-audit --no-fund || npm install --no-audit --no-fund
  [ -f dist/cli/main.js ] || npm run --silent build
  echo "built ai-audit $(node dist/cli/main.js --version)"
fi
