package org.cobaltclaims.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.InsertOnlyProperty;
import org.springframework.data.relational.core.mapping.MappedCollection;

/** What is kept and known of a payer claim; what may happen to it is {@link PayerClaim}'s. */
public abstract sealed class PayerClaimRecord permits PayerClaim {

  @Id final String id;
  @Version private @Nullable Integer lockVersion;
  final String familyId;
  final int level;
  @InsertOnlyProperty final LocalDate serviceFrom;
  String payerId;
  PayerClaimState state;
  @Nullable Outcome outcome;
  @Nullable String icn;
  Origin origin;
  @Nullable LocalDate acceptedOn;
  @Nullable LocalDate adjudicatedOn;
  @Nullable LocalDate crossoverDue;
  @Nullable String closedReason;
  @Nullable String delayReason;
  @Nullable String nextFrequency;
  boolean replaceOnceAnswered;
  @Nullable String passedBy;
  @Nullable DenialWait denialWait;
  @Nullable LocalDate denialDue;

  @MappedCollection(idColumn = "payer_claim_id", keyColumn = "ordinal")
  final List<ClaimVersion> versions;

  /** The versions as the database has them. */
  @Transient private List<ClaimVersion> storedVersions;

  PayerClaimRecord(
      String id,
      @Nullable Integer lockVersion,
      String familyId,
      int level,
      LocalDate serviceFrom,
      String payerId,
      PayerClaimState state,
      @Nullable Outcome outcome,
      @Nullable String icn,
      Origin origin,
      @Nullable LocalDate acceptedOn,
      @Nullable LocalDate adjudicatedOn,
      @Nullable LocalDate crossoverDue,
      @Nullable String closedReason,
      @Nullable String delayReason,
      @Nullable String nextFrequency,
      boolean replaceOnceAnswered,
      @Nullable String passedBy,
      @Nullable DenialWait denialWait,
      @Nullable LocalDate denialDue,
      List<ClaimVersion> versions) {
    this.id = id;
    this.lockVersion = lockVersion;
    this.familyId = familyId;
    this.level = level;
    this.serviceFrom = serviceFrom;
    this.payerId = payerId;
    this.state = state;
    this.outcome = outcome;
    this.icn = icn;
    this.origin = origin;
    this.acceptedOn = acceptedOn;
    this.adjudicatedOn = adjudicatedOn;
    this.crossoverDue = crossoverDue;
    this.closedReason = closedReason;
    this.delayReason = delayReason;
    this.nextFrequency = nextFrequency;
    this.replaceOnceAnswered = replaceOnceAnswered;
    this.passedBy = passedBy;
    this.denialWait = denialWait;
    this.denialDue = denialDue;
    this.versions = new ArrayList<>(versions);
    this.storedVersions = lockVersion == null ? List.of() : List.copyOf(versions);
  }

  /** True if it is to be replaced as soon as the payer has answered. */
  public boolean isReplacedOnceAnswered() {
    return replaceOnceAnswered;
  }

  /** True if its next version takes the place of what the payer has, or voids it. */
  public boolean isReplacement() {
    return nextFrequency != null && !nextFrequency.equals("1");
  }

  /** True if a person lets it pass the gate. */
  public boolean isPassed() {
    return passedBy != null;
  }

  /** True if it waits for the payer before to correct itself, or may be looked at anew by now. */
  public boolean isCancelled() {
    return state == PayerClaimState.CLOSED && PayerClaim.PRIOR_REVERSED.equals(closedReason);
  }

  /** True if its payer is skipped, because a later one's policy allows it (DOMAIN 2.8). */
  public boolean isSkipped() {
    return state == PayerClaimState.CLOSED && PayerClaim.SKIPPED.equals(closedReason);
  }

  /** The control number that the next version will bear. */
  public ControlNumber nextControlNumber() {
    return new ControlNumber(familyId, level, (char) ('A' + versions.size()));
  }

  /** The newest version; there is one as soon as the claim was queued. */
  public ClaimVersion currentVersion() {
    return versions.getLast();
  }

  public boolean hasVersion() {
    return !versions.isEmpty();
  }

  /** True if the payer's decision is known, whatever became of it. */
  public boolean decided() {
    return state == PayerClaimState.ADJUDICATED
        || state == PayerClaimState.CROSSED_OVER
        || state == PayerClaimState.WRITTEN_OFF;
  }

  public String id() {
    return id;
  }

  public String familyId() {
    return familyId;
  }

  public int level() {
    return level;
  }

  /** The first day of service, as it was when the claim was opened; lists are sorted by it. */
  LocalDate serviceFrom() {
    return serviceFrom;
  }

  public String payerId() {
    return payerId;
  }

  public PayerClaimState state() {
    return state;
  }

  public @Nullable Outcome outcome() {
    return outcome;
  }

  /** The payer's newest control number for this claim; null if not known. */
  public @Nullable String icn() {
    return icn;
  }

  public Origin origin() {
    return origin;
  }

  public @Nullable LocalDate acceptedOn() {
    return acceptedOn;
  }

  public @Nullable LocalDate adjudicatedOn() {
    return adjudicatedOn;
  }

  public @Nullable LocalDate crossoverDue() {
    return crossoverDue;
  }

  /** Why it will not be billed; null unless closed. */
  public @Nullable String closedReason() {
    return closedReason;
  }

  /** CLM20 of its next version; empty if none. */
  public String delayReason() {
    return delayReason == null ? "" : delayReason;
  }

  /** CLM05-3 that a person chose for the next version; null for an original. */
  public @Nullable String nextFrequency() {
    return nextFrequency;
  }

  /** What the work on its denial waits for; null if it does not wait. */
  public @Nullable DenialWait denialWait() {
    return denialWait;
  }

  /** When a person is asked again about its denial; null if it does not wait. */
  public @Nullable LocalDate denialDue() {
    return denialDue;
  }

  public List<ClaimVersion> versions() {
    return List.copyOf(versions);
  }

  @Nullable Integer lockVersion() {
    return lockVersion;
  }

  List<ClaimVersion> storedVersions() {
    return storedVersions;
  }

  /** The database has its next version, too. */
  void versionRead(ClaimVersion version) {
    versions.add(version);
    storedVersions = versions();
  }

  /** The database has it as it is now. */
  void stored() {
    lockVersion = lockVersion == null ? 0 : lockVersion + 1;
    storedVersions = versions();
  }
}
