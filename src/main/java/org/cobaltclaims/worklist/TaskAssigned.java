package org.cobaltclaims.worklist;

import org.cobaltclaims.claim.TaskKind;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has taken an open task, or given it back; published in the same transaction.
 *
 * @param assignee null for nobody
 */
public record TaskAssigned(TaskKind kind, String subject, @Nullable String assignee) {}
