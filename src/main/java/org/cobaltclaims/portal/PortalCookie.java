package org.cobaltclaims.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookie of a portal session. Browsers send it to the portal and nowhere else. */
public final class PortalCookie {

  private static final String NAME = "COBALT_PORTAL";

  private PortalCookie() {}

  /** What it holds; empty if there is none. */
  public static Optional<String> of(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(NAME))
            .map(Cookie::getValue)
            .filter(value -> !value.isEmpty())
            .findFirst();
  }

  /** Gives it to a browser, until that is closed. */
  public static void set(HttpServletRequest request, HttpServletResponse response, String value) {
    add(request, response, value, Duration.ofSeconds(-1));
  }

  /** Takes it away from a browser. */
  public static void clear(HttpServletRequest request, HttpServletResponse response) {
    add(request, response, "", Duration.ZERO);
  }

  private static void add(
      HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(NAME, value)
            .path(request.getContextPath() + "/portal")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Strict")
            .maxAge(age)
            .build()
            .toString());
  }
}
