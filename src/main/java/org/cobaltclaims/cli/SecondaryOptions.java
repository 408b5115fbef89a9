package org.cobaltclaims.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the command line says about the next payer, and what a person decided about the claims. */
final class SecondaryOptions {

  @Option(
      names = "--payer",
      paramLabel = "ID",
      description =
          "only claims whose next payer has this id (2330B NM109); with --member the next payer of"
              + " claims that announce none, or another")
  private @Nullable String payer;

  @Mixin private NamedCoverage named = new NamedCoverage();

  @Option(
      names = "--bypass",
      paramLabel = "ID",
      description =
          "skip the prior payer with this id (AMT*A8): by this you confirm that the next payer's"
              + " policy allows it for all services of the claims")
  private @Nullable String bypass;

  @Option(
      names = "--replaces",
      paramLabel = "ICN",
      description =
          "the claim takes the place of one that the next payer has decided under this control"
              + " number (frequency 7)",
      defaultValue = "")
  private String replaces = "";

  @Option(
      names = "--delay-reason",
      paramLabel = "CODE",
      description = "why the claim is late (CLM20); 7 is third-party processing",
      defaultValue = "")
  private String delayReason = "";

  @Option(
      names = "--send-anyway",
      description = "also where the payer before forwarded the claim, or a denial should be fixed")
  private boolean sendAnyway;

  @Option(
      names = "--same-payer-suffix",
      paramLabel = "TEXT",
      description = "put behind the payer id of an earlier plan where two plans have the same",
      defaultValue = "")
  private String samePayerSuffix = "";

  @Option(
      names = "--no-eaf",
      description = "for a payer that does not want AMT*EAF, what remains to be paid")
  private boolean noEaf;

  @Option(
      names = "--no-prior-icn",
      description = "for a payer that does not want the prior payer's control number (REF*F8)")
  private boolean noPriorControlNumber;

  @Option(
      names = "--no-taxonomy",
      description = "for a payer that does not want the billing provider's taxonomy (PRV*BI)")
  private boolean noTaxonomy;

  private boolean paper;

  /** The claims are printed, so they need not be such as can be told electronically. */
  void onPaper() {
    paper = true;
  }

  boolean paper() {
    return paper;
  }

  /** The next payer's id; null if any will do. */
  @Nullable String payer() {
    return payer;
  }

  /** The next payer where a claim announces none. */
  NamedCoverage named() {
    return named;
  }

  /** The id of the prior payer to be skipped; null if none is. */
  @Nullable String bypass() {
    return bypass;
  }

  /** The next payer's control number of the claim that is replaced; empty for a new claim. */
  String replaces() {
    return replaces;
  }

  /** CLM20; empty for the claim's own. */
  String delayReason() {
    return delayReason;
  }

  boolean sendAnyway() {
    return sendAnyway;
  }

  String samePayerSuffix() {
    return samePayerSuffix;
  }

  boolean eaf() {
    return !noEaf;
  }

  boolean priorControlNumber() {
    return !noPriorControlNumber;
  }

  boolean taxonomy() {
    return !noTaxonomy;
  }
}
