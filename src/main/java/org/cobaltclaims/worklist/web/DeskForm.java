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
import java.util.Optional;
import java.util.regex.Pattern;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.remittance.PayerLedger;
import org.cobaltclaims.worklist.Task;
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
  private static final Pattern HEADING = Pattern.compile("^#[^\n]*");

  private static final String PROVIDER_ADJUSTMENT =
      "task-details/match-payment.provider-adjustment.json";

  private final Map<TaskKind, JsonNode> forms = new EnumMap<>(TaskKind.class);
  private final JsonNode providerAdjustment;

  DeskForm(TaskForms engine, ObjectMapper json) {
    for (TaskKind kind : TaskKind.values()) {
      forms.put(kind, merged((ObjectNode) engine.of(kind).schema(), details(kind, json)));
    }
    this.providerAdjustment =
        worded(
            Objects.requireNonNull(forms.get(TaskKind.MATCH_PAYMENT)),
            read(new ClassPathResource(PROVIDER_ADJUSTMENT), json).orElseThrow());
  }

  private static JsonNode details(TaskKind kind, ObjectMapper json) {
    String id = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return read(new ClassPathResource("task-details/" + id + ".json"), json)
        .orElseGet(json::createArrayNode);
  }

  private static Optional<JsonNode> read(ClassPathResource file, ObjectMapper json) {
    if (!file.exists()) {
      return Optional.empty();
    }
    try (InputStream content = file.getInputStream()) {
      return Optional.of(json.readTree(content));
    } catch (IOException e) {
      throw new UncheckedIOException(file.getPath(), e);
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

  /** The same decisions in the words that fit a provider adjustment. */
  private static JsonNode worded(JsonNode form, JsonNode words) {
    JsonNode copy = form.deepCopy();
    for (JsonNode component : copy.get(COMPONENTS)) {
      ObjectNode changed = (ObjectNode) component;
      if (isText(component)) {
        changed.put(
            "text",
            "# %s\n\n%s".formatted(words.get("heading").asText(), words.get("text").asText()));
      }
      for (JsonNode choice : component.path("values")) {
        ((ObjectNode) choice).set("label", words.get("labels").get(choice.get("value").asText()));
      }
    }
    return copy;
  }

  private static boolean isText(JsonNode component) {
    return component.path("type").asText().equals("text");
  }

  /** What the form says first, without its heading: what whoever works the task has to do. */
  String asks(Task task) {
    for (JsonNode component : of(task).get(COMPONENTS)) {
      if (isText(component)) {
        return HEADING.matcher(component.path("text").asText()).replaceFirst("").strip();
      }
    }
    return "";
  }

  JsonNode of(Task task) {
    return task.kind() == TaskKind.MATCH_PAYMENT && PayerLedger.isProviderAdjustment(task.subject())
        ? providerAdjustment
        : Objects.requireNonNull(forms.get(task.kind()));
  }
}
