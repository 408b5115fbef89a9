package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.claim.FamilyState;
import org.cobaltclaims.claim.Origin;
import org.cobaltclaims.claim.Outcome;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.edi.Inspection;
import org.cobaltclaims.edi.SnipLevel;
import org.cobaltclaims.transmission.Fate;
import org.junit.jupiter.api.Test;

/** The pages say what the program says. */
class DocumentationTest {
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)\\)");
  private static final Pattern ELEMENT =
      Pattern.compile(
          "`((?:EndEvent|Task|UserTask|Receive|Timer|Gateway|Call|Flow|ErrorEvent)_\\w+)`");

  @Test
  void theReportsPageNamesEveryValueThatTheReportCanHold() throws Exception {
    String page = Files.readString(Path.of("docs/report.md"));

    assertThat(
            Stream.of(
                    PayerClaimState.values(),
                    FamilyState.values(),
                    Outcome.values(),
                    Origin.values(),
                    TaskKind.values(),
                    Fate.Kind.values())
                .flatMap(Stream::of)
                .map(value -> "`" + value + "`"))
        .allSatisfy(value -> assertThat(page).contains(value));
  }

  @Test
  void theReportsPageNamesTheGroupOfEveryTask() throws Exception {
    String page = Files.readString(Path.of("docs/report.md"));

    assertThat(TaskKind.values())
        .allSatisfy(kind -> assertThat(page).contains("`" + kind + "` | " + kind.group() + " |"));
  }

  @Test
  void theTasksPageNamesEveryKindAndWhatMayBeDecided() throws Exception {
    String page = Files.readString(Path.of("docs/tasks.md"));
    for (TaskKind kind : TaskKind.values()) {
      String rows =
          page.lines()
              .dropWhile(line -> !line.startsWith("| `" + kind + "`"))
              .takeWhile(
                  line ->
                      line.startsWith("| `" + kind + "`")
                          || line.startsWith("| | |")
                          || !line.startsWith("|"))
              .collect(Collectors.joining("\n"));
      String form = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".form";
      JsonNode decision =
          new ObjectMapper()
              .readTree(Path.of("forms", form).toFile()).findParents("key").stream()
                  .filter(field -> field.get("key").asText().equals("decision"))
                  .findFirst()
                  .orElseThrow();
      assertThat(decision.get("values").findValuesAsText("value"))
          .as(kind.name())
          .isNotEmpty()
          .allSatisfy(value -> assertThat(rows).contains("`" + value + "`"));
      assertThat(rows).contains("| " + kind.group() + " |");
    }
  }

  @Test
  void theEdiPageNamesEveryKeyAndLevel() throws Exception {
    String page = Files.readString(Path.of("docs/edi.md"));

    for (RecordComponent component : Inspection.class.getRecordComponents()) {
      JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
      assertThat(page).contains("`" + (renamed == null ? component.getName() : renamed.value()));
    }
    for (SnipLevel level : SnipLevel.values()) {
      assertThat(page).contains("| " + level.number() + " " + level.title() + " |");
    }
  }

  @Test
  void linksOfThePagesLeadSomewhere() throws Exception {
    for (Path page :
        List.of(
            Path.of("README.md"),
            Path.of("CONTRIBUTING.md"),
            Path.of("docs/adding-a-payer-rule.md"),
            Path.of("docs/api.md"),
            Path.of("docs/architecture.md"),
            Path.of("docs/deployment.md"),
            Path.of("docs/report.md"),
            Path.of("docs/tasks.md"),
            Path.of("docs/edi.md"))) {
      assertThat(LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)))
          .allSatisfy(link -> assertThat(page.toAbsolutePath().getParent().resolve(link)).exists());
    }
  }

  @Test
  void elementsThatTheReadmeNamesStandInTheModels() throws Exception {
    StringBuilder models = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
      for (Path file : files.toList()) {
        models.append(Files.readString(file));
      }
    }

    List<String> named =
        ELEMENT
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map((MatchResult element) -> element.group(1))
            .toList();

    assertThat(named).hasSizeGreaterThan(5);
    assertThat(named).allSatisfy(id -> assertThat(models.toString()).contains("id=\"" + id + "\""));
  }
}
