package org.cobaltclaims.edi;

import java.time.LocalDateTime;

/**
 * An ISA as read.
 *
 * @param ordinal its place in the file, from 1
 * @param senderQualifier ISA05
 * @param senderId ISA06, trimmed
 * @param receiverQualifier ISA07
 * @param receiverId ISA08, trimmed
 * @param time ISA09/10
 * @param version ISA12, such as 00501
 * @param controlNumber ISA13, 0 if it is no number
 * @param ackRequested ISA14
 * @param test ISA15 is T
 */
public record Interchange(
    int ordinal,
    String senderQualifier,
    String senderId,
    String receiverQualifier,
    String receiverId,
    LocalDateTime time,
    String version,
    long controlNumber,
    boolean ackRequested,
    boolean test) {}
