package org.cobaltclaims.worklist;

import java.time.LocalDate;
import org.cobaltclaims.claim.TaskKind;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has put an open task off, or said how urgent it is; published in the same transaction.
 *
 * @param followUpOn null if it is not put off
 */
public record TaskRescheduled(
    TaskKind kind, String subject, int priority, @Nullable LocalDate followUpOn) {}
