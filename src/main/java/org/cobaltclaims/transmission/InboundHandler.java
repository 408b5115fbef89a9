package org.cobaltclaims.transmission;

import java.util.Set;
import org.cobaltclaims.edi.TransactionKind;
import org.cobaltclaims.edi.X12File;

/** Takes what a file holds. Whoever knows a kind of transaction implements it. */
public interface InboundHandler {

  /** The kinds that it takes, each of one handler only. */
  Set<TransactionKind> kinds();

  /**
   * Takes the file's transactions of these kinds. Called again with the same id after an
   * interruption, it does what is left; called outside of any transaction.
   *
   * @param fileId the exchange file
   * @param file all that it holds; of other kinds too
   * @return what became of them
   */
  Fate handle(String fileId, X12File file);
}
