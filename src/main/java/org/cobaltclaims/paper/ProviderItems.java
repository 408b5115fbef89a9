package org.cobaltclaims.paper;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.CarriedSegment;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.Reference;
import org.cobaltclaims.coordination.BilledClaim;

/** Items 25 to 27 and 31 to 33: who bills and where the service was rendered. */
final class ProviderItems {

  /** What an organisation's name may be printed without where it is too long, with a warning. */
  private static final Pattern LEGAL_FORM =
      Pattern.compile("(.+) (LLC|L L C|PLLC|LLP|LP|PC|P C|PA|P A|INC|CORP|CO|LTD)");

  private static final String PHONE_DIGITS = "\\d{10}";
  private static final String HOME = "12";

  private final SheetFiller form;
  private final FormFacts facts;
  private final BilledClaim claim;
  private final ClaimContent content;

  ProviderItems(SheetFiller form, FormFacts facts, BilledClaim claim) {
    this.form = form;
    this.facts = facts;
    this.claim = claim;
    this.content = claim.content();
  }

  void fill() {
    taxId();
    form.put(Box.ACCOUNT, claim.controlNumber(), "CLM01");
    form.check(!content.assignment().equals("C"), Box.ASSIGNMENT_YES, Box.ASSIGNMENT_NO, "CLM07");
    if (content.providerSignature().equals("Y")) {
      form.put(Box.SIGNATURE, "SIGNATURE ON FILE", "CLM06");
      form.put(Box.SIGNATURE_DATE, PrintText.date(facts.date()), "the version's date");
    } else {
      form.warn("31", "item 31: the provider's signature is not on file; sign the form");
    }
    facility();
    billing();
  }

  private void taxId() {
    Provider billing = content.billingProvider();
    String employer = billing.reference("EI");
    String social = billing.reference("SY");
    if (employer.isEmpty() && social.isEmpty()) {
      form.block("25", 0, "item 25: the billing provider's tax id is missing (2010AA REF*EI)");
      return;
    }
    boolean ein = !employer.isEmpty();
    form.put(Box.TAX_ID, PrintText.bare(ein ? employer : social), "2010AA REF02");
    form.check(ein, Box.TAX_ID_EIN, Box.TAX_ID_SSN, "2010AA REF01");
  }

  /** Item 32; where the claim names no place, it was the billing provider's, unless a home. */
  private void facility() {
    Optional<Provider> named =
        content.providers().stream().filter(p -> p.role().equals("77")).findFirst();
    if (named.isEmpty() && content.placeOfService().equals(HOME)) {
      return;
    }
    Provider place = named.orElse(content.billingProvider());
    String source = named.isPresent() ? "2310C" : "2010AA";
    block(place, Box.FACILITY_NAME, Box.FACILITY_STREET, Box.FACILITY_CITY, source);
    form.put(Box.FACILITY_NPI, ClaimItems.npi(place), source + " NM109");
    if (named.isPresent()) {
      otherId(place, Box.FACILITY_OTHER_ID, source);
    }
  }

  private void billing() {
    Provider billing = content.billingProvider();
    block(billing, Box.BILLING_NAME, Box.BILLING_STREET, Box.BILLING_CITY, "2010AA");
    phone(billing);
    String npi = ClaimItems.npi(billing);
    if (npi.isEmpty()) {
      form.warn("33a", "item 33a: the billing provider has no NPI");
    }
    form.put(Box.BILLING_NPI, npi, "2010AA NM109");
    if (ClaimItems.otherId(billing).isPresent()) {
      otherId(billing, Box.BILLING_OTHER_ID, "2010AA");
    } else if (claim.sendTaxonomy() && !billing.taxonomy().isEmpty()) {
      form.put(Box.BILLING_OTHER_ID, "ZZ" + PrintText.bare(billing.taxonomy()), "2000A PRV03");
    }
  }

  private void otherId(Provider provider, Box box, String source) {
    Optional<Reference> id = ClaimItems.otherId(provider);
    id.ifPresent(
        other ->
            form.put(box, other.qualifier() + PrintText.plain(other.value()), source + " REF02"));
  }

  private void block(Provider provider, Box name, Box street, Box city, String source) {
    form.put(name, organisation(provider, name), source + " NM103");
    Address address = provider.address();
    if (address == null) {
      form.block(
          name.place().item(), 0, "item %s: the address is missing".formatted(name.place().item()));
      return;
    }
    form.put(street, PrintText.street(address), source + " N301");
    form.put(city, PrintText.cityLine(address), source + " N401");
  }

  private String organisation(Provider provider, Box box) {
    String name =
        provider.name().person()
            ? PrintText.spokenName(provider.name())
            : PrintText.name(provider.name());
    Matcher withForm = LEGAL_FORM.matcher(name);
    if (name.length() > box.place().width() && withForm.matches()) {
      form.warn(
          box.place().item(),
          "item %s: the name is printed without its legal form, %s"
              .formatted(box.place().item(), withForm.group(2)));
      return withForm.group(1);
    }
    return name;
  }

  private void phone(Provider billing) {
    String found = telephone(billing.contacts());
    String digits = found.isEmpty() ? facts.phone() : found;
    if (digits.matches(PHONE_DIGITS)) {
      String source = found.isEmpty() ? "practice.yml contactPhone" : "2010AA PER04";
      int area = 3;
      int exchange = 6;
      form.put(Box.BILLING_AREA, digits.substring(0, area), source);
      form.put(Box.BILLING_EXCHANGE, digits.substring(area, exchange), source);
      form.put(Box.BILLING_NUMBER, digits.substring(exchange), source);
    }
  }

  /** The first telephone number of a PER: TE and the number behind it. */
  private static String telephone(List<CarriedSegment> contacts) {
    for (CarriedSegment contact : contacts) {
      List<List<String>> elements = contact.elements();
      for (int i = 0; i + 1 < elements.size(); i++) {
        if (elements.get(i).equals(List.of("TE")) && !elements.get(i + 1).isEmpty()) {
          return PrintText.bare(elements.get(i + 1).getFirst());
        }
      }
    }
    return "";
  }
}
