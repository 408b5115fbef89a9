package org.cobaltclaims.engine.embedded.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.engine.embedded.rest.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search finds, in what order and on what page. */
class SearchTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private enum State {
    OPEN,
    CLOSED
  }

  private static final class Task extends Row {
    private final @Nullable String name;
    private final @Nullable Long priority;
    private final String due;
    private final State state;

    private Task(
        long key, @Nullable String name, @Nullable Long priority, String due, State state) {
      super(RowId.of(key), NOBODY);
      this.name = name;
      this.priority = priority;
      this.due = due;
      this.state = state;
    }
  }

  private static final Schema<Task> SCHEMA =
      Schema.<Task>of("task")
          .key("taskKey", Task::key)
          .text("name", task -> task.name)
          .number("priority", task -> task.priority)
          .date("due", task -> Instant.parse(task.due).toEpochMilli())
          .oneOf(State.values(), "state", task -> task.state.name())
          .flag("urgent", task -> task.priority != null && task.priority > 50)
          .someOf("group", (task, tables) -> List.of("all", "of-" + task.name))
          .alternatives()
          .build();

  private static final List<Task> TASKS =
      List.of(
          new Task(1, "Appeal", 80L, "2026-01-01T00:00:00Z", State.OPEN),
          new Task(2, "Call payer", 20L, "2026-02-01T00:00:00Z", State.OPEN),
          new Task(3, "Correct claim", 80L, "2026-03-01T00:00:00Z", State.CLOSED),
          new Task(4, "Write 10% off", null, "2026-04-01T00:00:00Z", State.CLOSED),
          new Task(5, null, 50L, "2026-05-01T00:00:00Z", State.OPEN));

  private static Map<String, Object> search(String body) {
    try {
      JsonNode json = JSON.readTree(body.replace('\'', '"'));
      return Search.read(SCHEMA, new Tables(), json).among(TASKS, Row::key);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static List<?> found(String filter) {
    return items(search("{'filter': " + filter + "}"));
  }

  private static List<?> items(Map<String, Object> answer) {
    return (List<?>) answer.get("items");
  }

  private static Map<?, ?> page(Map<String, Object> answer) {
    return (Map<?, ?>) answer.get("page");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'taskKey': '3'}                                   | 3",
        "{'taskKey': 3}                                     | 3",
        "{'name': 'Appeal'}                                 | 1",
        "{'name': {'$eq': 'Appeal'}}                        | 1",
        "{'name': {'$neq': 'Appeal'}}                       | 2 3 4 5",
        "{'name': {'$exists': true}}                        | 1 2 3 4",
        "{'name': {'$exists': false}}                       | 5",
        "{'name': {'$in': ['Appeal', 'Call payer']}}        | 1 2",
        "{'name': {'$notIn': ['Appeal', 'Call payer']}}     | 3 4 5",
        "{'name': {'$like': 'C*'}}                          | 2 3",
        "{'name': {'$like': 'c*'}}                          | ",
        "{'name': {'$like': '?ppeal'}}                      | 1",
        "{'name': {'$like': '*10% *'}}                      | 4",
        "{'name': {'$like': 'Appea'}}                       | ",
        "{'name': {'$like': 'Appea.'}}                      | ",
        "{'name': {'$like': '\\\\*'}}                       | ",
        "{'name': {'$like': 'C*', '$neq': 'Call payer'}}    | 3",
        "{'priority': 80}                                   | 1 3",
        "{'priority': {'$gt': 50}}                          | 1 3",
        "{'priority': {'$gte': 50}}                         | 1 3 5",
        "{'priority': {'$lt': 50}}                          | 2",
        "{'priority': {'$lte': 50}}                         | 2 5",
        "{'priority': {'$gt': 20, '$lt': 80}}               | 5",
        "{'due': '2026-02-01T01:00:00+01:00'}               | 2",
        "{'due': {'$gt': '2026-03-01T00:00:00Z'}}           | 4 5",
        "{'due': {'$lte': '2026-02-01T00:00:00.000Z'}}      | 1 2",
        "{'state': 'CLOSED'}                                | 3 4",
        "{'state': {'$in': ['OPEN'], '$neq': 'CLOSED'}}     | 1 2 5",
        "{'state': {'$like': 'CL*'}}                        | 3 4",
        "{'urgent': true}                                   | 1 3",
        "{'urgent': false, 'state': 'OPEN'}                 | 2 5",
        "{'group': 'of-Appeal'}                             | 1",
        "{'group': {'$in': ['of-Appeal', 'of-Call payer']}} | 1 2",
        "{'$or': [{'priority': 20}, {'name': 'Appeal'}]}    | 1 2",
        "{'state': 'OPEN', '$or': [{'priority': 80}, {}]}   | 1 2 5",
        "{'$or': [{'priority': 80, 'state': 'OPEN'}]}       | 1",
        "{'name': null, 'priority': {}, '$or': []}          | 1 2 3 4 5",
        "{'name': {'$in': [], '$eq': null}}                 | 1 2 3 4 5",
        "{}                                                 | 1 2 3 4 5"
      })
  void filterFinds(String filter, @Nullable String keys) {
    List<Long> expected = new ArrayList<>();
    if (keys != null) {
      for (String key : keys.split(" ")) {
        expected.add(Long.valueOf(key));
      }
    }
    assertThat(found(filter)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'filter': {'colour': 'red'}}",
        "{'filter': {'name': {'$regex': 'A'}}}",
        "{'filter': {'name': {'$gt': 'A'}}}",
        "{'filter': {'taskKey': {'$like': '3*'}}}",
        "{'filter': {'taskKey': 'three'}}",
        "{'filter': {'priority': 'high'}}",
        "{'filter': {'priority': {'$like': '8*'}}}",
        "{'filter': {'due': 'tomorrow'}}",
        "{'filter': {'due': '2026-01-01T00:00:00'}}",
        "{'filter': {'state': 'LOST'}}",
        "{'filter': {'state': {'$in': ['OPEN', 'LOST']}}}",
        "{'filter': {'urgent': 'yes'}}",
        "{'filter': {'name': {'$in': 'Appeal'}}}",
        "{'filter': {'name': {'$exists': 'yes'}}}",
        "{'filter': {'$or': [{'colour': 'red'}]}}",
        "{'filter': {'$or': {'name': 'Appeal'}}}",
        "{'filter': 'name'}",
        "{'sort': [{'field': 'colour'}]}",
        "{'sort': [{'field': 'name', 'order': 'UP'}]}",
        "{'sort': [{'by': 'name'}]}",
        "{'sort': 'name'}",
        "{'page': {'from': -1}}",
        "{'page': {'limit': 'all'}}",
        "{'page': {'number': 2}}",
        "{'page': {'from': 1, 'after': 'WzEsMF0'}}",
        "{'page': {'after': 'no cursor'}}",
        "{'where': {}}"
      })
  void whatCannotBeUnderstoodIsRefusedAndNamed(String body) {
    assertThatThrownBy(() -> search(body))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(400);
              assertThat(problem.detail()).isNotBlank();
            });
  }

  @Test
  void unknownFilterIsNamedWithThoseThatThereAre() {
    assertThatThrownBy(() -> found("{'colour': 'red'}"))
        .hasMessageContaining("colour")
        .hasMessageContaining("priority");
  }

  @Test
  void rowsAreSortedBySeveralFieldsAndThenByKeyWithAbsentOnesLast() {
    assertThat(items(search("{'sort': [{'field': 'priority', 'order': 'ASC'}]}")))
        .isEqualTo(List.of(2L, 5L, 1L, 3L, 4L));
    assertThat(items(search("{'sort': [{'field': 'priority', 'order': 'DESC'}]}")))
        .isEqualTo(List.of(4L, 1L, 3L, 5L, 2L));
    assertThat(items(search("{'sort': [{'field': 'state'}, {'field': 'due', 'order': 'desc'}]}")))
        .isEqualTo(List.of(4L, 3L, 5L, 2L, 1L));
  }

  @Test
  void pageIsTakenByOffsetAndTotalCountsAll() {
    Map<String, Object> answer = search("{'page': {'from': 1, 'limit': 2}}");

    assertThat(items(answer)).isEqualTo(List.of(2L, 3L));
    assertThat(page(answer).get("totalItems")).isEqualTo(5);
    assertThat(page(answer).get("hasMoreTotalItems")).isEqualTo(false);
    assertThat(items(search("{'page': {'from': 9}}"))).isEmpty();
    assertThat(items(search("{'page': {'limit': 0}}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"taskKey", "name", "priority", "due", "state", "urgent"})
  void cursorsWalkThroughAllRowsForwardsAndBackwards(String field) {
    for (String order : List.of("ASC", "DESC")) {
      String sort = "'sort': [{'field': '%s', 'order': '%s'}]".formatted(field, order);
      List<?> all = items(search("{" + sort + "}"));
      List<Object> forwards = new ArrayList<>();
      Map<String, Object> answer = search("{%s, 'page': {'limit': 2}}".formatted(sort));
      Map<String, Object> last = answer;
      while (!items(answer).isEmpty()) {
        forwards.addAll(items(answer));
        last = answer;
        answer = step(sort, "after", page(answer).get("endCursor"));
      }
      assertThat(forwards).isEqualTo(all);

      List<Object> backwards = new ArrayList<>(items(last));
      answer = step(sort, "before", page(last).get("startCursor"));
      while (!items(answer).isEmpty()) {
        backwards.addAll(0, items(answer));
        answer = step(sort, "before", page(answer).get("startCursor"));
      }
      assertThat(backwards).isEqualTo(all);
    }
  }

  private static Map<String, Object> step(String sort, String way, @Nullable Object cursor) {
    return search("{%s, 'page': {'limit': 2, '%s': '%s'}}".formatted(sort, way, cursor));
  }

  @Test
  void cursorOfAnotherSortIsRefused() {
    Object byName = page(search("{'sort': [{'field': 'name'}]}")).get("endCursor");
    Object byPriority = page(search("{'sort': [{'field': 'priority'}]}")).get("startCursor");

    assertThatThrownBy(() -> search("{'page': {'after': '%s'}}".formatted(byName)))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(
            () ->
                search(
                    "{'sort': [{'field': 'name'}], 'page': {'after': '%s'}}".formatted(byPriority)))
        .isInstanceOf(Problem.class);
  }

  @Test
  void emptyAnswerHasNoCursors() {
    Map<?, ?> page = page(search("{'filter': {'name': 'nobody'}}"));

    assertThat(page.get("totalItems")).isEqualTo(0);
    assertThat(page.get("startCursor")).isNull();
    assertThat(page.get("endCursor")).isNull();
  }
}
