package org.cobaltclaims.practice;

import java.util.List;

/**
 * The switches of a payer while they are being set, from those that hold where nobody says
 * otherwise; what they mean says {@link PayerProfile}.
 */
final class PayerSwitches {

  private final String payerId;
  private final String name;
  List<String> aliases = List.of();
  String filingIndicator = "CI";
  String clearinghouse = "";
  PayerProfile.Channel primaryChannel = PayerProfile.Channel.ELECTRONIC;
  PayerProfile.Channel secondaryChannel = PayerProfile.Channel.ELECTRONIC;
  boolean acceptsElectronicCob = true;
  int maxPriorPayersElectronic = 9;
  boolean billZeroBalance = false;
  boolean sendEaf = true;
  boolean sendPriorPayerControlNumber = true;
  boolean sendTaxonomy = true;
  boolean requiresTaxonomy = false;
  String memberIdPattern = "";
  boolean acceptsReplacement = true;
  boolean replacesStaleClaims = false;
  int appealDays = 180;
  int appealLevels = 2;
  int appealAnswerDays = 60;
  boolean outOfNetwork = false;
  boolean oonBalanceBillable = false;
  boolean autoCrossover = false;
  int crossoverWaitDays = 30;
  int expectedPayDays = 30;
  int acknowledgementDays = 3;
  int fileAnswerDays = 2;
  int receiptDays = 2;
  int statusInquiryDays = 0;
  int secondaryInquiryDays = 30;
  boolean answersInquiries = true;
  int primaryFilingDays = 365;
  int secondaryFilingDays = 90;
  PayerProfile.FilingBasis secondaryFilingBasis = PayerProfile.FilingBasis.PRIMARY_EOB_DATE;
  String samePayerSuffix = "";
  boolean capitated = false;
  List<String> claimsAddress = List.of();
  int expectedPaperPayDays = 45;
  PayerProfile.AmountPaid paperAmountPaid = PayerProfile.AmountPaid.ALL;
  boolean paperSaysSame = false;
  boolean paperSaysContinued = false;
  Automation.Filing fileWhenComplete = Automation.Filing.AUTOMATIC;
  Automation.SecondaryFiling secondary = Automation.SecondaryFiling.AUTOMATIC;
  String phone = "";
  String portalLink = "";

  /** Everything as it is for a payer that nobody has described. */
  PayerSwitches(String payerId, String name) {
    this.payerId = payerId;
    this.name = name;
  }

  static PayerSwitches of(PayerProfile from) {
    PayerSwitches to = new PayerSwitches(from.payerId(), from.name());
    to.aliases = from.aliases();
    to.filingIndicator = from.filingIndicator();
    to.clearinghouse = from.clearinghouse();
    to.primaryChannel = from.primaryChannel();
    to.secondaryChannel = from.secondaryChannel();
    to.acceptsElectronicCob = from.acceptsElectronicCob();
    to.maxPriorPayersElectronic = from.maxPriorPayersElectronic();
    to.billZeroBalance = from.billZeroBalance();
    to.sendEaf = from.sendEaf();
    to.sendPriorPayerControlNumber = from.sendPriorPayerControlNumber();
    to.sendTaxonomy = from.sendTaxonomy();
    to.requiresTaxonomy = from.requiresTaxonomy();
    to.memberIdPattern = from.memberIdPattern();
    to.acceptsReplacement = from.acceptsReplacement();
    to.replacesStaleClaims = from.replacesStaleClaims();
    to.appealDays = from.appealDays();
    to.appealLevels = from.appealLevels();
    to.appealAnswerDays = from.appealAnswerDays();
    to.outOfNetwork = from.outOfNetwork();
    to.oonBalanceBillable = from.oonBalanceBillable();
    to.autoCrossover = from.autoCrossover();
    to.crossoverWaitDays = from.crossoverWaitDays();
    to.expectedPayDays = from.expectedPayDays();
    to.acknowledgementDays = from.acknowledgementDays();
    to.fileAnswerDays = from.fileAnswerDays();
    to.receiptDays = from.receiptDays();
    to.statusInquiryDays = from.statusInquiryDays();
    to.secondaryInquiryDays = from.secondaryInquiryDays();
    to.answersInquiries = from.answersInquiries();
    to.primaryFilingDays = from.primaryFilingDays();
    to.secondaryFilingDays = from.secondaryFilingDays();
    to.secondaryFilingBasis = from.secondaryFilingBasis();
    to.samePayerSuffix = from.samePayerSuffix();
    to.capitated = from.capitated();
    to.claimsAddress = from.claimsAddress();
    to.expectedPaperPayDays = from.expectedPaperPayDays();
    to.paperAmountPaid = from.paperAmountPaid();
    to.paperSaysSame = from.paperSaysSame();
    to.paperSaysContinued = from.paperSaysContinued();
    to.fileWhenComplete = from.fileWhenComplete();
    to.secondary = from.secondary();
    to.phone = from.phone();
    to.portalLink = from.portalLink();
    return to;
  }

  PayerProfile set() {
    return new PayerProfile(
        payerId,
        name,
        aliases,
        filingIndicator,
        clearinghouse,
        primaryChannel,
        secondaryChannel,
        acceptsElectronicCob,
        maxPriorPayersElectronic,
        billZeroBalance,
        sendEaf,
        sendPriorPayerControlNumber,
        sendTaxonomy,
        requiresTaxonomy,
        memberIdPattern,
        acceptsReplacement,
        replacesStaleClaims,
        appealDays,
        appealLevels,
        appealAnswerDays,
        outOfNetwork,
        oonBalanceBillable,
        autoCrossover,
        crossoverWaitDays,
        expectedPayDays,
        acknowledgementDays,
        fileAnswerDays,
        receiptDays,
        statusInquiryDays,
        secondaryInquiryDays,
        answersInquiries,
        primaryFilingDays,
        secondaryFilingDays,
        secondaryFilingBasis,
        samePayerSuffix,
        capitated,
        claimsAddress,
        expectedPaperPayDays,
        paperAmountPaid,
        paperSaysSame,
        paperSaysContinued,
        fileWhenComplete,
        secondary,
        phone,
        portalLink);
  }
}
