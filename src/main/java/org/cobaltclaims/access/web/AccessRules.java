package org.cobaltclaims.access.web;

import static org.cobaltclaims.access.Permission.ACCOUNTS;
import static org.cobaltclaims.access.Permission.AUDIT;
import static org.cobaltclaims.access.Permission.EDIT_COVERAGES;
import static org.cobaltclaims.access.Permission.MANAGE_WORK;
import static org.cobaltclaims.access.Permission.POST_PAYMENTS;
import static org.cobaltclaims.access.Permission.SEE_CLAIMS;
import static org.cobaltclaims.access.Permission.SEE_IDENTIFIERS;
import static org.cobaltclaims.access.Permission.SETTINGS;
import static org.cobaltclaims.access.Permission.WORK_CLAIMS;
import static org.springframework.http.HttpMethod.GET;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.access.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Which permission every page and call takes (DOMAIN 11). The first rule that fits decides; where
 * none fits nobody gets in.
 */
final class AccessRules {

  /** In their order. */
  static final List<Rule> ALL = List.copyOf(rules());

  private AccessRules() {}

  /**
   * One line of the table.
   *
   * @param method null for any
   * @param pattern of the path
   * @param any who has one of these gets in
   * @param also who has one of those and all of these
   * @param closed also where nobody has an account yet, and REST answers this machine's own callers
   */
  record Rule(
      @Nullable HttpMethod method,
      String pattern,
      Set<Permission> any,
      Set<Permission> also,
      boolean closed) {

    /**
     * Whether somebody gets in.
     *
     * @param has names of permissions
     */
    boolean lets(Set<String> has) {
      return any.stream().map(Enum::name).anyMatch(has::contains)
          && also.stream().map(Enum::name).allMatch(has::contains);
    }
  }

  private static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    // Set up and watched by people who see no patient.
    rules.add(new Rule(null, "/api/accounts/**", Set.of(ACCOUNTS), Set.of(), true));
    rules.add(new Rule(null, "/team/**", Set.of(ACCOUNTS), Set.of(), true));
    rules.add(new Rule(null, "/api/audit/**", Set.of(AUDIT), Set.of(), true));
    rules.add(new Rule(null, "/audit/**", Set.of(AUDIT), Set.of(), true));

    // What the processes decide by: managers see it, who sets up changes it.
    rules.add(any("/settings/decisions/**", SETTINGS, MANAGE_WORK));
    rules.add(read("/api/decisions/**", SETTINGS, MANAGE_WORK));
    for (String look : List.of("preview", "try")) {
      rules.add(any("/api/decisions/" + look, SETTINGS, MANAGE_WORK));
    }
    rules.add(any("/api/decisions/**", SETTINGS));
    // The practice's settings; how far the set-up is everybody may see, who cannot work before.
    rules.add(new Rule(GET, "/setup/steps", Set.of(Permission.values()), Set.of(), true));
    for (String set : List.of("/setup/**", "/settings/**", "/api/settings/**")) {
      rules.add(new Rule(null, set, Set.of(SETTINGS), Set.of(), true));
    }

    // Pages on which money is entered.
    for (String entry : List.of("new", "drafts/**", "correct/**", "more/**")) {
      rules.add(any("/payments/" + entry, POST_PAYMENTS));
    }

    // Pages. What they change, they change through the calls below.
    for (String page :
        List.of("work", "claims", "ready", "batches", "files", "payments", "deposits", "days")) {
      rules.add(any("/" + page + "/**", SEE_CLAIMS));
    }

    // Why records are kept: a matter of law, and of patients.
    rules.add(any("/holds/**", MANAGE_WORK));
    rules.add(any("/api/holds/**", MANAGE_WORK));

    rules.add(any("/dashboard/**", MANAGE_WORK));
    rules.add(any("/api/kpis/**", MANAGE_WORK));
    rules.add(any("/api/process-map/**", MANAGE_WORK));

    rules.add(any("/patients/portal-entries", EDIT_COVERAGES));
    rules.add(any("/patients/**", SEE_CLAIMS, EDIT_COVERAGES));
    rules.add(any("/intake/**", WORK_CLAIMS));

    // Patients and their coverages: the front desk's business too.
    rules.add(read("/api/patients/*/account", SEE_CLAIMS));
    rules.add(read("/api/patients/**", SEE_CLAIMS, EDIT_COVERAGES));
    rules.add(any("/api/patients/*/coverages/**", EDIT_COVERAGES));
    rules.add(any("/api/patients/*/portal/**", EDIT_COVERAGES));
    rules.add(any("/api/patients/*/record-number", EDIT_COVERAGES));
    rules.add(any("/api/patients/*/qualified-beneficiary", EDIT_COVERAGES));
    rules.add(any("/api/patients/**", POST_PAYMENTS));

    rules.add(any("/api/visits/**", WORK_CLAIMS));

    // Whole files and forms hold what identifies a patient.
    for (String whole :
        List.of(
            "/api/files/*/content",
            "/api/versions/**",
            "/api/claims/*/cms1500*",
            "/api/claims/*/eob.*",
            "/api/claims/*/packet.pdf",
            "/api/payer-claims/*/appeals/*/letter",
            "/api/remittances/*/scan",
            "/api/print-batches/*")) {
      rules.add(new Rule(GET, whole, Set.of(SEE_CLAIMS), Set.of(SEE_IDENTIFIERS), false));
    }

    // Money.
    rules.add(any("/api/months/*/lock", MANAGE_WORK));
    for (String money :
        List.of(
            "remittances",
            "remittance-drafts",
            "payments",
            "deposits",
            "bank-statements",
            "days",
            "statements")) {
      rules.add(read("/api/" + money + "/**", SEE_CLAIMS));
      rules.add(any("/api/" + money + "/**", POST_PAYMENTS));
    }
    rules.add(read("/api/rates/**", SEE_CLAIMS));
    rules.add(read("/api/months/**", SEE_CLAIMS));

    // Claims. Against the rules only who may, whatever role they say.
    rules.add(read("/api/claims/**", SEE_CLAIMS));
    rules.add(any("/api/claims/*/send-anyway", MANAGE_WORK));
    rules.add(any("/api/claims/*/skip-prior", MANAGE_WORK));
    rules.add(any("/api/claims/*/prior-eob", POST_PAYMENTS));
    rules.add(any("/api/families/find", SEE_CLAIMS));
    for (String work :
        List.of("claims", "payer-claims", "families", "versions", "batches", "print-batches")) {
      rules.add(read("/api/" + work + "/**", SEE_CLAIMS));
      rules.add(any("/api/" + work + "/**", WORK_CLAIMS));
    }

    // Tasks and files: what exactly, their kind says (TaskRights).
    for (String shared : List.of("tasks", "files")) {
      rules.add(read("/api/" + shared + "/**", SEE_CLAIMS));
      rules.add(any("/api/" + shared + "/**", WORK_CLAIMS, POST_PAYMENTS));
    }
    rules.add(read("/v3/api-docs/**", SEE_CLAIMS));
    rules.add(read("/v3/api-docs.yaml", SEE_CLAIMS));
    return rules;
  }

  private static Rule any(String pattern, Permission... any) {
    return new Rule(null, pattern, Set.of(any), Set.of(), false);
  }

  private static Rule read(String pattern, Permission... any) {
    return new Rule(GET, pattern, Set.of(any), Set.of(), false);
  }
}
