package org.cobaltclaims.remittance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.TransactionKind;
import org.cobaltclaims.edi.remittance.Remittance;
import org.cobaltclaims.edi.remittance.RemittanceHandler;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.DuplicateKeys;
import org.cobaltclaims.remittance.RemittanceHeader;
import org.cobaltclaims.remittance.RemittanceIntake;
import org.cobaltclaims.remittance.RemittanceState;
import org.cobaltclaims.transmission.EraRelay;
import org.cobaltclaims.transmission.ExchangeFile;
import org.cobaltclaims.transmission.Fate;
import org.cobaltclaims.transmission.InboundHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes 835s as they are read: stores each transaction once and gives the practice's own system its
 * copy.
 */
@Component
class RemittanceInbound implements InboundHandler {

  /** Payments that go to the database at once. */
  private static final int AT_ONCE = 500;

  /** Claims that cannot be used, named one by one. */
  private static final int NAMED = 100;

  private final RemittanceIntake remittances;
  private final EraRelay relay;
  private final Clock clock;

  RemittanceInbound(RemittanceIntake remittances, EraRelay relay, Clock clock) {
    this.remittances = remittances;
    this.relay = relay;
    this.clock = clock;
  }

  @Override
  public Set<TransactionKind> kinds() {
    return Set.of(TransactionKind.REMITTANCE_835);
  }

  @Override
  public Taking begin(ExchangeFile file) {
    return new TakingFile(file.id());
  }

  private final class TakingFile implements Taking {
    private final String fileId;
    private final List<String> reasons = new ArrayList<>();
    private int unnamed;
    private int transactions;
    private int duplicates;

    private TakingFile(String fileId) {
      this.fileId = fileId;
    }

    @Override
    public RemittanceHandler remittancePieces(Transaction transaction) {
      transactions++;
      return new TakingTransaction(this, transactions);
    }

    private void unusable(int transaction, PaymentMapping.Unusable claim) {
      if (reasons.size() < NAMED) {
        reasons.add(
            "transaction %d, segment %d: %s"
                .formatted(transaction, claim.segment(), claim.reason()));
      } else {
        unnamed++;
      }
    }

    private void duplicate(int transaction) {
      duplicates++;
      reasons.add("transaction " + transaction + ": was received before, nothing of it is posted");
    }

    @Override
    public Fate finish(List<Problem> problems) {
      relay.copy(fileId);
      if (unnamed > 0) {
        reasons.add("and " + unnamed + " claims more that cannot be used");
      }
      String reason = String.join("\n", reasons);
      if (duplicates > 0 && duplicates == transactions) {
        return Fate.of(Fate.Kind.DUPLICATE, reason);
      }
      return reasons.isEmpty() ? Fate.taken() : Fate.of(Fate.Kind.PARTLY, reason);
    }
  }

  /** One transaction on its way to the database. */
  private final class TakingTransaction implements RemittanceHandler {
    private final TakingFile file;
    private final int ordinal;
    private final LocalDate today = LocalDate.now(clock);
    private LocalDate adjudicated = today;
    private RemittanceIntake.@Nullable Begun begun;
    private DuplicateKeys.@Nullable NonPayment nonPayment;
    private final List<ClaimPayment> payments = new ArrayList<>();
    private int stored;
    private final List<RemittanceHeader.ProviderAdjustment> adjustments = new ArrayList<>();

    private TakingTransaction(TakingFile file, int ordinal) {
      this.file = file;
      this.ordinal = ordinal;
    }

    @Override
    public void heading(Remittance heading) {
      adjudicated = PaymentMapping.adjudicated(heading, today);
      RemittanceHeader header = PaymentMapping.header(heading);
      String key = null;
      LocalDate date = header.paymentDate();
      if (header.method().equals("NON") || date == null) {
        nonPayment = DuplicateKeys.nonPayment(header.payerTaxId(), header.trace());
        nonPayment.add(StoredJson.write(header));
      } else {
        key =
            DuplicateKeys.transaction(
                header.payerTaxId(), header.trace(), header.paid(), date, header.payeeId());
      }
      begun = remittances.begin(file.fileId, ordinal, header, key);
      if (begun.state() == RemittanceState.DUPLICATE) {
        file.duplicate(ordinal);
      }
    }

    @Override
    public void payment(Remittance.ClaimPayment claim) {
      PaymentMapping.Unusable fault = PaymentMapping.fault(claim);
      if (fault != null) {
        file.unusable(ordinal, fault);
        return;
      }
      if (begun == null || !begun.wanted()) {
        return;
      }
      ClaimPayment payment = PaymentMapping.payment(claim, "", adjudicated);
      if (nonPayment != null) {
        nonPayment.add(StoredJson.write(payment));
      }
      payments.add(payment);
      if (payments.size() == AT_ONCE) {
        store(begun);
      }
    }

    private void store(RemittanceIntake.Begun to) {
      remittances.add(to, stored, payments);
      stored += payments.size();
      payments.clear();
    }

    @Override
    public void unreadable(Origin clp) {
      file.unusable(ordinal, PaymentMapping.unreadable(clp));
    }

    @Override
    public void providerAdjustment(Remittance.ProviderAdjustment adjustment) {
      adjustments.add(PaymentMapping.providerAdjustment(adjustment));
    }

    @Override
    public void end() {
      if (begun == null || !begun.wanted()) {
        return;
      }
      store(begun);
      if (nonPayment != null) {
        adjustments.forEach(adjustment -> nonPayment.add(StoredJson.write(adjustment)));
      }
      String key = nonPayment == null ? null : nonPayment.key();
      if (remittances.end(begun, key, adjustments) == RemittanceState.DUPLICATE) {
        file.duplicate(ordinal);
      }
    }
  }
}
