/** A finished check, and gates, as text for a terminal. */
export { renderCheckTerminal as checkForTerminal, renderGatesTerminal as gatesForTerminal } from "../report/render-check-terminal.js";
