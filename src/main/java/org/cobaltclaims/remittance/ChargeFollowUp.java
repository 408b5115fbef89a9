package org.cobaltclaims.remittance;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.cobaltclaims.claim.ChargeCorrected;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ledger follows a corrected charge: the payer that is billed again is asked for it. */
@Component
class ChargeFollowUp {

  private static final String REASON = "CHARGE_CORRECTED";

  private final Ledger ledger;

  ChargeFollowUp(Ledger ledger) {
    this.ledger = ledger;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void corrected(ChargeCorrected corrected) {
    List<LedgerEntry> entries = new ArrayList<>();
    new TreeMap<>(corrected.differences())
        .forEach(
            (line, more) -> {
              entries.add(new LedgerEntry(Bucket.CHARGE, 0, line, more.negated(), REASON, 0));
              entries.add(
                  new LedgerEntry(Bucket.PAYER_OPEN, corrected.level(), line, more, REASON, 0));
            });
    String id = "CHARGE-" + corrected.familyId();
    ledger.post(id + "-" + (ledger.occurrences(id) + 1), corrected.familyId(), entries);
  }
}
