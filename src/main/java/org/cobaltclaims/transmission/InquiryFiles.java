package org.cobaltclaims.transmission;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Snapshots;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.status.StatusInquiry;
import org.cobaltclaims.edi.status.StatusWriter;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.transmission.QuestionFiles.Kind;
import org.cobaltclaims.transmission.QuestionFiles.QuestionFile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what payers are to be asked about claims: one 276 for all questions to a clearinghouse. It
 * can be interrupted anywhere; the next call goes on where it stopped, with the same numbers.
 */
@Service
public class InquiryFiles {

  private final StatusInquiries inquiries;
  private final CurrentSettings settings;
  private final PayerClaims claims;
  private final ClaimFamilies families;
  private final Snapshots snapshots;
  private final ExchangeFiles files;
  private final QuestionFiles questions;
  private final TransactionTemplate transactions;
  private final Clock clock;

  InquiryFiles(
      StatusInquiries inquiries,
      CurrentSettings settings,
      PayerClaims claims,
      ClaimFamilies families,
      Snapshots snapshots,
      ExchangeFiles files,
      QuestionFiles questions,
      TransactionTemplate transactions,
      Clock clock) {
    this.inquiries = inquiries;
    this.settings = settings;
    this.claims = claims;
    this.families = families;
    this.snapshots = snapshots;
    this.files = files;
    this.questions = questions;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Sends all that is to be asked; returns the names of the files. */
  public synchronized List<String> send() {
    for (String clearinghouse : inquiries.clearinghousesWithUnsent()) {
      Repeating.inTransaction(transactions, () -> gather(clearinghouse));
    }
    List<String> sent = new ArrayList<>();
    for (QuestionFile file : questions.unsent(Kind.STATUS)) {
      if (questions.handOver(file, () -> text(file))) {
        sent.add(file.fileName());
      }
    }
    return sent;
  }

  private Integer gather(String clearinghouse) {
    List<Inquiry> asked = inquiries.unsent(clearinghouse);
    if (asked.isEmpty()) {
      return 0;
    }
    String id = UUID.randomUUID().toString();
    questions.open(Kind.STATUS, id, clearinghouse);
    inquiries.putInto(id, asked.stream().map(Inquiry::id).toList());
    return asked.size();
  }

  private String text(QuestionFile file) {
    Envelope envelope = questions.envelope(file);
    List<InquiryMapping.Question> asked =
        inquiries.in(file.id()).stream().map(this::question).toList();
    StatusInquiry transaction =
        new StatusInquiry(
            envelope,
            "0001",
            new Beginning("0010", "13", file.reference("R"), file.at(), ""),
            InquiryMapping.sources(asked, settings.practice()));
    return StatusWriter.writeInquiries(envelope, List.of(transaction), questions.lineBreaks(file));
  }

  private InquiryMapping.Question question(Inquiry inquiry) {
    PayerClaim claim = claims.findById(inquiry.payerClaimId()).orElseThrow();
    return new InquiryMapping.Question(inquiry, content(inquiry, claim), claim.level());
  }

  /** The claim as its payer got it; what was never sent by us is as the family has it. */
  private ClaimContent content(Inquiry inquiry, PayerClaim claim) {
    return claim.hasVersion()
        ? snapshots
            .load(inquiry.pcn())
            .map(json -> StoredJson.read(json, BilledClaim.class).content())
            .orElseGet(() -> ofFamily(claim))
        : ofFamily(claim);
  }

  private ClaimContent ofFamily(PayerClaim claim) {
    return families.findById(claim.familyId()).orElseThrow().content();
  }
}
