package org.cobaltclaims.worklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cobaltclaims.claim.TaskKind;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The forms of {@code forms/}: one for each kind of task, the same that the engine shows. */
@Component
public class TaskForms {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Map<TaskKind, TaskForm> forms = new EnumMap<>(TaskKind.class);

  public TaskForms() {
    for (TaskKind kind : TaskKind.values()) {
      forms.put(kind, new TaskForm(read(kind)));
    }
  }

  private static JsonNode read(TaskKind kind) {
    String id = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    try (InputStream file = new ClassPathResource("forms/" + id + ".form").getInputStream()) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException("form of " + kind, e);
    }
  }

  /** The form of a kind. */
  public TaskForm of(TaskKind kind) {
    return Objects.requireNonNull(forms.get(kind));
  }
}
