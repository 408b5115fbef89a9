package org.cobaltclaims.edi.status;

import java.util.List;
import java.util.function.Consumer;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Problems;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.status.StatusResponse.ClaimStatus;

/** Reads a 277. */
public final class StatusResponseReader extends StatusTree<ClaimStatus> {
  private final Transaction transaction;
  private final Consumer<StatusResponse> consumer;

  public StatusResponseReader(
      Transaction transaction, Problems problems, Consumer<StatusResponse> consumer) {
    super(new Fields(problems), true);
    this.transaction = transaction;
    this.consumer = consumer;
  }

  @Override
  ClaimReader<ClaimStatus> claim(Segment trn, String loop, String lineLoop) {
    return new ClaimStatusReader(trn, loop, lineLoop, fields);
  }

  @Override
  void finish(Beginning beginning, List<InformationSource<ClaimStatus>> sources) {
    consumer.accept(
        new StatusResponse(
            transaction.envelope(), transaction.controlNumber(), beginning, sources));
  }
}
