package org.cobaltclaims.portal.web;

import org.cobaltclaims.practice.Payers;
import org.springframework.stereotype.Component;

/** Payers by the names that patients know; templates call it {@code @payerNames}. */
@Component("payerNames")
public class PayerNames {

  private final Payers payers;

  PayerNames(Payers payers) {
    this.payers = payers;
  }

  /** The name of a payer. */
  public String of(String payerId) {
    return payers.profile(payerId).name();
  }
}
