"""Turns a published table of merge ranks (one base64 token and its rank a line) into a tokenizer.json, the form that the other vocabularies have."""
import base64, json, sys, zipfile
from pathlib import Path

# The pre-tokenizing expression that the package states beside its ranks.
SPLIT = "|".join([
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
    r"\p{N}{1,3}", r" ?[^\s\p{L}\p{N}]+[\r\n/]*", r"\s*[\r\n]+", r"\s+(?!\S)", r"\s+",
])


def visible_bytes():
    """Byte-level vocabularies write each byte as one visible character: printable Latin-1 as itself, the rest from U+0100 on."""
    printable = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    hidden = [byte for byte in range(256) if byte not in printable]
    return {byte: chr(byte) if byte in printable else chr(256 + hidden.index(byte)) for byte in range(256)}


def last_pair(token, ranks):
    """The two parts whose merge makes the token: merging by rank until two parts are left."""
    parts = [token[i:i + 1] for i in range(len(token))]
    while len(parts) > 2:
        rank, at = min((ranks.get(parts[i] + parts[i + 1], len(ranks)), i) for i in range(len(parts) - 1))
        if rank == len(ranks):
            return None
        parts[at:at + 2] = [parts[at] + parts[at + 1]]
    return parts


wheel, member, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
with zipfile.ZipFile(wheel) as archive:
    source = archive.read(member)
ranks = {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in source.splitlines() if line)}
visible = visible_bytes()
text = {token: "".join(visible[byte] for byte in token) for token in ranks}
merges = []
for token in sorted(ranks, key=ranks.get):
    pair = last_pair(token, ranks) if len(token) > 1 else None
    if pair is not None:
        merges.append([text[pair[0]], text[pair[1]]])
(folder / "tokenizer.model").write_bytes(source)
(folder / "tokenizer_config.json").write_text("{}")
(folder / "tokenizer.json").write_text(json.dumps({
    "version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": None,
    "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
        {"type": "Split", "pattern": {"Regex": SPLIT}, "behavior": "Isolated", "invert": False},
        {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": False},
    ]},
    "post_processor": None,
    "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
    "model": {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None, "end_of_word_suffix": None,
              "fuse_unk": False, "byte_fallback": False, "ignore_merges": True, "vocab": {text[token]: rank for token, rank in ranks.items()}, "merges": merges},
}, ensure_ascii=False))
