// Writes the process's peak resident memory in KiB to $PEAK_FILE when it ends.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const path = process.env.PEAK_FILE;
  if (path !== undefined) writeFileSync(path, String(process.resourceUsage().maxRSS));
});
