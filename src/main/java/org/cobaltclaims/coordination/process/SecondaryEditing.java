package org.cobaltclaims.coordination.process;

import java.util.Objects;
import java.util.Set;
import org.cobaltclaims.claim.ChosenChannels;
import org.cobaltclaims.claim.ClaimCorrections;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.ClaimFamily;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.ClaimPaperwork;
import org.cobaltclaims.claim.Correction;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.IllegalCorrectionException;
import org.cobaltclaims.claim.Paperwork;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person may change in a later payer's claim before it is made: what concerns that payer
 * alone. Everything else stands as the payers before were told (DOMAIN 2.1).
 */
@Service
public class SecondaryEditing {

  private static final String RULE = "2.1";
  private static final Set<String> CHANNELS = Set.of("", "ELECTRONIC", "PRINT");

  private final ClaimFamilies families;
  private final PayerClaims claims;
  private final ClaimManagement management;
  private final ClaimCorrections corrections;
  private final ChosenChannels channels;
  private final ClaimPaperwork paperwork;
  private final Timeline timeline;

  SecondaryEditing(
      ClaimFamilies families,
      PayerClaims claims,
      ClaimManagement management,
      ClaimCorrections corrections,
      ChosenChannels channels,
      ClaimPaperwork paperwork,
      Timeline timeline) {
    this.families = families;
    this.claims = claims;
    this.management = management;
    this.corrections = corrections;
    this.channels = channels;
    this.paperwork = paperwork;
    this.timeline = timeline;
  }

  /**
   * What is to be different; null stays as it is, an empty text takes away what stands there.
   *
   * @param authorization REF*G1 for this payer
   * @param referral REF*9F for this payer
   * @param note NTE
   * @param delayReason CLM20
   * @param channel ELECTRONIC or PRINT; empty for the payer's own
   * @param paperworkType PWK01; empty takes the paperwork away
   * @param paperworkBy PWK02
   * @param paperworkNumber PWK06
   */
  public record Edits(
      @Nullable String authorization,
      @Nullable String referral,
      @Nullable String note,
      @Nullable String delayReason,
      @Nullable String channel,
      @Nullable String paperworkType,
      @Nullable String paperworkBy,
      @Nullable String paperworkNumber) {

    private Correction correction() {
      return new Correction(
          null,
          null,
          null,
          delayReason == null || delayReason.isEmpty() ? null : delayReason,
          note,
          authorization,
          referral,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }
  }

  /**
   * Why a claim cannot be edited any more; empty if it can.
   *
   * @param claim null if it does not exist yet
   */
  public static String locked(@Nullable PayerClaim claim) {
    if (claim == null) {
      return "";
    }
    return switch (claim.state()) {
      case DRAFT, CLOSED, AWAITING_CROSSOVER, CORRECTING -> "";
      case SCRUBBED, QUEUED ->
          "It is ready to go as it is: delete it, change it, and create it again";
      default -> "It has left: what it said stays as it was sent";
    };
  }

  /** Keeps the edits of a claim, whether it exists yet or not. */
  @Transactional
  public void edit(String familyId, int level, Edits edits, String by) {
    if (!CHANNELS.contains(Objects.requireNonNullElse(edits.channel(), ""))) {
      throw DecisionRefused.invalid("channel is ELECTRONIC, PRINT, or empty for the payer's own");
    }
    ClaimFamily family =
        families
            .findById(familyId)
            .orElseThrow(() -> DecisionRefused.missing("there is no such claim"));
    Coverage coverage = family.content().coverage(level);
    if (level < 2 || coverage == null) {
      throw DecisionRefused.missing("family %s has no later payer there".formatted(familyId));
    }
    management.lock(familyId);
    PayerClaim existing = claims.findById(PayerClaim.idOf(familyId, level)).orElse(null);
    String locked = locked(existing);
    if (!locked.isEmpty()) {
      throw DecisionRefused.state(locked);
    }
    if (existing == null && edits.delayReason() != null && !edits.delayReason().isEmpty()) {
      throw DecisionRefused.state("a delay reason can be given once the claim exists: create it");
    }
    PayerClaim claim =
        existing == null
            ? PayerClaim.draft(familyId, level, family.serviceFrom(), coverage.payerId())
            : existing;
    correct(claim, edits.correction(), by);
    if (existing != null) {
      claims.save(existing);
    }
    choose(claim, edits.channel(), by);
    name(claim, edits, by);
  }

  private void name(PayerClaim claim, Edits edits, String by) {
    Paperwork before = paperwork.of(claim.id()).orElse(null);
    String type = or(edits.paperworkType(), before == null ? "" : before.type());
    String how = or(edits.paperworkBy(), before == null ? "" : before.transmission());
    String number = or(edits.paperworkNumber(), before == null ? "" : before.controlNumber());
    if (type.isEmpty() && (edits.paperworkType() == null && !(how + number).isEmpty())) {
      throw DecisionRefused.invalid("paperworkType is needed: what is the paper (PWK01)?");
    }
    try {
      Paperwork now = type.isEmpty() ? null : new Paperwork(type, how, number);
      if (!Objects.equals(before, now)) {
        paperwork.put(claim.id(), now, by);
        timeline.append(
            claim.familyId(),
            claim.id(),
            RULE,
            now == null
                ? "Paperwork taken off by " + by
                : "Paperwork %s %s named by %s".formatted(now.type(), now.transmission(), by));
      }
    } catch (IllegalCorrectionException wrong) {
      throw DecisionRefused.invalid(String.valueOf(wrong.getMessage()));
    }
  }

  private static String or(@Nullable String given, String otherwise) {
    return given == null ? otherwise : given.strip();
  }

  private void correct(PayerClaim claim, Correction correction, String by) {
    try {
      corrections.apply(claim, correction, RULE, by);
    } catch (IllegalCorrectionException wrong) {
      throw DecisionRefused.invalid(String.valueOf(wrong.getMessage()));
    }
  }

  private void choose(PayerClaim claim, @Nullable String channel, String by) {
    if (channel == null || channel.equals(channels.of(claim.id()).orElse(""))) {
      return;
    }
    channels.choose(claim.id(), channel, by);
    timeline.append(
        claim.familyId(),
        claim.id(),
        RULE,
        "%s chosen by %s"
            .formatted(channel.isEmpty() ? "The payer's own channel" : "Channel " + channel, by));
  }
}
