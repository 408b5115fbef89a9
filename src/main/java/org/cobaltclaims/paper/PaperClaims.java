package org.cobaltclaims.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.Snapshots;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.coordination.PriorAdjudication;
import org.cobaltclaims.paper.PacketPdf.Attachment;
import org.cobaltclaims.paper.PacketPdf.Packet;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.StoredPayment;
import org.cobaltclaims.remittance.StoredRemittance;
import org.springframework.stereotype.Service;

/**
 * Claims as they are printed: each version as it was made, whatever has changed since, so that it
 * can be printed again.
 */
@Service
public class PaperClaims {

  private static final byte[] NO_SCAN = {};

  private final Snapshots snapshots;
  private final ClaimFamilies families;
  private final Payers payers;
  private final CurrentSettings settings;
  private final Remittances remittances;
  private final ScannedEobs scans;

  PaperClaims(
      Snapshots snapshots,
      ClaimFamilies families,
      Payers payers,
      CurrentSettings settings,
      Remittances remittances,
      ScannedEobs scans) {
    this.snapshots = snapshots;
    this.families = families;
    this.payers = payers;
    this.settings = settings;
    this.remittances = remittances;
    this.scans = scans;
  }

  /** The forms of a version; empty if we know none of the number. */
  public Optional<Cms1500> form(String pcn) {
    return billed(pcn).map(claim -> form(pcn, claim));
  }

  /** The forms of a version with what every payer before decided. */
  public Optional<Packet> packet(String pcn) {
    return billed(pcn).map(claim -> new Packet(form(pcn, claim), attachments(claim)));
  }

  /** Where a version is mailed to: the payer's name and its address; one line if there is none. */
  public List<String> address(String pcn) {
    return billed(pcn)
        .map(claim -> MailingAddress.of(claim.destination(), payer(claim)))
        .orElse(List.of());
  }

  /** What the payer of a claim has decided and stands, a page or more for each decision. */
  public List<Attachment> decisions(PayerClaim claim) {
    ClaimContent content = families.findById(claim.familyId()).orElseThrow().content();
    Coverage coverage = content.coverage(claim.level());
    return coverage == null
        ? List.of()
        : remittances.posted(claim.id()).stream()
            .map(ClaimPayment::id)
            .map(id -> attachment(content, coverage, remittances.payment(id).orElseThrow()))
            .toList();
  }

  /** True if the claim is typed into the payer's portal rather than mailed. */
  public boolean isPortal(PayerClaim claim) {
    return payers.profile(claim.payerId()).channel(claim.level()) == PayerProfile.Channel.PORTAL;
  }

  private Optional<BilledClaim> billed(String pcn) {
    return snapshots.load(pcn).map(body -> StoredJson.read(body, BilledClaim.class));
  }

  private Cms1500 form(String pcn, BilledClaim claim) {
    return Cms1500Forms.of(
        claim,
        new FormFacts(
            payer(claim), snapshots.madeOn(pcn).orElseThrow(), settings.practice().contactPhone()));
  }

  private PayerProfile payer(BilledClaim claim) {
    return payers.profile(claim.destination().payerId());
  }

  private List<Attachment> attachments(BilledClaim claim) {
    List<Attachment> attachments = new ArrayList<>();
    for (PriorAdjudication prior : claim.priorAdjudications()) {
      Coverage coverage = Objects.requireNonNull(claim.content().coverage(prior.level()));
      for (String source : prior.sources()) {
        remittances
            .payment(source)
            .ifPresent(payment -> attachments.add(attachment(claim.content(), coverage, payment)));
      }
    }
    return attachments;
  }

  private Attachment attachment(ClaimContent content, Coverage coverage, StoredPayment payment) {
    return new Attachment(
        new Eob(check(coverage, payment), content, coverage, payment.payment()), scan(payment));
  }

  private Eob.Check check(Coverage coverage, StoredPayment payment) {
    String id = payment.remittanceId();
    if (id == null) {
      return Eob.Check.notKnown(coverage);
    }
    StoredRemittance remittance = remittances.remittance(id);
    return new Eob.Check(
        remittance.payerName(),
        remittance.method(),
        remittance.trace(),
        remittance.paymentDate(),
        remittance.byHand()
            ? "the payer's paper EOB, as it was typed in"
            : "the payer's electronic remittance (835)");
  }

  /**
   * The scanned pages, where the remittance is about this patient alone: a page that shows others
   * too is never mailed (DOMAIN 6.1, minimum necessary). One that cannot be opened is made anew.
   */
  private byte[] scan(StoredPayment payment) {
    String id = payment.remittanceId();
    if (id == null) {
      return NO_SCAN;
    }
    boolean alone =
        remittances.payments(id).stream()
            .allMatch(other -> Objects.equals(other.payerClaimId(), payment.payerClaimId()));
    return alone ? scans.pages(id).filter(Paper::canTake).orElse(NO_SCAN) : NO_SCAN;
  }
}
