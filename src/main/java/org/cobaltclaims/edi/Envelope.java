package org.cobaltclaims.edi;

import java.time.LocalDateTime;

/**
 * ISA and GS of one functional group, as read or to be written (DOMAIN 1.1).
 *
 * @param senderQualifier ISA05
 * @param senderId ISA06, trimmed
 * @param receiverQualifier ISA07
 * @param receiverId ISA08, trimmed
 * @param time ISA09/10 and GS04/05, to the minute
 * @param interchangeControlNumber ISA13, 1 to 999999999
 * @param ackRequested ISA14
 * @param test ISA15: T if true, P if false
 * @param functionalId GS01, such as HC
 * @param applicationSender GS02
 * @param applicationReceiver GS03
 * @param groupControlNumber GS06, 1 to 999999999
 * @param version GS08, such as 005010X222A1
 */
public record Envelope(
    String senderQualifier,
    String senderId,
    String receiverQualifier,
    String receiverId,
    LocalDateTime time,
    long interchangeControlNumber,
    boolean ackRequested,
    boolean test,
    String functionalId,
    String applicationSender,
    String applicationReceiver,
    long groupControlNumber,
    String version) {}
