/** Which classes of replies (`reply-class`) count as what. */

/** The answer did not come. "partial" is an answer. */
export const withheldClasses: readonly string[] = ["refused", "blocked", "evasive", "steered", "empty"];
/** The endpoint would not answer, as against could not: an evasive answer may be want of knowledge. */
export const refusedClasses: readonly string[] = ["refused", "blocked", "empty"];
/** Missing data: a cut or an error may be the network's doing and says nothing of willingness. */
export const unreadClasses: readonly string[] = ["cut-off", "error"];
