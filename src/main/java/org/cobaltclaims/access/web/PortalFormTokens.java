package org.cobaltclaims.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.portal.PortalCookie;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * What tells the portal's own forms from those of another site. In the portal it follows from the
 * session's cookie, which no other site can read or set; at its door from a cookie of its own.
 */
final class PortalFormTokens implements CsrfTokenRepository {

  private static final String HEADER = "X-CSRF-TOKEN";
  private static final String PARAMETER = "_csrf";

  private final CookieCsrfTokenRepository door = new CookieCsrfTokenRepository();

  PortalFormTokens() {
    door.setCookieName("COBALT_PORTAL_FORM");
    door.setHeaderName(HEADER);
    door.setParameterName(PARAMETER);
    door.setCookiePath("/portal");
    door.setCookieCustomizer(cookie -> cookie.sameSite("Strict").httpOnly(true));
  }

  private static Optional<CsrfToken> ofSession(HttpServletRequest request) {
    return PortalCookie.of(request)
        .map(cookie -> new DefaultCsrfToken(HEADER, PARAMETER, Sha256.hex("form " + cookie)));
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return ofSession(request).orElseGet(() -> door.generateToken(request));
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (ofSession(request).isEmpty()) {
      door.saveToken(token, request, response);
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return ofSession(request).orElseGet(() -> door.loadToken(request));
  }
}
