/** The text of a new ai-audit.yaml: every setting, said in a line, with its default. */
export const configTemplate = `# ai-audit.yaml: settings of "ai-audit run"; every flag of the same name overrides its line here.
# Keys never stand in this file: it names the environment variables that hold them.

endpoint: https://api.example.com/v1   # base URL, up to and including the version
model: some-model                      # the id to ask for
# claim: some-model-2026-01-01         # what it is sold as, when that differs from the id
# apiKeyEnv: EXAMPLE_API_KEY           # environment variable that holds the key; without it no key is sent
# header: ["X-Project=demo", "X-Extra-Key=env:EXTRA_KEY"]
# envFile: .env                        # read environment variables from this file
# protocol: auto                       # auto, openai-chat
# provider: example                    # who sells it

# suite: [identity, billing, consistency, latency, censorship]
# only: [random-city]                  # ask only these probes ("ai-audit probes list" names them)
# skip: [self-description]             # leave these probes out
# depth: quick                         # quick (at most 60 requests), standard (200), deep (600)
# seed: 1                              # fixed questions; without it every run draws new ones

# maxRequests: 60                      # retries included
# price: [3, 15]                       # USD per million input and output tokens
# maxUsd: 1                            # needs a known price
# maxTime: 10m                         # stop, resumably, after this long
# timeout: 120s                        # for one request
# concurrency: 1
# rate: 60                             # requests a minute

# reference: [references/some-model.json]   # fingerprints of the claimed model and of rivals
# control: {name: vendor, endpoint: https://api.vendor.example/v1, model: some-model, apiKeyEnv: VENDOR_API_KEY}   # trusted endpoint asked beside, or its URL alone
# out: reports/nightly                 # default: reports/<time>-<host>-<model>
# format: [json, md]                 # html, json, junit, md, sarif
# failOn: high                         # exit 1 when a finding is this severe
# gates:                               # each fails with exit 1, and so does one that is unknown or was not measured
#   - { measure: "verdict", operator: "!=", limit: inconsistent }
#   - { measure: "time-to-first-token:median", operator: "<", limit: 1500 }
#   - { measure: "finding:response-cache", operator: "==", limit: 0 }
# accept:                              # findings that are known and silenced until a day; "inconsistent" cannot be
#   - { finding: response-cache, endpoint: "https://api.example.com/v1", reason: "agreed with the seller", expires: 2027-01-31 }

# baseline: .ai-audit/baseline.json    # of "ai-audit check": what "ai-audit baseline freeze" wrote
# history: .ai-audit/history           # where batches are remembered
# allowInconclusive: 0                 # inconclusive batches in a row that pass
# runLength: 365                       # batches between false alarms, on average at least
# notifyEnv: WEBHOOK_URL               # environment variable with a webhook that is told of each change of state
# notifyKind: json                     # slack, discord, feishu, dingtalk or json; by the URL when left out
# redactText: false                    # keep prompts and replies out of every report
`;
