package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration on a real MySQL server. */
@Tag("mysql")
class DemoOnMySqlTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final String url = TestDatabase.newMySql() + "&user=root&password=";

  @Test
  void itEndsAsOneOnTheFileDatabaseAlsoWhenItWasInterrupted() throws IOException {
    List<String> what = List.of("--claims", "8", "--seed", "7");
    JsonNode inFile = demo("file", what);

    run("mysql", with(what, "--database", url, "--days", "9"));
    JsonNode onServer = demo("mysql", with(what, "--database", url));

    assertThat(comparable(onServer)).isEqualTo(comparable(inFile));
    assertThat(folder.resolve("mysql/db")).doesNotExist();
  }

  @Test
  void aDatabaseThatIsNotEmptyIsLeftAsItIs() throws SQLException {
    execute("CREATE TABLE somebodys (id INT)");

    assertThat(run("other", List.of("--claims", "1", "--database", url))).isEqualTo(2);
    assertThat(run("other", List.of("--claims", "1", "--fresh", "--database", url))).isEqualTo(2);

    assertThat(err.toString()).contains("is not empty and holds no demo", "does not empty it");
    execute("DROP TABLE somebodys");
    assertThat(folder.resolve("other/demo.json")).doesNotExist();
  }

  @Test
  void aDemoIsNotMixedWithThatOfAnotherFolder() throws Exception {
    run("one", List.of("--claims", "1", "--days", "1", "--database", url));

    assertThat(run("two", List.of("--claims", "1", "--database", url))).isEqualTo(2);
    assertThat(err.toString()).contains("from another folder");
    assertThat(run("one", List.of("--claims", "1", "--database", otherDatabase()))).isEqualTo(2);
    assertThat(err.toString()).contains("is in another database");
    assertThat(run("one", List.of("--claims", "1"))).isEqualTo(2);

    run("two", List.of("--claims", "1", "--days", "1", "--fresh", "--database", url));
    assertThat(folder.resolve("two/demo.database")).exists();
  }

  private static String otherDatabase() {
    return TestDatabase.newMySql() + "&user=root&password=";
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> with(List<String> options, String... more) {
    return Stream.concat(options.stream(), Stream.of(more)).toList();
  }

  private JsonNode demo(String name, List<String> options) throws IOException {
    assertThat(run(name, options)).as(out + "\n" + err).isZero();
    return new ObjectMapper().readTree(folder.resolve(name + ".json").toFile());
  }

  private int run(String name, List<String> options) {
    String[] arguments =
        Stream.concat(
                Stream.of(
                    "demo",
                    "--exit",
                    "--data",
                    folder.resolve(name).toString(),
                    "--json",
                    folder.resolve(name + ".json").toString()),
                options.stream())
            .toArray(String[]::new);
    return Cobalt.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** What depends on seed and number of claims alone. */
  private static JsonNode comparable(JsonNode result) {
    ObjectNode copy = result.deepCopy();
    copy.remove(List.of("seconds", "claims_per_second", "detail"));
    return copy;
  }
}
