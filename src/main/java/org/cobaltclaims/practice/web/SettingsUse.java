package org.cobaltclaims.practice.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cobaltclaims.intake.KnownProviders;
import org.cobaltclaims.practice.MetPayer;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.practice.ProviderProfile;
import org.cobaltclaims.practice.SettingsRefused;
import org.cobaltclaims.transmission.ClearinghouseCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What depends on an item of the settings, and what an item needs besides them. */
@Component
class SettingsUse {

  private final JdbcClient jdbc;
  private final Payers payers;
  private final KnownProviders providers;
  private final ClearinghouseCheck folders;

  SettingsUse(
      JdbcClient jdbc, Payers payers, KnownProviders providers, ClearinghouseCheck folders) {
    this.jdbc = jdbc;
    this.payers = payers;
    this.providers = providers;
    this.folders = folders;
  }

  /** Claims by payer id. */
  Map<String, Integer> claimsByPayer() {
    Map<String, Integer> claims = new HashMap<>();
    jdbc.sql("SELECT payer_id, COUNT(*) AS claims FROM payer_claim GROUP BY payer_id")
        .query(
            row -> {
              claims.put(row.getString("payer_id"), row.getInt("claims"));
            });
    return claims;
  }

  /** A payer that a claim named and nobody has described. */
  Optional<MetPayer> met(String payerId) {
    return payers.toReview().stream().filter(met -> met.payerId().equals(payerId)).findFirst();
  }

  /** A provider that newer claims named and nobody has described, as they named it. */
  Optional<ProviderProfile> named(String npi) {
    return providers.undescribed().stream().filter(named -> named.npi().equals(npi)).findFirst();
  }

  /**
   * Lets pass what nothing depends on.
   *
   * @throws SettingsRefused if claims or files do
   */
  void refuseIfUsed(SettingsSection section, String id) {
    if (section == SettingsSection.PAYERS) {
      int claims = count("SELECT COUNT(*) FROM payer_claim WHERE payer_id = :id", id);
      if (claims > 0) {
        throw SettingsRefused.inUse(
            "%d claims name this payer; it stays, since they go on by its settings"
                .formatted(claims));
      }
    } else if (section == SettingsSection.CLEARINGHOUSES) {
      int open =
          count("SELECT COUNT(*) FROM batch WHERE clearinghouse = :id AND answered_on IS NULL", id);
      if (open > 0) {
        throw SettingsRefused.inUse(
            "%d files to this clearinghouse wait for their answers; delete it when they came"
                .formatted(open));
      }
    }
  }

  private int count(String sql, String id) {
    return jdbc.sql(sql).param("id", id).query(Integer.class).single();
  }

  /** A clearinghouse needs its folders. */
  void prepare(SettingsSection section, Map<String, Object> values) {
    if (section == SettingsSection.CLEARINGHOUSES) {
      folders.prepare(String.valueOf(values.get("name")));
    }
  }
}
