package org.cobaltclaims.dashboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The queries of {@code kpi/}: each lists what counts for a figure, with {@code claim_id,
 * family_id, on_day, payer_id, payer_level, reason, part, whole, lag_days}, between {@code :from}
 * and {@code :to}. Sums and lists of claims are made of the same query, so that they cannot
 * disagree.
 */
final class KpiSql {

  private KpiSql() {}

  /** The query of a name, without its comments. */
  static String read(String name) {
    return at("/kpi/" + name + ".sql");
  }

  /** The query of a resource, without its comments. */
  static String at(String resource) {
    try (InputStream in =
            Objects.requireNonNull(KpiSql.class.getResourceAsStream(resource), resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.strip().startsWith("--"))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
