package org.cobaltclaims.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.denial.Appeal;
import org.cobaltclaims.denial.Appeals;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.Disposition;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a visit has on paper: mail packets, EOBs and letters, each with where it is made. */
@Component
public class ClaimDocuments {

  private final PayerClaims claims;
  private final Remittances remittances;
  private final Appeals appeals;
  private final Payers payers;

  ClaimDocuments(PayerClaims claims, Remittances remittances, Appeals appeals, Payers payers) {
    this.claims = claims;
    this.remittances = remittances;
    this.appeals = appeals;
    this.payers = payers;
  }

  /**
   * One document.
   *
   * @param on when it went, or was decided; null if it has not left yet
   * @param path where it is downloaded
   */
  public record Document(String name, String about, @Nullable LocalDate on, String path) {}

  /** The documents of a family, by payer claim. */
  public List<Document> of(String familyId) {
    Map<String, LocalDate> decided = decided(familyId);
    List<Document> documents = new ArrayList<>();
    for (PayerClaim claim : claims.findByFamilyIdOrderByLevel(familyId)) {
      String path = "/api/claims/" + claim.id();
      String payer = payers.profile(claim.payerId()).name();
      claim.versions().stream()
          .filter(StateWords::isPaper)
          .map(
              version ->
                  new Document(
                      "Mail packet " + version.pcn(),
                      "CMS-1500 and EOBs for " + payer,
                      version.sentOn(),
                      path + "/packet.pdf?kind=preview&version=" + version.pcn()))
          .forEach(documents::add);
      if (decided.containsKey(claim.id())) {
        documents.add(
            new Document(
                "EOB " + StateWords.rank(claim.level()).toLowerCase(Locale.ROOT),
                "What " + payer + " decided",
                decided.get(claim.id()),
                path + "/eob.pdf"));
      }
      appeals.of(claim.id()).stream().map(appeal -> letter(appeal, payer)).forEach(documents::add);
    }
    return documents;
  }

  /** The day of each payer claim's newest decision that stands. */
  private Map<String, LocalDate> decided(String familyId) {
    Map<String, LocalDate> decided = new TreeMap<>();
    for (StoredPayment stored : remittances.ofFamily(familyId)) {
      String claim = stored.payerClaimId();
      if (claim != null && stored.disposition() == Disposition.POSTED) {
        decided.put(claim, stored.payment().adjudicated());
      }
    }
    return decided;
  }

  private static Document letter(Appeal appeal, String payer) {
    return new Document(
        "Appeal letter, level " + appeal.level(),
        appeal.reason() + ", to " + payer,
        appeal.filedOn(),
        "/api/payer-claims/%s/appeals/%d/letter".formatted(appeal.payerClaimId(), appeal.level()));
  }
}
