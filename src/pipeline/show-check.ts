/** A finished check and its gates as text for a terminal. */
export { gateRow, renderCheckTerminal as checkForTerminal } from "../report/render-check-terminal.js";
