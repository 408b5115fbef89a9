package org.cobaltclaims.worklist;

import org.cobaltclaims.claim.TaskKind;
import org.jspecify.annotations.Nullable;

/**
 * A task is done or has settled itself; published in the same transaction.
 *
 * @param decision what a person decided; null if it settled itself
 */
public record TaskClosed(TaskKind kind, String subject, @Nullable String decision) {}
