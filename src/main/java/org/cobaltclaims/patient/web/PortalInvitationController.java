package org.cobaltclaims.patient.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.desk.QrPicture;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.portal.PortalInvitations;
import org.cobaltclaims.portal.PortalSettings;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Invites patients to their portal. */
@RestController
@RequestMapping("/api/patients/{patient}/portal/invitation")
@Tag(name = "Patients", description = "Patients, their coverages and what changed in them")
class PortalInvitationController {

  private final PatientCalls calls;
  private final PortalInvitations invitations;
  private final PortalSettings settings;
  private final ActingUser user;

  PortalInvitationController(
      PatientCalls calls, PortalInvitations invitations, PortalSettings settings, ActingUser user) {
    this.calls = calls;
    this.invitations = invitations;
    this.settings = settings;
    this.user = user;
  }

  /**
   * What the patient is given. It is told this once.
   *
   * @param code for the patient alone, and better not on the way that the link goes
   * @param expiresOn the day on which the link stops working
   * @param picture the link as a QR code
   */
  record Invited(String link, String code, LocalDate expiresOn, QrPicture picture) {}

  @PostMapping
  @Operation(
      summary = "Invites the patient to the portal",
      description =
          "The link and the code are told this once. An earlier invitation ends, and with it"
              + " whoever is in by it. Takes a patient whose date of birth is known.")
  Invited invite(
      @PathVariable String patient,
      @RequestParam(required = false) @Nullable String by,
      HttpServletRequest request) {
    if (!settings.offered()) {
      throw DecisionRefused.state(
          "this practice offers no portal: cobalt.portal.enabled turns it on");
    }
    Patient invited = calls.known(patient);
    if (invited.birthDate() == null) {
      throw DecisionRefused.state(
          "the portal asks for the date of birth, and the chart has none: enter it with a visit");
    }
    PortalInvitations.Made made = invitations.invite(patient, user.of(by));
    String here = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    String link = settings.link(here, made.token());
    return new Invited(link, made.code(), made.expiresAt().toLocalDate(), QrPicture.of(link));
  }

  @DeleteMapping
  @Operation(
      summary = "Withdraws the patient's invitation",
      description = "Whoever is in by it is out at once. Where there is none nothing happens.")
  void withdraw(@PathVariable String patient, @RequestParam(required = false) @Nullable String by) {
    calls.known(patient);
    invitations.withdraw(patient, user.of(by));
  }
}
