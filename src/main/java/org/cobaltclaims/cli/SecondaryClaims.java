package org.cobaltclaims.cli;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.intake.ClaimRefused;
import org.cobaltclaims.intake.IncomingClaim;
import org.cobaltclaims.remittance.Matching;
import org.jspecify.annotations.Nullable;

/**
 * What became of each claim of a file.
 *
 * @param placed those that can be billed on
 * @param refused a message for each that cannot
 * @param warnings what a person should know about those that can
 * @param answered how many were answered, those for other payers included
 * @param unanswered how many were not
 */
record SecondaryClaims(
    List<SecondaryFile.Placed> placed,
    List<String> refused,
    List<String> warnings,
    int answered,
    int unanswered) {

  SecondaryClaims {
    placed = List.copyOf(placed);
    refused = List.copyOf(refused);
    warnings = List.copyOf(warnings);
  }

  static SecondaryClaims make(
      X12File claims, EraAnswers answers, SecondaryOptions options, LocalDateTime now) {
    return new Making(claims, answers, options, now).all();
  }

  private static final class Making {
    private final X12File claims;
    private final EraAnswers answers;
    private final SecondaryOptions options;
    private final LocalDateTime now;
    private final Set<String> several = new HashSet<>();
    private final List<SecondaryFile.Placed> placed = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private @Nullable String member;
    private int answered;
    private int unanswered;

    Making(X12File claims, EraAnswers answers, SecondaryOptions options, LocalDateTime now) {
      this.claims = claims;
      this.answers = answers;
      this.options = options;
      this.now = now;
      Set<String> seen = new HashSet<>();
      for (ClaimTransaction transaction : claims.claims()) {
        for (ProfessionalClaim claim : transaction.claims()) {
          if (!seen.add(Matching.normalise(claim.claimNumber()))) {
            several.add(Matching.normalise(claim.claimNumber()));
          }
        }
      }
    }

    SecondaryClaims all() {
      for (ClaimTransaction transaction : claims.claims()) {
        for (ProfessionalClaim claim : transaction.claims()) {
          one(transaction, claim);
        }
      }
      return new SecondaryClaims(placed, refused, warnings, answered, unanswered);
    }

    private void one(ClaimTransaction transaction, ProfessionalClaim claim) {
      String number = claim.claimNumber();
      List<EraAnswers.Answer> decisions = answers.on(number);
      if (decisions.isEmpty() && options.bypass() == null) {
        unanswered++;
        return;
      }
      answered++;
      try {
        make(transaction, claim, decisions);
      } catch (ClaimRefused unusable) {
        refuse(number, "cannot be billed to the next payer: " + unusable.reason());
      } catch (NextClaim.Refused reason) {
        StringBuilder message =
            new StringBuilder("is not billed to the next payer: " + reason.getMessage());
        if (!reason.imbalances().isEmpty()) {
          ImbalanceTable.lines(reason.imbalances(), Terminal.width())
              .forEach(line -> message.append("\n").append(line));
        }
        refuse(number, message.toString());
      }
    }

    private void make(
        ClaimTransaction transaction, ProfessionalClaim claim, List<EraAnswers.Answer> decisions) {
      String number = claim.claimNumber();
      if (several.contains(Matching.normalise(number))) {
        throw new NextClaim.Refused(
            "the file has several claims with this number, and the decision may be on any of them;"
                + " leave one in the file",
            List.of());
      }
      ClaimInHand hand =
          new ClaimInHand(number, IncomingClaim.of(claims, claim), decisions, options);
      NextClaim next = new NextClaim(hand, options, now.toLocalDate());
      Coverage destination = next.destination();
      String payer = options.payer();
      if (payer != null && destination != null && !destination.payerId().equalsIgnoreCase(payer)) {
        return;
      }
      String unusable = answers.unusable(number);
      if (!unusable.isEmpty()) {
        throw new NextClaim.Refused(unusable, List.of());
      }
      requireOneMember(hand);
      NextClaim.Made made = next.make(answers.imbalances(number));
      made.warnings().forEach(warning -> warnings.add("claim " + number + ": " + warning));
      placed.add(new SecondaryFile.Placed(transaction, made.claim()));
    }

    /** A member id of the command line belongs to one person. */
    private void requireOneMember(ClaimInHand hand) {
      if (!options.named().given()) {
        return;
      }
      String person = hand.content().patient().toString();
      if (member == null) {
        member = person;
      } else if (!member.equals(person)) {
        throw new NextClaim.Refused(
            "--member names one patient's insurance, and this claim is another patient's",
            List.of());
      }
    }

    private void refuse(String number, String why) {
      refused.add("claim " + number + " " + why);
    }
  }
}
