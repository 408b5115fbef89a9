package org.cobaltclaims.worklist.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.worklist.TaskForm;
import org.cobaltclaims.worklist.TaskForms;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The form of a task as the desk shows it: the engine's form, without what the page shows beside
 * it, and with the decision's details ({@code task-details}). These may hold what must not reach
 * the process engine, so its form does not have them.
 */
@Component
class DeskForm {

  private static final String COMPONENTS = "components";

  private final Map<TaskKind, JsonNode> forms = new EnumMap<>(TaskKind.class);

  DeskForm(TaskForms engine, ObjectMapper json) {
    for (TaskKind kind : TaskKind.values()) {
      forms.put(kind, merged((ObjectNode) engine.of(kind).schema(), details(kind, json)));
    }
  }

  private static JsonNode details(TaskKind kind, ObjectMapper json) {
    String id = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    ClassPathResource file = new ClassPathResource("task-details/" + id + ".json");
    if (!file.exists()) {
      return json.createArrayNode();
    }
    try (InputStream content = file.getInputStream()) {
      return json.readTree(content);
    } catch (IOException e) {
      throw new UncheckedIOException("details of " + kind, e);
    }
  }

  private static ObjectNode merged(ObjectNode form, JsonNode details) {
    ArrayNode shown = form.arrayNode();
    for (JsonNode component : form.get(COMPONENTS)) {
      if (component.path("readonly").asBoolean()) {
        continue;
      }
      if (component.path("key").asText().equals(TaskForm.COMMENT)) {
        details.forEach(shown::add);
      }
      shown.add(component);
    }
    form.set(COMPONENTS, shown);
    return form;
  }

  JsonNode of(TaskKind kind) {
    return Objects.requireNonNull(forms.get(kind));
  }
}
