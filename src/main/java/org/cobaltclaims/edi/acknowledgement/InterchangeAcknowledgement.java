package org.cobaltclaims.edi.acknowledgement;

/**
 * TA1 (DOMAIN 4.1).
 *
 * @param interchangeControlNumber TA101: the ISA13 of ours
 * @param status TA104: A accepted, E accepted with errors, R rejected
 * @param note TA105: 000 none, 025 duplicate ...
 */
public record InterchangeAcknowledgement(
    long interchangeControlNumber, String status, String note) {}
