package org.cobaltclaims.paper.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.paper.PacketPdf.Packet;
import org.cobaltclaims.paper.PaperClaims;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskAdvice;
import org.cobaltclaims.worklist.TaskAdvisor;
import org.springframework.stereotype.Component;

/**
 * Says of a claim that is to be mailed where its packet is, where it goes to, and what is wrong.
 */
@Component
class PrintAdvisor implements TaskAdvisor {

  private final PayerClaims claims;
  private final PaperClaims paper;

  PrintAdvisor(PayerClaims claims, PaperClaims paper) {
    this.claims = claims;
    this.paper = paper;
  }

  @Override
  public Optional<TaskAdvice> advise(Task task) {
    if (task.kind() != TaskKind.PRINT_AND_MAIL) {
      return Optional.empty();
    }
    PayerClaim claim = claims.findById(task.subject()).orElseThrow();
    return claim.hasVersion()
        ? paper.packet(claim.currentVersion().pcn()).map(packet -> advice(claim, packet))
        : Optional.empty();
  }

  private TaskAdvice advice(PayerClaim claim, Packet packet) {
    boolean portal = paper.isPortal(claim);
    List<Finding> blocking = packet.form().blocking();
    String action = portal ? "ENTERED_AT_PORTAL" : "MAILED";
    String address = String.join(", ", paper.address(claim.currentVersion().pcn()));
    String why =
        "%d form(s) and the EOB of %d decision(s), %s%s"
            .formatted(
                packet.form().sheets().size(),
                packet.attachments().size(),
                portal ? "to be entered at the portal of " : "to be mailed to ",
                address);
    List<TaskAdvice.Item> items = new ArrayList<>();
    items.add(link("PACKET", "what is mailed, for red forms", claim, "packet.pdf"));
    items.add(link("PREVIEW", "the forms as they look", claim, "cms1500.pdf"));
    packet
        .form()
        .findings()
        .forEach(
            finding ->
                items.add(
                    new TaskAdvice.Item(
                        finding.rule(),
                        finding.line(),
                        0,
                        finding.message(),
                        "",
                        finding.blocks() ? "correct the claim first" : "")));
    return new TaskAdvice(blocking.isEmpty() ? action : "CORRECT_FIRST", "6.1", why, items);
  }

  private static TaskAdvice.Item link(String code, String what, PayerClaim claim, String name) {
    return new TaskAdvice.Item(
        code, 0, 0, what, "", "/api/claims/%s/%s".formatted(claim.id(), name));
  }
}
