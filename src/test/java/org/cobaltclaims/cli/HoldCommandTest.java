package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cobaltclaims.testing.proof.Proof;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code cobalt hold}: what the page of legal holds does, where nobody can open it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HoldCommandTest {

  private static final Pattern PLACED = Pattern.compile("Placed: ([0-9a-f-]{36})  ");

  private Path data = Path.of("");

  @BeforeAll
  void aPractice(@TempDir Path folder) {
    data = folder.resolve("data");
    assertThat(
            Cli.run("demo", "--exit", "--claims", "2", "--seed", "7", "--days", "1", "--data", data)
                .status())
        .isZero();
  }

  @Test
  void holdsArePlacedListedReleasedAndWrittenDown() {
    String claim = one("SELECT MIN(id) FROM claim_family");
    String patient = one("SELECT MIN(id) FROM patient");
    String payer = one("SELECT MIN(id) FROM payer");

    String onClaim = place("claim", claim, "matter one");
    place("PATIENT", patient, "matter two");
    place("payer", payer, "matter three");

    String listed = run(0, "list").out();
    assertThat(listed.lines()).hasSize(3).allMatch(line -> line.contains("by J. Roe: matter"));
    assertThat(listed).contains(claim, patient, payer);
    assertThat(run(0, "release", onClaim, "--by", "J. Roe", "--reason", "settled").out())
        .startsWith("Released: " + onClaim)
        .contains("; released ", " by J. Roe: settled");
    assertThat(run(0, "list").out().lines().toList().getLast())
        .contains(onClaim, "by J. Roe: settled");
    assertThat(
            strings(
                "SELECT CONCAT(person, ': ', target, ' ', outcome, ', ', source) FROM audit_entry"
                    + " WHERE target LIKE 'legal hold %' ORDER BY number"))
        .hasSize(4)
        .contains(
            "J. Roe: legal hold %s on CLAIM %s placed, command line".formatted(onClaim, claim),
            "J. Roe: legal hold %s on CLAIM %s released, command line".formatted(onClaim, claim))
        .noneMatch(entry -> entry.contains("matter") || entry.contains("settled"));
    assertThat(Cli.run("audit", "verify", "--data", data).status()).isZero();

    Cli.Ended again = run(1, "release", onClaim, "--by", "A. Poe", "--reason", "settled");
    assertThat(again.err()).contains("This hold was released already, on ", " by J. Roe.");
    assertThat(one("SELECT released_by FROM legal_hold WHERE id = '%s'".formatted(onClaim)))
        .isEqualTo("J. Roe");
  }

  @Test
  void whatIsWrongIsSaidAndChangesNothing() {
    String before = one("SELECT COUNT(*) FROM legal_hold");
    String claim = one("SELECT MIN(id) FROM claim_family");

    assertThat(run(2, place("claim", "NOSUCHONE0")).err()).contains("there is no such claim");
    assertThat(run(2, place("patient", "nobody")).err()).contains("there is no such patient");
    assertThat(run(2, place("payer", "nobody")).err()).contains("no payer has this id");
    assertThat(run(2, place("visit", claim)).err()).contains("KIND is patient, claim or payer");
    assertThat(run(2, "place", "claim", claim, "--by", "J. Roe", "--reason", " ").err())
        .contains("--reason: say why");
    assertThat(run(2, "place", "claim", claim, "--by", "J. Roe", "--reason", "x".repeat(501)).err())
        .contains("--reason: at most 500 characters");
    assertThat(run(2, "place", "claim", claim, "--by", " ", "--reason", "x").err())
        .contains("--by says who wants it");
    assertThat(run(2, "place", "claim", claim, "--reason", "x").err()).contains("--by");
    assertThat(run(2, "release", "no-such", "--by", "J. Roe", "--reason", "over").err())
        .contains("there is no hold with this id");
    assertThat(run(2, new Object[0]).err()).contains("list, place or release");

    assertThat(one("SELECT COUNT(*) FROM legal_hold")).isEqualTo(before);
  }

  @Test
  void withoutADataFolderItSaysSo() {
    Cli.Ended ended = Cli.run("hold", "list", "--data", data.resolveSibling("nothing"));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(data.resolveSibling("nothing")).doesNotExist();
  }

  private String place(String kind, String subject, String reason) {
    Matcher placed =
        PLACED.matcher(run(0, "place", kind, subject, "--by", "J. Roe", "--reason", reason).out());
    assertThat(placed.find()).isTrue();
    return placed.group(1);
  }

  private static Object[] place(String kind, String subject) {
    return new Object[] {"place", kind, subject, "--by", "J. Roe", "--reason", "matter"};
  }

  private Cli.Ended run(int status, Object... words) {
    Object[] all = new Object[words.length + (words.length == 0 ? 1 : 3)];
    all[0] = "hold";
    System.arraycopy(words, 0, all, 1, words.length);
    if (words.length > 0) {
      all[words.length + 1] = "--data";
      all[words.length + 2] = data;
    }
    Cli.Ended ended = Cli.run(all);
    assertThat(ended.status()).as(ended.err()).isEqualTo(status);
    return ended;
  }

  private String one(String sql) {
    return strings(sql).getFirst();
  }

  private List<String> strings(String sql) {
    JdbcClient jdbc = Proof.database(data);
    return jdbc.sql(sql).query(String.class).list();
  }
}
