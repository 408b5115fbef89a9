package org.cobaltclaims.patient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A patient of a practice with their insurances in payer order. */
@Table("patient")
public final class Patient {

  @Id private final String id;
  @Version private @Nullable Integer lockVersion;
  private final String practice;
  private final @Nullable String identityDigest;
  private final String lastName;
  private final String firstName;
  private final String middleName;
  private final String suffix;
  private final @Nullable LocalDate birthDate;
  private final String gender;
  private boolean orderSet;
  private String recordNumber;

  @MappedCollection(idColumn = "patient_id", keyColumn = "ordinal")
  private final List<PatientCoverage> coverages;

  @PersistenceCreator
  Patient(
      String id,
      @Nullable Integer lockVersion,
      String practice,
      @Nullable String identityDigest,
      String lastName,
      String firstName,
      String middleName,
      String suffix,
      @Nullable LocalDate birthDate,
      String gender,
      boolean orderSet,
      String recordNumber,
      List<PatientCoverage> coverages) {
    this.id = id;
    this.lockVersion = lockVersion;
    this.practice = practice;
    this.identityDigest = identityDigest;
    this.lastName = lastName;
    this.firstName = firstName;
    this.middleName = middleName;
    this.suffix = suffix;
    this.birthDate = birthDate;
    this.gender = gender;
    this.orderSet = orderSet;
    this.recordNumber = recordNumber;
    this.coverages = new ArrayList<>(coverages);
  }

  static Patient registered(PatientIdentity identity) {
    return new Patient(
        UUID.randomUUID().toString(),
        null,
        identity.practice(),
        identity.digest(),
        identity.last(),
        identity.first(),
        identity.middle(),
        identity.suffix(),
        identity.birthDate(),
        identity.gender(),
        false,
        "",
        List.of());
  }

  /**
   * Takes over the coverages that a claim shows. The newest date of service sets the order, unless
   * a person has; what a claim shows besides is added behind. What a claim does not name is kept
   * behind too: only a person can say that it has ended.
   *
   * @param shown in payer order
   * @return whether anything changed
   */
  boolean show(List<PatientCoverage> shown) {
    List<PatientCoverage> before = List.copyOf(coverages);
    List<PatientCoverage> joined =
        shown.stream().map(c -> known(c).map(k -> k.joined(c)).orElse(c)).toList();
    boolean newest =
        !orderSet
            && coverages.stream()
                .noneMatch(
                    k -> shown.stream().anyMatch(c -> c.confirmedOn().isBefore(k.confirmedOn())));
    List<PatientCoverage> first = newest ? joined : before;
    List<PatientCoverage> then = newest ? before : joined;
    coverages.clear();
    for (PatientCoverage coverage : first) {
      coverages.add(joined.stream().filter(coverage::sameAs).findFirst().orElse(coverage));
    }
    for (PatientCoverage coverage : then) {
      if (known(coverage).isEmpty()) {
        coverages.add(coverage);
      }
    }
    return !coverages.equals(before);
  }

  /**
   * Takes over the coverages that a person has chosen for a visit. Where the chart has them all its
   * order stays: to leave one out, or to have another order for once, says nothing of coming
   * visits.
   *
   * @param chosen in payer order
   * @return whether anything changed
   */
  boolean use(List<PatientCoverage> chosen) {
    if (!chosen.stream().allMatch(c -> known(c).isPresent())) {
      return show(chosen);
    }
    List<PatientCoverage> before = List.copyOf(coverages);
    coverages.replaceAll(
        k -> chosen.stream().filter(k::sameAs).findFirst().map(k::joined).orElse(k));
    return !coverages.equals(before);
  }

  /**
   * A person says which coverages there are, and in which order.
   *
   * @param now each payer and member id once
   */
  public void insuredBy(List<PatientCoverage> now) {
    coverages.clear();
    coverages.addAll(now);
  }

  /**
   * A person sets the order of the coverages; from now on no claim changes it.
   *
   * @param now the same coverages
   */
  public void ordered(List<PatientCoverage> now) {
    insuredBy(now);
    orderSet = true;
  }

  /**
   * True if a person has set another order than that of a claim.
   *
   * @param shown the claim's coverages in payer order
   */
  public boolean isOrderedOtherwise(List<PatientCoverage> shown) {
    List<PatientCoverage> named =
        coverages.stream().filter(c -> shown.stream().anyMatch(c::sameAs)).toList();
    List<PatientCoverage> wanted =
        shown.stream().flatMap(c -> known(c).stream()).distinct().toList();
    return orderSet && !named.equals(wanted);
  }

  private Optional<PatientCoverage> known(PatientCoverage coverage) {
    return coverages.stream().filter(coverage::sameAs).findFirst();
  }

  public String id() {
    return id;
  }

  /** The id of the billing provider whose patient this is. */
  public String practice() {
    return practice;
  }

  public String lastName() {
    return lastName;
  }

  public String firstName() {
    return firstName;
  }

  public String middleName() {
    return middleName;
  }

  public String suffix() {
    return suffix;
  }

  public @Nullable LocalDate birthDate() {
    return birthDate;
  }

  /** F, M or U; empty if not known. */
  public String gender() {
    return gender;
  }

  /** Whether a person has set the order of the coverages. */
  public boolean isOrderSet() {
    return orderSet;
  }

  /** The practice's own number of the patient (REF*EA); empty if not known. */
  public String recordNumber() {
    return recordNumber;
  }

  /** The practice knows the patient under this number; empty for none. */
  public void numbered(String number) {
    recordNumber = number;
  }

  /** In payer order. */
  public List<PatientCoverage> coverages() {
    return List.copyOf(coverages);
  }

  @Nullable Integer lockVersion() {
    return lockVersion;
  }

  @Nullable String identityDigest() {
    return identityDigest;
  }
}
