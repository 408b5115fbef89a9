package org.cobaltclaims.transmission;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskNeeded;
import org.cobaltclaims.edi.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the answers that stand in one file, each in a database transaction of its own. What answers
 * nothing of ours, or what we do not know any more, a person sees when the file is over.
 */
abstract class TakingAnswers implements InboundHandler.Taking {

  private final String fileId;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final List<String> unknown = new ArrayList<>();

  TakingAnswers(
      ExchangeFile file, ApplicationEventPublisher events, TransactionTemplate transactions) {
    this.fileId = file.id();
    this.events = events;
    this.transactions = transactions;
  }

  final String fileId() {
    return fileId;
  }

  /**
   * Takes an answer.
   *
   * @param answer returns what cannot be related to anything of ours; is called again where another
   *     transaction got in its way
   */
  final void inTransaction(Supplier<List<String>> answer) {
    unknown.addAll(Repeating.inTransaction(transactions, answer));
  }

  /** Something that cannot be related to anything of ours. */
  final void unknown(String what) {
    unknown.add(what);
  }

  @Override
  public final Fate finish(List<Problem> problems) {
    if (unknown.isEmpty()) {
      return Fate.taken();
    }
    transactions.executeWithoutResult(
        status ->
            events.publishEvent(
                new TaskNeeded(TaskKind.UNREADABLE_FILE, fileId, null, "UNKNOWN_REFERENCE")));
    return Fate.of(Fate.Kind.PARTLY, String.join("\n", unknown));
  }
}
