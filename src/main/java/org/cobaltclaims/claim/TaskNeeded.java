package org.cobaltclaims.claim;

import org.jspecify.annotations.Nullable;

/**
 * A person is needed. The same subject and kind asks once while its task is open.
 *
 * @param kind what for
 * @param subject the payer claim, family, remittance, batch or file id that it is about
 * @param familyId null if it is about no family
 * @param reason a short code, such as {@code CO-197}; no PHI
 */
public record TaskNeeded(TaskKind kind, String subject, @Nullable String familyId, String reason) {}
