package org.cobaltclaims.remittance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.edi.TransactionKind;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.remittance.Remittance;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.DuplicateKeys;
import org.cobaltclaims.remittance.RemittanceHeader;
import org.cobaltclaims.remittance.RemittanceState;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.transmission.EraRelay;
import org.cobaltclaims.transmission.Fate;
import org.cobaltclaims.transmission.InboundHandler;
import org.springframework.stereotype.Component;

/** Takes 835s: stores each transaction once and gives the practice's own system its copy. */
@Component
class RemittanceInbound implements InboundHandler {

  private final Remittances remittances;
  private final EraRelay relay;
  private final Clock clock;

  RemittanceInbound(Remittances remittances, EraRelay relay, Clock clock) {
    this.remittances = remittances;
    this.relay = relay;
    this.clock = clock;
  }

  @Override
  public Set<TransactionKind> kinds() {
    return Set.of(TransactionKind.REMITTANCE_835);
  }

  @Override
  public Fate handle(String fileId, X12File file) {
    List<String> reasons = new ArrayList<>();
    int ordinal = 0;
    int duplicates = 0;
    for (Remittance remittance : file.remittances()) {
      ordinal++;
      RemittanceHeader header = PaymentMapping.header(remittance);
      PaymentMapping.Mapped mapped = PaymentMapping.payments(remittance, "", LocalDate.now(clock));
      int number = ordinal;
      mapped
          .unusable()
          .forEach(
              claim ->
                  reasons.add(
                      "transaction %d, segment %d: %s"
                          .formatted(number, claim.segment(), claim.reason())));
      String id =
          remittances.receive(
              fileId, ordinal, key(header, mapped.payments()), header, mapped.payments());
      if (remittances.remittance(id).state() == RemittanceState.DUPLICATE) {
        duplicates++;
        reasons.add("transaction " + ordinal + ": was received before, nothing of it is posted");
      }
    }
    relay.copy(fileId);
    if (duplicates > 0 && duplicates == ordinal) {
      return Fate.of(Fate.Kind.DUPLICATE, String.join("\n", reasons));
    }
    return reasons.isEmpty() ? Fate.taken() : Fate.of(Fate.Kind.PARTLY, String.join("\n", reasons));
  }

  /**
   * The same transaction wherever it appears; without money its trace may be a filler (DOMAIN 3.8).
   */
  private static String key(RemittanceHeader header, List<ClaimPayment> payments) {
    LocalDate date = header.paymentDate();
    if (header.method().equals("NON") || date == null) {
      return DuplicateKeys.nonPayment(
          header.payerTaxId(),
          header.trace(),
          StoredJson.write(header) + StoredJson.write(payments));
    }
    return DuplicateKeys.transaction(
        header.payerTaxId(), header.trace(), header.paid(), date, header.payeeId());
  }
}
