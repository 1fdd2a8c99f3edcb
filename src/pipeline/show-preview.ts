/** The plan of a dry run as text for a terminal. */
import { renderPlan } from "../report/render-plan.js";

export const previewForTerminal = renderPlan;
