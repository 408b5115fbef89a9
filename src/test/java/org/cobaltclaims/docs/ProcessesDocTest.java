package org.cobaltclaims.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * {@code docs/processes.md} and its images say what the models say. To make them anew: {@code
 * ./mvnw test -Dtest=ProcessesDocTest -Dcobalt.docs=write}.
 */
class ProcessesDocTest {

  private static final boolean WRITE = "write".equals(System.getProperty("cobalt.docs"));
  private static final Path MODELS = Path.of("bpmn");
  private static final Path DOCS = Path.of("docs");

  @Test
  void theDocumentsAreThoseOfTheModels() throws IOException {
    Map<Path, String> documents = new TreeMap<>();
    for (Path file : models(".bpmn")) {
      Element definitions = Xml.root(file);
      String id = Xml.first(definitions, "process").orElseThrow().getAttribute("id");
      documents.put(DOCS.resolve("processes").resolve(id + ".svg"), Diagram.of(definitions));
    }
    documents.put(DOCS.resolve("processes.md"), ProcessPage.of(models(".bpmn"), models(".dmn")));
    if (WRITE) {
      Files.createDirectories(DOCS.resolve("processes"));
      for (Map.Entry<Path, String> document : documents.entrySet()) {
        Files.writeString(document.getKey(), document.getValue());
      }
    }
    List<Path> stale = new ArrayList<>();
    for (Map.Entry<Path, String> document : documents.entrySet()) {
      Path file = document.getKey();
      if (!Files.exists(file) || !Files.readString(file).equals(document.getValue())) {
        stale.add(file);
      }
    }
    assertThat(stale)
        .as("to make them anew: ./mvnw test -Dtest=ProcessesDocTest -Dcobalt.docs=write")
        .isEmpty();
  }

  @Test
  void everyStepSaysWhatItDoesAndWhy() throws IOException {
    Map<String, List<String>> silent = new TreeMap<>();
    for (Path file : models(".bpmn")) {
      List<String> nodes = ProcessPage.undocumented(Xml.root(file));
      if (!nodes.isEmpty()) {
        silent.put(String.valueOf(file.getFileName()), nodes);
      }
    }

    assertThat(silent).as("steps without bpmn:documentation").isEmpty();
  }

  private static List<Path> models(String extension) throws IOException {
    try (Stream<Path> files = Files.list(MODELS)) {
      return files.filter(f -> f.toString().endsWith(extension)).sorted().toList();
    }
  }
}
