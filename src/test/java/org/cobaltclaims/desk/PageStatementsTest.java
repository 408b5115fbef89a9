package org.cobaltclaims.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.testing.CountedStatements;
import org.cobaltclaims.testing.DemoRows;
import org.cobaltclaims.testing.Tables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** A page asks the database a handful of questions, and not one more for each of its rows. */
@Import(CountedStatements.class)
class PageStatementsTest extends ApplicationTest {

  private static final Pattern ROW = Pattern.compile("<tr[ >]");

  @Autowired private MockMvc web;

  @BeforeEach
  @Override
  protected void aFamilyWithTwoPayers() {
    clock.setTo(LocalDate.of(2026, 3, 31));
    Tables.empty(jdbc);
  }

  @ParameterizedTest
  @CsvSource({
    "/work?view=all, 15, 14",
    "/claims?view=all, 50, 14",
    "/batches?group=all, 15, 14",
    "/files, 50, 8",
    "/payments?view=all, 25, 20",
    "/deposits, 2, 14",
    "/patients, 30, 18",
    "/dashboard, 15, 34",
    "/dashboard/kpis/denial-rate, 50, 30",
    "/dashboard/process, 5, 10",
  })
  void statementsDoNotGrowWithTheRows(String path, int rows, int most) throws Exception {
    DemoRows.copyTo(jdbc);
    page(path);
    long before = CountedStatements.sent();
    String page = page(path);
    long sent = CountedStatements.sent() - before;
    assertThat(ROW.matcher(page).results().count()).as("rows").isGreaterThanOrEqualTo(rows);
    assertThat(sent).as("statements").isBetween(1L, (long) most);
  }

  private String page(String path) throws Exception {
    return web.perform(get(path))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
