package org.cobaltclaims.remittance;

/**
 * Who comes first, as the payer that decided says (DOMAIN 3.1).
 *
 * @param payerId NM109 of NM1*PR, the corrected priority payer; empty if it has none
 * @param payerName NM103 of NM1*PR, empty if there is none
 * @param memberId NM109 of NM1*GB, the other subscriber; empty if there is none
 * @param subscriberLast NM103 of NM1*GB, empty if there is none
 * @param subscriberFirst NM104 of NM1*GB, empty if there is none
 */
public record PriorityPayer(
    String payerId,
    String payerName,
    String memberId,
    String subscriberLast,
    String subscriberFirst) {}
