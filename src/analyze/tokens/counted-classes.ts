/** Classes whose vocabulary comes with the tool, so that every machine counts alike; the two that usage is most often counted in. */
export const countedClasses = ["cl100k", "o200k"] as const;
