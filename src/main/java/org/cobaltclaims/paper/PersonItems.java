package org.cobaltclaims.paper;

import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.Patient;
import org.cobaltclaims.coordination.BilledClaim;

/** The payer's address and items 1 to 9d and 11 to 13: the patient and the policies. */
final class PersonItems {

  private static final String SAME = "SAME";
  private static final String ON_FILE = "SIGNATURE ON FILE";

  /** CLM09 and OI06: the patient's consent is there, signed or by law. */
  private static final Set<String> RELEASED = Set.of("Y", "I");

  private static final List<Box> ADDRESS =
      List.of(Box.ADDRESS_1, Box.ADDRESS_2, Box.ADDRESS_3, Box.ADDRESS_4);

  private final SheetFiller form;
  private final FormFacts facts;
  private final ClaimContent content;
  private final Policies policies;

  PersonItems(SheetFiller form, FormFacts facts, BilledClaim claim, Policies policies) {
    this.form = form;
    this.facts = facts;
    this.content = claim.content();
    this.policies = policies;
  }

  void fill() {
    payerAddress();
    kind();
    patient();
    insured();
    otherInsured();
    group();
    signatures();
  }

  private void payerAddress() {
    Coverage destination = policies.destination();
    List<String> lines = MailingAddress.of(destination, facts.payer());
    for (int i = 0; i < lines.size(); i++) {
      form.put(ADDRESS.get(i), lines.get(i), i == 0 ? "2010BB NM103" : "the payer's address");
    }
    if (lines.size() < 2) {
      form.warn(
          "address",
          "payer %s has no claims address: give it in practice.yml (claimsAddress)"
              .formatted(destination.payerId()));
    }
  }

  private void kind() {
    Coverage destination = policies.destination();
    Box box =
        switch (destination.filingIndicator()) {
          case "MA", "MB" -> Box.KIND_MEDICARE;
          case "MC" -> Box.KIND_MEDICAID;
          case "CH" -> Box.KIND_TRICARE;
          case "VA" -> Box.KIND_CHAMPVA;
          case "AM", "LM", "WC", "TV", "OF" -> Box.KIND_OTHER;
          default -> destination.groupNumber().isEmpty() ? Box.KIND_OTHER : Box.KIND_GROUP;
        };
    form.check(box, "2000B SBR09");
    form.put(
        Box.INSURED_ID,
        policies.medicare()
            ? PrintText.bare(destination.memberId())
            : PrintText.plain(destination.memberId()),
        "2010BA NM109");
    if (destination.memberId().isEmpty()) {
      form.block("1a", 0, "item 1a: the insured has no id at payer " + destination.payerId());
    }
  }

  private void patient() {
    Patient patient = content.patient();
    name(Box.PATIENT_NAME, patient.name(), "2010CA NM103");
    if (patient.birthDate() == null) {
      form.block("3", 0, "item 3: the patient's date of birth is missing");
    } else {
      form.date(
          patient.birthDate(), Box.BIRTH_MONTH, Box.BIRTH_DAY, Box.BIRTH_YEAR, "2010CA DMG02");
    }
    gender(patient.gender(), Box.MALE, Box.FEMALE, "2010CA DMG03");
    Address address = patient.address();
    if (address == null) {
      form.block("5", 0, "item 5: the patient's address is missing");
    } else {
      form.put(Box.PATIENT_STREET, PrintText.street(address), "2010CA N301");
      form.put(Box.PATIENT_CITY, PrintText.plain(address.city()), "2010CA N401");
      form.put(Box.PATIENT_STATE, PrintText.plain(address.state()), "2010CA N402");
      form.put(Box.PATIENT_ZIP, PrintText.zip(address), "2010CA N403");
    }
  }

  private void insured() {
    Coverage insured = policies.insured();
    if (insured == null) {
      return;
    }
    String loop = loop(insured);
    form.check(
        switch (insured.relationship()) {
          case "18" -> Box.RELATION_SELF;
          case "01" -> Box.RELATION_SPOUSE;
          case "19" -> Box.RELATION_CHILD;
          default -> Box.RELATION_OTHER;
        },
        loop + " SBR02");
    boolean same =
        insured.patientIsSubscriber() && (policies.medicare() || facts.payer().paperSaysSame());
    if (same) {
      form.put(Box.INSURED_NAME, SAME, "DOMAIN 6.2, item 4");
      form.put(Box.INSURED_STREET, SAME, "DOMAIN 6.2, item 7");
    } else {
      name(Box.INSURED_NAME, insured.subscriber(), loop + " NM103");
      address(insured, loop);
    }
    if (insured.subscriberBirthDate() == null) {
      form.warn("11a", "item 11a: the insured's date of birth is not known");
    } else {
      form.date(
          insured.subscriberBirthDate(),
          Box.INSURED_BIRTH_MONTH,
          Box.INSURED_BIRTH_DAY,
          Box.INSURED_BIRTH_YEAR,
          loop + " DMG02");
    }
    gender(insured.subscriberGender(), Box.INSURED_MALE, Box.INSURED_FEMALE, loop + " DMG03");
    form.put(Box.PLAN_NAME, planName(insured), loop + " SBR04, NM1*PR");
  }

  private void address(Coverage insured, String loop) {
    Address address = insured.subscriberAddress();
    if (address == null && insured.patientIsSubscriber()) {
      address = content.patient().address();
    }
    if (address == null) {
      form.warn("7", "item 7: the insured's address is not known");
      return;
    }
    form.put(Box.INSURED_STREET, PrintText.street(address), loop + " N301");
    form.put(Box.INSURED_CITY, PrintText.plain(address.city()), loop + " N401");
    form.put(Box.INSURED_STATE, PrintText.plain(address.state()), loop + " N402");
    form.put(Box.INSURED_ZIP, PrintText.zip(address), loop + " N403");
  }

  /** Items 9 to 9d and 11d: driven by there being another policy, whether it paid or not. */
  private void otherInsured() {
    Coverage medigap = policies.medigap();
    if (medigap != null) {
      name(Box.OTHER_INSURED_NAME, medigap.subscriber(), "2330A NM103");
      form.put(Box.OTHER_POLICY, "MEDIGAP " + PrintText.plain(medigap.memberId()), "2330A NM109");
      form.put(Box.OTHER_PLAN_NAME, PrintText.plain(medigap.payerId()), "2330B NM109");
    }
    if (policies.medicare()) {
      return;
    }
    Coverage other = policies.other();
    form.check(other != null, Box.ANOTHER_PLAN_YES, Box.ANOTHER_PLAN_NO, "DOMAIN 6.2, item 11d");
    if (other != null) {
      name(Box.OTHER_INSURED_NAME, other.subscriber(), "2330A NM103");
      form.put(Box.OTHER_POLICY, policyNumber(other), "2320 SBR03, 2330A NM109");
      form.put(Box.OTHER_PLAN_NAME, planName(other), "2320 SBR04, 2330B NM103");
    }
  }

  /** Item 11; to Medicare the policy before it, which must stand there, or NONE. */
  private void group() {
    if (!policies.medicare()) {
      form.put(
          Box.GROUP_NUMBER, PrintText.plain(policies.destination().groupNumber()), "2000B SBR03");
      propertyAndCasualty();
      return;
    }
    Coverage before = policies.before();
    if (before == null) {
      form.put(Box.GROUP_NUMBER, "NONE", "DOMAIN 6.2, item 11 to Medicare");
    } else {
      form.put(Box.GROUP_NUMBER, policyNumber(before), "2320 SBR03, 2330A NM109");
    }
  }

  private void propertyAndCasualty() {
    policies.destination().subscriberReferences().stream()
        .filter(reference -> reference.qualifier().equals("Y4"))
        .findFirst()
        .ifPresent(
            reference ->
                form.put(Box.OTHER_CLAIM_ID, "Y4 " + PrintText.plain(reference.value()), "REF*Y4"));
  }

  private void signatures() {
    Coverage destination = policies.destination();
    if (RELEASED.contains(destination.releaseOfInformation())) {
      form.put(Box.PATIENT_SIGNATURE, ON_FILE, "CLM09");
      form.put(Box.PATIENT_SIGNATURE_DATE, PrintText.date(facts.date()), "the version's date");
    }
    boolean assigned =
        policies.medicare()
            ? policies.medigap() != null
            : destination.benefitsAssignment().equals("Y");
    if (assigned) {
      form.put(Box.INSURED_SIGNATURE, ON_FILE, "CLM08");
    }
  }

  private void name(Box box, Name name, String source) {
    String full = PrintText.name(name);
    if (full.length() > box.place().width() && !name.middle().isEmpty()) {
      form.warn(
          box.place().item(),
          "item %s: the middle name is too long and is printed as its initial"
              .formatted(box.place().item()));
      full = PrintText.nameWithInitial(name);
    }
    form.put(box, full, source);
  }

  private void gender(String gender, Box male, Box female, String source) {
    if (gender.equals("M") || gender.equals("F")) {
      form.check(gender.equals("M"), male, female, source);
    }
  }

  private String loop(Coverage coverage) {
    return coverage == policies.destination() ? "2010BA" : "2330A";
  }

  private static String policyNumber(Coverage coverage) {
    return PrintText.plain(
        coverage.groupNumber().isEmpty() ? coverage.memberId() : coverage.groupNumber());
  }

  private static String planName(Coverage coverage) {
    return PrintText.plain(
        coverage.groupName().isEmpty() ? coverage.payerName() : coverage.groupName());
  }
}
