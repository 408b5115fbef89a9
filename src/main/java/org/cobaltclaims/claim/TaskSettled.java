package org.cobaltclaims.claim;

/** What a task was opened for has been settled otherwise; an open one is closed. */
public record TaskSettled(TaskKind kind, String subject) {}
