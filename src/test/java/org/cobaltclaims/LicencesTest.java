package org.cobaltclaims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The licences of all that is in the jar, from the list that {@code ./mvnw verify -Psbom} makes:
 * each is one of those below, or an exception that is named. Writes {@code
 * target/cobalt-licences.txt}.
 */
@Tag("sbom")
class LicencesTest {

  private static final Path LIST = Path.of("target/cobalt-sbom.json");

  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "BSD-4-Clause",
          "CC0-1.0",
          "EPL 1.0",
          "EPL-1.0",
          "EPL-2.0",
          "MPL-2.0");

  /** What may be there under a licence of its own, and why. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          // The process engine: free for development, tests and evaluation; production needs
          // Camunda's licence, as README and banner say.
          "io.camunda:* Camunda License v1.0",
          "needs Camunda's licence in production",
          // Connects to a server under the same licence; the exception is for free software.
          "com.mysql:mysql-connector-j The GNU General Public License, v2 with Universal FOSS"
              + " Exception, v1.0",
          "the exception holds for Apache-2.0",
          // Its POM names none; its site says Creative Commons Attribution. Four annotations.
          "net.jcip:jcip-annotations ",
          "Creative Commons Attribution 2.5");

  /** A component under one of its licences; of several, whoever uses it chooses. */
  private record Component(String group, String name, String version, Set<String> licences) {
    boolean isAllowed() {
      return licences.stream().anyMatch(ALLOWED::contains);
    }

    /** As exceptions are named; Camunda's libraries are one. */
    String exception() {
      return "%s:%s %s"
          .formatted(group, group.equals("io.camunda") ? "*" : name, String.join(" | ", licences));
    }

    @Override
    public String toString() {
      return "%s:%s:%s  %s".formatted(group, name, version, String.join(" | ", licences));
    }
  }

  private static List<Component> components() throws IOException {
    JsonNode list = new ObjectMapper().readTree(LIST.toFile());
    List<Component> components = new ArrayList<>();
    for (JsonNode component : list.get("components")) {
      Set<String> licences = new TreeSet<>();
      for (JsonNode one : component.path("licenses")) {
        JsonNode licence = one.path("license");
        licences.add(
            licence.hasNonNull("id")
                ? licence.get("id").asText()
                : licence.path("name").asText(one.path("expression").asText()));
      }
      components.add(
          new Component(
              component.path("group").asText(),
              component.path("name").asText(),
              component.path("version").asText(),
              licences));
    }
    return components;
  }

  @Test
  void everythingInTheJarMayBeThere() throws IOException {
    List<Component> components = components();
    assertThat(components).hasSizeGreaterThan(100);
    assertThat(components)
        .extracting(Component::name)
        .contains("tink", "zeebe-workflow-engine", "spring-web")
        .doesNotContain("playwright", "junit-jupiter");
    TreeMap<String, List<Component>> others = new TreeMap<>();
    components.stream()
        .filter(component -> !component.isAllowed())
        .forEach(c -> others.computeIfAbsent(c.exception(), any -> new ArrayList<>()).add(c));
    Files.write(
        LIST.resolveSibling("cobalt-licences.txt"),
        components.stream().map(Component::toString).sorted().toList());
    assertThat(others.keySet())
        .as("under a licence that is neither allowed nor an exception, and exceptions of nothing")
        .containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
  }
}
