package org.cobaltclaims.engine.embedded.endpoint;

import io.camunda.client.protocol.rest.Changeset;
import io.camunda.client.protocol.rest.UserTaskAssignmentRequest;
import io.camunda.client.protocol.rest.UserTaskCompletionRequest;
import io.camunda.client.protocol.rest.UserTaskUpdateRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.cobaltclaims.engine.embedded.command.Documents;
import org.cobaltclaims.engine.embedded.command.UserTaskCommands;
import org.cobaltclaims.engine.embedded.command.UserTaskCommands.Change;
import org.cobaltclaims.engine.embedded.rest.Answer;
import org.cobaltclaims.engine.embedded.rest.Call;
import org.cobaltclaims.engine.embedded.rest.Problem;
import org.cobaltclaims.engine.embedded.rest.Route;
import org.jspecify.annotations.Nullable;

/** What people do with user tasks. An answer waits for the task's listeners. */
public final class UserTaskEndpoints {

  private static final Set<String> CHANGEABLE =
      Set.of(
          Changeset.JSON_PROPERTY_DUE_DATE,
          Changeset.JSON_PROPERTY_FOLLOW_UP_DATE,
          Changeset.JSON_PROPERTY_CANDIDATE_USERS,
          Changeset.JSON_PROPERTY_CANDIDATE_GROUPS,
          Changeset.JSON_PROPERTY_PRIORITY);

  private final Commands commands;

  public UserTaskEndpoints(Commands commands) {
    this.commands = commands;
  }

  public List<Route> routes() {
    return List.of(
        Route.post("/v2/user-tasks/{key}/assignment", this::assign),
        Route.delete(
            "/v2/user-tasks/{key}/assignee",
            call -> commands.send(call, UserTaskCommands.unassign(call.key("key")))),
        Route.patch("/v2/user-tasks/{key}", this::update),
        Route.post("/v2/user-tasks/{key}/completion", this::complete));
  }

  private CompletionStage<Answer> assign(Call call) {
    UserTaskAssignmentRequest request = call.json(UserTaskAssignmentRequest.class);
    boolean override = request.getAllowOverride() == null || request.getAllowOverride();
    return commands.send(
        call,
        UserTaskCommands.assign(
            call.key("key"),
            Fields.required("assignee", request.getAssignee()),
            override,
            request.getAction()));
  }

  private CompletionStage<Answer> complete(Call call) {
    UserTaskCompletionRequest request = call.json(UserTaskCompletionRequest.class);
    return commands.send(
        call,
        UserTaskCommands.complete(
            call.key("key"), Documents.fromMap(request.getVariables()), request.getAction()));
  }

  private CompletionStage<Answer> update(Call call) {
    UserTaskUpdateRequest request = call.json(UserTaskUpdateRequest.class);
    // The client's change set is a map: its own properties are never filled.
    Map<String, Object> changes = request.getChangeset();
    boolean nothing = changes == null || changes.isEmpty();
    if (nothing && request.getAction() == null) {
      throw Problem.invalid("nothing to update: neither a changeset nor an action is given");
    }
    return commands.send(
        call,
        UserTaskCommands.update(
            call.key("key"), change(changes == null ? Map.of() : changes), request.getAction()));
  }

  private static Change change(Map<String, Object> changes) {
    for (String name : changes.keySet()) {
      if (!CHANGEABLE.contains(name)) {
        throw Problem.invalid("unknown field 'changeset.%s'".formatted(name));
      }
    }
    return new Change(
        text(changes, Changeset.JSON_PROPERTY_DUE_DATE),
        text(changes, Changeset.JSON_PROPERTY_FOLLOW_UP_DATE),
        texts(changes, Changeset.JSON_PROPERTY_CANDIDATE_USERS),
        texts(changes, Changeset.JSON_PROPERTY_CANDIDATE_GROUPS),
        number(changes, Changeset.JSON_PROPERTY_PRIORITY));
  }

  private static @Nullable String text(Map<String, Object> changes, String name) {
    return switch (changes.get(name)) {
      case null -> null;
      case String text -> text;
      default -> throw wrong(name);
    };
  }

  private static @Nullable Integer number(Map<String, Object> changes, String name) {
    return switch (changes.get(name)) {
      case null -> null;
      case Integer number -> number;
      default -> throw wrong(name);
    };
  }

  private static @Nullable List<String> texts(Map<String, Object> changes, String name) {
    return switch (changes.get(name)) {
      case null -> null;
      case List<?> list when list.stream().allMatch(String.class::isInstance) ->
          list.stream().map(String.class::cast).toList();
      default -> throw wrong(name);
    };
  }

  private static Problem wrong(String name) {
    return Problem.invalid(
        "the field 'changeset.%s' has a value that is not allowed".formatted(name));
  }
}
