package org.cobaltclaims.edi;

/**
 * What a file or transaction is, by its content (GS01, GS08, ST01), never by its name (DOMAIN 4.5).
 */
public enum TransactionKind {
  /** 005010X222: professional claims. */
  CLAIM_837P,
  /** 005010X221: remittance advice. */
  REMITTANCE_835,
  /** 005010X231: implementation acknowledgement. */
  ACKNOWLEDGEMENT_999,
  /** TA1 straight after the ISA: interchange acknowledgement. */
  INTERCHANGE_ACKNOWLEDGEMENT_TA1,
  /** 005010X214: claim acknowledgement. */
  CLAIM_ACKNOWLEDGEMENT_277CA,
  /** 005010X212 request: claim status inquiry. */
  STATUS_INQUIRY_276,
  /** 005010X212 response: claim status. */
  STATUS_RESPONSE_277,
  /** 005010X279 request: eligibility inquiry. */
  ELIGIBILITY_270,
  /** 005010X279 response: eligibility. */
  ELIGIBILITY_271,
  /** X12, but of a kind or version that Cobalt does not read; the problem says which. */
  OTHER_X12,
  /** No X12 at all, such as a clearinghouse's text report. */
  NOT_X12
}
