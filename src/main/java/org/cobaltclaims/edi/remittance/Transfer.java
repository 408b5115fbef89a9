package org.cobaltclaims.edi.remittance;

/**
 * The banks and accounts of an electronic payment; each is empty where it does not apply.
 *
 * @param format BPR05: CCP, CTX
 * @param senderBankQualifier BPR06
 * @param senderBank BPR07
 * @param senderAccountQualifier BPR08
 * @param senderAccount BPR09
 * @param originatingCompany BPR10
 * @param originatingSupplement BPR11
 * @param receiverBankQualifier BPR12
 * @param receiverBank BPR13
 * @param receiverAccountQualifier BPR14
 * @param receiverAccount BPR15
 */
public record Transfer(
    String format,
    String senderBankQualifier,
    String senderBank,
    String senderAccountQualifier,
    String senderAccount,
    String originatingCompany,
    String originatingSupplement,
    String receiverBankQualifier,
    String receiverBank,
    String receiverAccountQualifier,
    String receiverAccount) {

  /** No electronic payment. */
  public static final Transfer NONE = new Transfer("", "", "", "", "", "", "", "", "", "", "");
}
