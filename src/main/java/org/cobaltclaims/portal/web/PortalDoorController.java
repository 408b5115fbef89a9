package org.cobaltclaims.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.cobaltclaims.access.AuditLog;
import org.cobaltclaims.portal.PortalCookie;
import org.cobaltclaims.portal.PortalInvitations;
import org.cobaltclaims.portal.PortalLogin;
import org.cobaltclaims.portal.PortalSessions;
import org.cobaltclaims.portal.PortalThrottle;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** The door of the portal: a link, a code, a date of birth. */
@Controller
class PortalDoorController {

  private static final String DOOR = "portal/door";
  private static final String PROBLEM = "problem";

  /** The same, whatever was wrong: whether a link is one of ours is nobody's business. */
  private static final String NOT_LET_IN =
      "That did not work. Please check the code and your date of birth. If it still does not work,"
          + " the link may have ended: ask us for a new one.";

  private static final String TOO_OFTEN =
      "There were too many tries from your connection. Please wait 15 minutes and try again.";

  /** So long an answer in vain takes at least, whatever there was to be looked up and counted. */
  private static final Duration SLOW = Duration.ofMillis(300);

  private final PortalInvitations invitations;
  private final PortalSessions sessions;
  private final PortalThrottle throttle;

  PortalDoorController(
      PortalInvitations invitations, PortalSessions sessions, PortalThrottle throttle) {
    this.invitations = invitations;
    this.sessions = sessions;
    this.throttle = throttle;
  }

  @GetMapping("/portal")
  String door(@RequestParam(defaultValue = "") String link, CsrfToken token, Model model) {
    // Read before the page begins to leave, as it may set a cookie.
    token.getToken();
    model.addAttribute("link", link);
    return DOOR;
  }

  /** Whoever was in by this browser is out first, whatever comes of it. */
  @PostMapping("/portal")
  String enter(
      @RequestParam(defaultValue = "") String link,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String born,
      CsrfToken token,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    token.getToken();
    PortalCookie.of(request).ifPresent(sessions::end);
    SecurityContextHolder.clearContext();
    model.addAttribute("link", link);
    String address = request.getRemoteAddr();
    if (throttle.mustWait(address)) {
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      model.addAttribute(PROBLEM, TOO_OFTEN);
      return DOOR;
    }
    long began = System.nanoTime();
    PortalInvitations.Attempt attempt = invitations.open(link, code, PortalDay.of(born));
    @Nullable PortalLogin login = attempt.login();
    if (attempt.invitation() != null) {
      request.setAttribute(AuditLog.TRIED, PortalLogin.nameOf(attempt.invitation()));
    }
    if (login == null) {
      throttle.failed(address);
      takeTime(began);
      model.addAttribute(PROBLEM, NOT_LET_IN);
      return DOOR;
    }
    SecurityContextHolder.getContext().setAuthentication(login);
    PortalCookie.set(request, response, sessions.begin(login));
    return "redirect:/portal/home";
  }

  private static void takeTime(long began) {
    long left = SLOW.toNanos() - (System.nanoTime() - began);
    if (left > 0) {
      LockSupport.parkNanos(left);
    }
  }

  @PostMapping("/portal/leave")
  String leave(HttpServletRequest request, HttpServletResponse response) {
    PortalCookie.of(request).ifPresent(sessions::end);
    PortalCookie.clear(request, response);
    return "redirect:/portal?out";
  }

  /** Where requests end up that are refused: a form of another site or of an ended session. */
  @RequestMapping(
      path = "/portal/refused",
      method = {RequestMethod.GET, RequestMethod.POST})
  String refused(HttpServletResponse response) {
    response.setStatus(HttpStatus.FORBIDDEN.value());
    return "portal/problem";
  }
}
