package org.cobaltclaims.claim;

import java.time.LocalDate;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** One visit's bill for all payers. */
@Table("claim_family")
public final class ClaimFamily {

  @Id private final String id;
  @Version private @Nullable Integer lockVersion;
  private final String practiceClaim;
  private final String patientId;
  private FamilyState state;
  private Money chargeCents;
  private LocalDate serviceFrom;
  private LocalDate serviceTo;
  private ClaimContent content;
  private final LocalDate openedOn;
  private @Nullable String holdReason;
  private @Nullable String heldBy;

  @PersistenceCreator
  ClaimFamily(
      String id,
      @Nullable Integer lockVersion,
      String practiceClaim,
      String patientId,
      FamilyState state,
      Money chargeCents,
      LocalDate serviceFrom,
      LocalDate serviceTo,
      ClaimContent content,
      LocalDate openedOn,
      @Nullable String holdReason,
      @Nullable String heldBy) {
    this.id = id;
    this.lockVersion = lockVersion;
    this.practiceClaim = practiceClaim;
    this.patientId = patientId;
    this.state = state;
    this.chargeCents = chargeCents;
    this.serviceFrom = serviceFrom;
    this.serviceTo = serviceTo;
    this.content = content;
    this.openedOn = openedOn;
    this.holdReason = holdReason;
    this.heldBy = heldBy;
  }

  /**
   * A new family.
   *
   * @param id ten characters, DOMAIN 1.8
   * @param practiceClaim the practice's own CLM01
   */
  public static ClaimFamily open(
      String id, String practiceClaim, String patientId, ClaimContent content, LocalDate on) {
    return new ClaimFamily(
        id,
        null,
        practiceClaim,
        patientId,
        FamilyState.OPEN,
        content.charge(),
        from(content),
        to(content),
        content,
        on,
        null,
        null);
  }

  private static LocalDate from(ClaimContent content) {
    return content.lines().stream()
        .map(ServiceLine::serviceFrom)
        .min(LocalDate::compareTo)
        .orElseThrow();
  }

  private static LocalDate to(ClaimContent content) {
    return content.lines().stream()
        .map(ServiceLine::serviceTo)
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  /**
   * What was wrong in it has been corrected; versions that were sent say what they said. Where the
   * charge differs, the ledger has to follow ({@link ChargeCorrected}).
   */
  public void corrected(ClaimContent newContent) {
    content = newContent;
    chargeCents = newContent.charge();
    serviceFrom = from(newContent);
    serviceTo = to(newContent);
  }

  /** Moves the family to the state that its claims and ledger imply. */
  public void settle(FamilyState implied) {
    state = implied;
  }

  /**
   * Nothing of it leaves until it is released.
   *
   * @param why for whoever wonders; no PHI
   */
  public void hold(String why, String by) {
    holdReason = why;
    heldBy = by;
  }

  /** It goes on. */
  public void release() {
    holdReason = null;
    heldBy = null;
  }

  public boolean isOnHold() {
    return holdReason != null;
  }

  /** Why nothing of it leaves; null if it is not on hold. */
  public @Nullable String holdReason() {
    return holdReason;
  }

  /** Who put it on hold; null if nobody did. */
  public @Nullable String heldBy() {
    return heldBy;
  }

  public String id() {
    return id;
  }

  /** The practice's own claim number, the CLM01 that came in. */
  public String practiceClaim() {
    return practiceClaim;
  }

  public String patientId() {
    return patientId;
  }

  public FamilyState state() {
    return state;
  }

  public Money charge() {
    return chargeCents;
  }

  public LocalDate serviceFrom() {
    return serviceFrom;
  }

  public LocalDate serviceTo() {
    return serviceTo;
  }

  public ClaimContent content() {
    return content;
  }

  public LocalDate openedOn() {
    return openedOn;
  }

  @Nullable Integer lockVersion() {
    return lockVersion;
  }
}
