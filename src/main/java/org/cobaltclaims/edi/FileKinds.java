package org.cobaltclaims.edi;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.edi.acknowledgement.InterchangeAcknowledgement;

/** Learns of what kinds a file is while it is read. */
public class FileKinds implements X12Handler {
  private final EnumSet<TransactionKind> seen = EnumSet.noneOf(TransactionKind.class);
  private boolean interchange;

  /**
   * What was read so far, in the order of {@link TransactionKind}; never empty.
   *
   * @param problems of the file
   */
  public final Set<TransactionKind> kinds(List<Problem> problems) {
    if (!seen.isEmpty()) {
      return Collections.unmodifiableSet(EnumSet.copyOf(seen));
    }
    return interchange || problems.stream().anyMatch(p -> p.rule().equals("ISA"))
        ? EnumSet.of(TransactionKind.OTHER_X12)
        : EnumSet.of(TransactionKind.NOT_X12);
  }

  @Override
  public void interchange(Interchange read) {
    interchange = true;
  }

  @Override
  public boolean transaction(Transaction transaction) {
    seen.add(transaction.kind());
    return true;
  }

  @Override
  public void interchangeAcknowledgement(InterchangeAcknowledgement acknowledgement) {
    seen.add(TransactionKind.INTERCHANGE_ACKNOWLEDGEMENT_TA1);
  }
}
