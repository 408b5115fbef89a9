package org.cobaltclaims.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.intake.IntakeClaim.Fate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in the claims of 837P files. Every claim has its own transaction, so that one that is wrong
 * costs no other, and a file that was interrupted can be taken again from the start.
 */
@Service
public class ClaimIntake {

  private static final Logger log = LoggerFactory.getLogger(ClaimIntake.class);
  private static final int ATTEMPTS = 5;

  private final IntakeClaims intakeClaims;
  private final ClaimOpening opening;
  private final TransactionTemplate transactions;

  ClaimIntake(IntakeClaims intakeClaims, ClaimOpening opening, TransactionTemplate transactions) {
    this.intakeClaims = intakeClaims;
    this.opening = opening;
    this.transactions = transactions;
  }

  /**
   * Begins with a file. Begun again with the same file, it does only what is left, and reports the
   * same.
   *
   * @param fileId ours for the file, the same whenever it is taken again
   */
  public Taking begin(String fileId) {
    return new Taking(fileId);
  }

  /** Takes in a file, one transaction at a time. */
  public final class Taking {
    private final String fileId;
    private final Map<Integer, IntakeClaim> done = new HashMap<>();
    private final List<IntakeClaim> all = new ArrayList<>();

    private Taking(String fileId) {
      this.fileId = fileId;
      intakeClaims.ofFile(fileId).forEach(claim -> done.put(claim.ordinal(), claim));
    }

    /**
     * Takes in every claim of the file's next transaction.
     *
     * @param problems what is wrong in it
     */
    public void take(ClaimTransaction transaction, List<Problem> problems) {
      for (FileClaims.Found found : FileClaims.of(transaction, problems, all.size())) {
        IntakeClaim before = done.get(found.ordinal());
        all.add(before != null ? before : ClaimIntake.this.take(fileId, found));
      }
    }

    /** What became of the claims so far. */
    public IntakeReport report() {
      return new IntakeReport(fileId, all);
    }
  }

  /**
   * Takes in a visit that a person typed, the same way as a claim of a file.
   *
   * @param id names the visit for ever, as a file's id names a file
   * @throws ClaimRefused if it cannot be taken in
   */
  IntakeClaim take(String id, ClaimOpening.Incoming visit) {
    List<IntakeClaim> before = intakeClaims.ofFile(id);
    if (!before.isEmpty() && before.getFirst().fate() == Fate.NOT_BILLED) {
      return before.getFirst();
    }
    try {
      return tried(
          () -> {
            IntakeClaim taken = opening.open(id, visit);
            return taken.fate() == Fate.OPENED || taken.fate() == Fate.NOT_BILLED
                ? intakeClaims.add(taken)
                : taken;
          });
    } catch (DataAccessException | DbActionExecutionException e) {
      if (causedBy(e, DataIntegrityViolationException.class)) {
        log.warn("visit {} does not fit the database", id);
        throw new ClaimRefused("TOO_LONG", "a name or number is longer than the standard allows");
      }
      throw e;
    }
  }

  private IntakeClaim take(String fileId, FileClaims.Found found) {
    try {
      return open(fileId, found);
    } catch (ClaimRefused refused) {
      return refuse(fileId, found, refused.reason());
    } catch (DataAccessException | DbActionExecutionException | TransactionException e) {
      if (causedBy(e, DataIntegrityViolationException.class)) {
        log.warn("file {}: claim {} does not fit the database", fileId, found.ordinal());
        return refuse(
            fileId, found, "TOO_LONG: a name or number is longer than the standard allows");
      }
      throw e;
    } catch (RuntimeException e) {
      log.error("file {}: claim {} failed", fileId, found.ordinal(), e);
      return refuse(
          fileId, found, "FAULT: the claim could not be taken in; the log of this day says why");
    }
  }

  private IntakeClaim open(String fileId, FileClaims.Found found) {
    return tried(() -> intakeClaims.add(opening.open(fileId, found)));
  }

  /** Two claims at a time may need the same new patient or payer: the later one tries again. */
  private IntakeClaim tried(Supplier<IntakeClaim> open) {
    for (int attempt = 1; ; attempt++) {
      try {
        return Objects.requireNonNull(transactions.execute(status -> open.get()));
      } catch (DataAccessException | DbActionExecutionException e) {
        boolean overtaken =
            causedBy(e, DuplicateKeyException.class)
                || causedBy(e, ConcurrencyFailureException.class);
        if (!overtaken || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private IntakeClaim refuse(String fileId, FileClaims.Found found, String reason) {
    ProfessionalClaim claim = found.claim();
    String number = claim == null ? "" : claim.claimNumber();
    IntakeClaim refused =
        new IntakeClaim(
            fileId,
            found.ordinal(),
            number.length() > 50 ? number.substring(0, 50) : number,
            Fate.REFUSED,
            reason,
            null);
    transactions.executeWithoutResult(status -> intakeClaims.add(refused));
    return refused;
  }

  private static boolean causedBy(Throwable thrown, Class<? extends Throwable> type) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }
}
