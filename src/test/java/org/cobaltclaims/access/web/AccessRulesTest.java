package org.cobaltclaims.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.access.Role;
import org.cobaltclaims.testing.ApplicationTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every page and call has a rule, and the roles of DOMAIN 11 get where they have to, no further.
 */
class AccessRulesTest extends ApplicationTest {

  /** For everybody who has an account, or on the way to one. */
  private static final Set<String> WITHOUT_RULE = Set.of("/", "/login", "/setup", "/error");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Test
  void everyPageAndCallHasARule() {
    List<String> refused = new ArrayList<>();
    for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet()) {
      for (String pattern : mapping.getPatternValues()) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        HttpMethod method =
            methods.isEmpty() ? HttpMethod.GET : methods.iterator().next().asHttpMethod();
        // What stands in braces is some id.
        String path = pattern.replaceAll("\\{[^}]+}", "x");
        boolean open =
            WITHOUT_RULE.contains(path)
                || path.startsWith("/account/")
                // Patients, whose rules are their own.
                || path.startsWith("/portal")
                || path.equals(StandingFilter.CODE_PAGE);
        if (!open && rule(method, path) == null) {
          refused.add(method + " " + pattern);
        }
      }
    }
    assertThat(refused).as("nobody gets in here").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /settings/payers,                       ADMIN",
    "POST,   /settings/payers/item,                  ADMIN",
    "GET,    /settings/providers,                    ADMIN",
    "POST,   /settings/providers/item,               ADMIN",
    "PUT,    /api/settings,                          ADMIN",
    "POST,   /setup/practice,                        ADMIN",
    "GET,    /work,                                  BILLER BILLING_MANAGER POSTER CODER",
    "GET,    /claims/K7Q2M9X4T0,                     BILLER BILLING_MANAGER POSTER CODER",
    "GET,    /batches,                               BILLER BILLING_MANAGER POSTER CODER",
    "POST,   /api/batches,                           BILLER BILLING_MANAGER CODER",
    "POST,   /api/claims/K7Q2M9X4T02/create,         BILLER BILLING_MANAGER CODER",
    "POST,   /api/claims/K7Q2M9X4T02/send-anyway,    BILLING_MANAGER",
    "POST,   /api/claims/K7Q2M9X4T02/skip-prior,     BILLING_MANAGER",
    "POST,   /api/claims/K7Q2M9X4T02/prior-eob,      BILLING_MANAGER POSTER",
    "GET,    /api/claims/K7Q2M9X4T02/gate,           BILLER BILLING_MANAGER POSTER CODER",
    "GET,    /api/claims/K7Q2M9X4T02/packet.pdf,     BILLER BILLING_MANAGER POSTER",
    "GET,    /api/versions/K7Q2M9X4T02A/837,         BILLER BILLING_MANAGER POSTER",
    "GET,    /api/files/f1/content,                  BILLER BILLING_MANAGER POSTER",
    "POST,   /api/remittances,                       BILLING_MANAGER POSTER",
    "GET,    /api/deposits,                          BILLER BILLING_MANAGER POSTER CODER",
    "POST,   /api/deposits/d1/close,                 BILLING_MANAGER POSTER",
    "POST,   /api/days/2026-11-05/close,             BILLING_MANAGER POSTER",
    "POST,   /api/months/2026-11/lock,               BILLING_MANAGER",
    "POST,   /api/payments/p1/mend,                  BILLING_MANAGER POSTER",
    "GET,    /api/patients/p1,                       BILLER BILLING_MANAGER POSTER CODER"
        + " FRONT_DESK",
    "GET,    /api/patients/p1/account,               BILLER BILLING_MANAGER POSTER CODER",
    "POST,   /api/patients/p1/coverages,             BILLER BILLING_MANAGER FRONT_DESK",
    "POST,   /api/patients/p1/portal/invitation,     BILLER BILLING_MANAGER FRONT_DESK",
    "POST,   /api/patients/p1/portal/entries/e/accept, BILLER BILLING_MANAGER FRONT_DESK",
    "GET,    /patients/portal-entries,               BILLER BILLING_MANAGER FRONT_DESK",
    "GET,    /portal/home,                           ''",
    "POST,   /api/patients/p1/payments,              BILLING_MANAGER POSTER",
    "POST,   /api/statements,                        BILLING_MANAGER POSTER",
    "POST,   /api/families/f1/hold,                  BILLER BILLING_MANAGER CODER",
    "POST,   /api/tasks/t1/complete,                 BILLER BILLING_MANAGER POSTER CODER",
    "GET,    /holds,                                 BILLING_MANAGER",
    "POST,   /holds/rows,                            BILLING_MANAGER",
    "GET,    /api/holds,                             BILLING_MANAGER",
    "POST,   /api/holds,                             BILLING_MANAGER",
    "POST,   /api/holds/h1/release,                  BILLING_MANAGER",
    "GET,    /dashboard,                             BILLING_MANAGER",
    "GET,    /dashboard/kpis/denial-rate,            BILLING_MANAGER",
    "GET,    /api/kpis,                              BILLING_MANAGER",
    "POST,   /api/kpis/build,                        BILLING_MANAGER",
    "PUT,    /api/kpis/denial-rate/target,           BILLING_MANAGER",
    "GET,    /dashboard/process,                     BILLING_MANAGER",
    "GET,    /api/process-map,                       BILLING_MANAGER",
    "POST,   /api/process-map/build,                 BILLING_MANAGER",
    "POST,   /api/accounts,                          ADMIN",
    "GET,    /team,                                  ADMIN",
    "GET,    /settings/decisions/claim-route,        BILLING_MANAGER ADMIN",
    "GET,    /api/decisions/claim-route,             BILLING_MANAGER ADMIN",
    "POST,   /api/decisions/try,                     BILLING_MANAGER ADMIN",
    "PUT,    /api/decisions/claim-route,             ADMIN",
    "POST,   /api/decisions/claim-route/roll-back,   ADMIN",
    "GET,    /api/audit,                             AUDITOR",
    "GET,    /audit,                                 AUDITOR",
    "GET,    /api/unheard/of,                        ''"
  })
  void everyRoleGetsWhereItHasTo(String method, String path, String roles) {
    AccessRules.Rule rule = rule(HttpMethod.valueOf(method), path);
    String let =
        List.of(Role.values()).stream()
            .filter(role -> rule != null && rule.lets(names(role)))
            .map(Enum::name)
            .collect(Collectors.joining(" "));
    assertThat(let).isEqualTo(roles);
  }

  private static Set<String> names(Role role) {
    return Role.permissions(Set.of(role)).stream().map(Enum::name).collect(Collectors.toSet());
  }

  private static AccessRules.@Nullable Rule rule(HttpMethod method, String path) {
    return AccessRules.ALL.stream()
        .filter(rule -> rule.method() == null || rule.method().equals(method))
        .filter(
            rule ->
                PathPatternParser.defaultInstance
                    .parse(rule.pattern())
                    .matches(PathContainer.parsePath(path)))
        .findFirst()
        .orElse(null);
  }
}
