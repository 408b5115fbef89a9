package org.cobaltclaims.transmission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cobaltclaims.edi.FileKinds;
import org.cobaltclaims.edi.Interchange;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.TransactionKind;
import org.cobaltclaims.edi.X12Handler;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement;
import org.cobaltclaims.edi.acknowledgement.InterchangeAcknowledgement;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.eligibility.EligibilityInquiry;
import org.cobaltclaims.edi.eligibility.EligibilityResponse;
import org.cobaltclaims.edi.remittance.RemittanceHandler;
import org.cobaltclaims.edi.status.StatusInquiry;
import org.cobaltclaims.edi.status.StatusResponse;
import org.jspecify.annotations.Nullable;

/** One file on its way through: hands every transaction to whoever takes its kind. */
final class FilePass extends FileKinds {

  private static final X12Handler NOBODY = new X12Handler() {};

  private final ExchangeFile file;
  private final Collection<InboundHandler> handlers;
  private final Map<InboundHandler, InboundHandler.Taking> taking = new LinkedHashMap<>();
  private final Set<TransactionKind> left = EnumSet.noneOf(TransactionKind.class);
  private boolean used;
  private @Nullable Interchange interchange;

  /**
   * @param handlers those who may take something of this file
   */
  FilePass(ExchangeFile file, Collection<InboundHandler> handlers) {
    this.file = file;
    this.handlers = handlers;
  }

  /** True if the file held something that could be read, used or not. */
  boolean used() {
    return used;
  }

  /** Kinds that nobody took. */
  Set<TransactionKind> left() {
    return left;
  }

  /** What became of all that was taken, one each. */
  List<Fate> finish(List<Problem> problems) {
    List<Fate> fates = new ArrayList<>();
    taking.values().forEach(one -> fates.add(one.finish(problems)));
    return fates;
  }

  private X12Handler of(TransactionKind kind) {
    for (InboundHandler handler : handlers) {
      if (handler.kinds().contains(kind)) {
        return taking.computeIfAbsent(handler, this::begun);
      }
    }
    left.add(kind);
    return NOBODY;
  }

  private InboundHandler.Taking begun(InboundHandler handler) {
    InboundHandler.Taking begun = handler.begin(file);
    if (interchange != null) {
      begun.interchange(interchange);
    }
    return begun;
  }

  private void use(TransactionKind kind, Consumer<X12Handler> content) {
    used = true;
    content.accept(of(kind));
  }

  @Override
  public void interchange(Interchange read) {
    super.interchange(read);
    interchange = read;
    taking.values().forEach(one -> one.interchange(read));
  }

  @Override
  public boolean transaction(Transaction transaction) {
    super.transaction(transaction);
    return of(transaction.kind()).transaction(transaction);
  }

  @Override
  public void problem(Problem problem) {
    taking.values().forEach(one -> one.problem(problem));
  }

  @Override
  public boolean claim(Transaction transaction, ProfessionalClaim claim) {
    used = true;
    // Kept only for one who takes claims.
    return of(TransactionKind.CLAIM_837P) == NOBODY
        || of(TransactionKind.CLAIM_837P).claim(transaction, claim);
  }

  @Override
  public void claims(ClaimTransaction claims) {
    use(TransactionKind.CLAIM_837P, to -> to.claims(claims));
  }

  @Override
  public RemittanceHandler remittancePieces(Transaction transaction) {
    used = true;
    X12Handler to = of(TransactionKind.REMITTANCE_835);
    return to == NOBODY ? new RemittanceHandler() {} : to.remittancePieces(transaction);
  }

  @Override
  public void interchangeAcknowledgement(InterchangeAcknowledgement read) {
    super.interchangeAcknowledgement(read);
    use(TransactionKind.INTERCHANGE_ACKNOWLEDGEMENT_TA1, to -> to.interchangeAcknowledgement(read));
  }

  @Override
  public void implementationAcknowledgement(ImplementationAcknowledgement read) {
    use(TransactionKind.ACKNOWLEDGEMENT_999, to -> to.implementationAcknowledgement(read));
  }

  @Override
  public void claimAcknowledgement(ClaimAcknowledgement read) {
    use(TransactionKind.CLAIM_ACKNOWLEDGEMENT_277CA, to -> to.claimAcknowledgement(read));
  }

  @Override
  public void statusInquiry(StatusInquiry read) {
    use(TransactionKind.STATUS_INQUIRY_276, to -> to.statusInquiry(read));
  }

  @Override
  public void statusResponse(StatusResponse read) {
    use(TransactionKind.STATUS_RESPONSE_277, to -> to.statusResponse(read));
  }

  @Override
  public void eligibilityInquiry(EligibilityInquiry read) {
    use(TransactionKind.ELIGIBILITY_270, to -> to.eligibilityInquiry(read));
  }

  @Override
  public void eligibilityResponse(EligibilityResponse read) {
    use(TransactionKind.ELIGIBILITY_271, to -> to.eligibilityResponse(read));
  }
}
