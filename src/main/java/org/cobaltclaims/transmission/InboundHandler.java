package org.cobaltclaims.transmission;

import java.util.List;
import java.util.Set;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.TransactionKind;
import org.cobaltclaims.edi.X12Handler;

/** Takes what a file holds. Whoever knows a kind of transaction implements it. */
public interface InboundHandler {

  /** The kinds that it takes, each of one handler only. */
  Set<TransactionKind> kinds();

  /**
   * Begins with a file that holds such transactions. Begun again with the same one after an
   * interruption, it does what is left; called outside of any transaction.
   */
  Taking begin(ExchangeFile file);

  /**
   * Takes one file as it is read, so that a large one fits: what it is given of its kinds it uses
   * at once or in pieces of its own choice. Interchanges come, too, if one of its transactions
   * stands in them.
   */
  interface Taking extends X12Handler {
    /**
     * The file is over.
     *
     * @param problems all that was found in it, of other kinds too; bounded
     * @return what became of its transactions of these kinds
     */
    Fate finish(List<Problem> problems);
  }
}
