package org.cobaltclaims.transmission;

import java.util.EnumSet;
import java.util.Set;
import org.cobaltclaims.edi.Interchange;
import org.cobaltclaims.edi.TransactionKind;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement;
import org.cobaltclaims.edi.acknowledgement.InterchangeAcknowledgement;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What comes back before the remittance: TA1 and 999 about files, 277CA about claims (DOMAIN 4).
 * Every transaction of a file is worked in a database transaction of its own; worked again, it
 * changes nothing.
 */
@Service
class Acknowledgements implements InboundHandler {

  private final FileAnswers fileAnswers;
  private final ClaimAnswers claimAnswers;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;

  Acknowledgements(
      FileAnswers fileAnswers,
      ClaimAnswers claimAnswers,
      ApplicationEventPublisher events,
      TransactionTemplate transactions) {
    this.fileAnswers = fileAnswers;
    this.claimAnswers = claimAnswers;
    this.events = events;
    this.transactions = transactions;
  }

  @Override
  public Set<TransactionKind> kinds() {
    return EnumSet.of(
        TransactionKind.INTERCHANGE_ACKNOWLEDGEMENT_TA1,
        TransactionKind.ACKNOWLEDGEMENT_999,
        TransactionKind.CLAIM_ACKNOWLEDGEMENT_277CA);
  }

  @Override
  public Taking begin(ExchangeFile file) {
    return new TakingFile(file);
  }

  private final class TakingFile extends TakingAnswers {

    /** Null if the file did not come from a clearinghouse's folder: then any may have sent it. */
    private final @Nullable String clearinghouse;

    private boolean test;

    private TakingFile(ExchangeFile file) {
      super(file, events, transactions);
      clearinghouse = file.source().equals(DataFolder.INTAKE) ? null : file.source();
    }

    @Override
    public void interchange(Interchange interchange) {
      test = interchange.test();
    }

    @Override
    public void interchangeAcknowledgement(InterchangeAcknowledgement ta1) {
      boolean ofTest = test;
      inTransaction(() -> fileAnswers.take(ta1, clearinghouse, ofTest));
    }

    @Override
    public void implementationAcknowledgement(ImplementationAcknowledgement answer) {
      inTransaction(() -> fileAnswers.take(answer, clearinghouse));
    }

    @Override
    public void claimAcknowledgement(ClaimAcknowledgement answer) {
      inTransaction(() -> claimAnswers.take(answer));
    }
  }
}
