package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.cobaltclaims.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration on a real MySQL server. */
@Tag("mysql")
class DemoOnMySqlTest {

  @TempDir private Path folder;
  private final String url = otherDatabase();
  private DemoRun demo;

  @BeforeEach
  void aFolder() {
    demo = new DemoRun(folder);
  }

  @Test
  void itEndsAsOneOnTheFileDatabaseAlsoWhenItWasInterrupted() throws IOException {
    JsonNode inFile = demo.result("file", "--claims", "8", "--seed", "7");

    demo.run("mysql", "--claims", "8", "--seed", "7", "--database", url, "--days", "9");
    JsonNode onServer = demo.result("mysql", "--claims", "8", "--seed", "7", "--database", url);

    assertThat(DemoRun.comparable(onServer)).isEqualTo(DemoRun.comparable(inFile));
    assertThat(folder.resolve("mysql/db")).doesNotExist();
  }

  @Test
  void aDatabaseThatIsNotEmptyIsLeftAsItIs() throws SQLException {
    execute("CREATE TABLE somebodys (id INT)");

    assertThat(demo.run("other", "--claims", "1", "--database", url)).isEqualTo(2);
    assertThat(demo.run("other", "--claims", "1", "--fresh", "--database", url)).isEqualTo(2);

    assertThat(demo.complaints()).contains("is not empty and holds no demo", "does not empty it");
    execute("DROP TABLE somebodys");
    assertThat(folder.resolve("other/demo.json")).doesNotExist();
  }

  @Test
  void aDemoIsNotMixedWithThatOfAnotherFolder() throws Exception {
    demo.run("one", "--claims", "1", "--days", "1", "--database", url);

    assertThat(demo.run("two", "--claims", "1", "--database", url)).isEqualTo(2);
    assertThat(demo.complaints()).contains("from another folder");
    assertThat(demo.run("one", "--claims", "1", "--database", otherDatabase())).isEqualTo(2);
    assertThat(demo.complaints()).contains("is in another database");
    assertThat(demo.run("one", "--claims", "1")).isEqualTo(2);

    demo.run("two", "--claims", "1", "--days", "1", "--fresh", "--database", url);
    assertThat(folder.resolve("two/demo.database")).exists();
    demo.complaints();
    assertThat(demo.run("one", "--claims", "1", "--database", url))
        .as("the same demonstration, and not this folder's")
        .isEqualTo(2);
    assertThat(demo.complaints()).contains("from another folder");
  }

  private static String otherDatabase() {
    return TestDatabase.newMySql().withLogin();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
