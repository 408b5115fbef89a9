package org.cobaltclaims.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cobaltclaims.testing.DatabaseTest;
import org.cobaltclaims.testing.Tables;
import org.junit.jupiter.api.Test;

/** No secret stands in the database in clear: whoever adds one says here how it is kept. */
class SecretColumnsTest extends DatabaseTest {

  /** What may be a secret, by its name. */
  private static final Pattern SUSPECT =
      Pattern.compile(
          ".*(secret|passw|token|credential|cookie|private|(^|_)pin|_hash|digest|api_key).*");

  private static final Map<String, String> KEPT_AS =
      Map.ofEntries(
          Map.entry("account.password_hash", "bcrypt"),
          Map.entry("account.code_secret", "encrypted"),
          Map.entry("account.code_secret_offered", "encrypted"),
          Map.entry("portal_invitation.link_digest", "SHA-256 of 160 random bits"),
          Map.entry("portal_invitation.code_hash", "bcrypt"),
          Map.entry("portal_session.cookie_digest", "SHA-256 of 160 random bits"));

  /** Named like secrets; they open nothing. */
  private static final Set<String> NO_SECRETS =
      Set.of(
          "account.password_expired",
          "audit_entry.digest",
          "decision_table_version.body_hash",
          "intake_family.content_digest",
          "patient.identity_digest",
          "remittance_entry.content_hash");

  @Test
  void everySecretIsHashedOrEncrypted() {
    Set<String> suspects = new TreeSet<>();
    Set<String> tables = Set.copyOf(Tables.names(jdbc));
    jdbc.query(
        "SELECT table_name, column_name FROM information_schema.columns",
        row -> {
          String table = row.getString(1).toLowerCase(Locale.ROOT);
          String column = row.getString(2).toLowerCase(Locale.ROOT);
          if (tables.contains(table) && SUSPECT.matcher(column).matches()) {
            suspects.add(table + "." + column);
          }
        });
    suspects.removeAll(NO_SECRETS);
    assertThat(suspects).containsExactlyInAnyOrderElementsOf(KEPT_AS.keySet());
  }
}
