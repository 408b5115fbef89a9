package org.cobaltclaims.edi;

/**
 * Where a transaction stands and what it is.
 *
 * @param envelope the ISA and GS around it
 * @param kind by ST01 and version
 * @param version ST03, or GS08 where ST03 is no implementation guide
 * @param controlNumber ST02
 * @param interchange the interchange's ordinal in the file, from 1
 * @param ordinal the transaction's ordinal in the file, from 1, as {@link Problem#transaction()}
 *     has it
 */
public record Transaction(
    Envelope envelope,
    TransactionKind kind,
    String version,
    String controlNumber,
    int interchange,
    int ordinal) {}
