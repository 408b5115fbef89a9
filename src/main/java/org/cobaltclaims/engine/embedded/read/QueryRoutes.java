package org.cobaltclaims.engine.embedded.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Evaluated;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Form;
import org.cobaltclaims.engine.embedded.rest.Answer;
import org.cobaltclaims.engine.embedded.rest.Call;
import org.cobaltclaims.engine.embedded.rest.Problem;
import org.cobaltclaims.engine.embedded.rest.Route;
import org.jspecify.annotations.Nullable;

/**
 * The queries of the REST API v2: what is asked of {@link ReadModel}. Answers may lag a little
 * behind commands, as in a cluster.
 */
public final class QueryRoutes {

  private static final String API = "/v2/";
  private static final String KEY = "key";

  private final ReadModel model;
  private final List<Route> routes = new ArrayList<>();

  private QueryRoutes(ReadModel model) {
    this.model = model;
  }

  /** All there are. */
  public static List<Route> of(ReadModel model) {
    QueryRoutes made = new QueryRoutes(model);
    made.definitions();
    made.decisions();
    made.instances();
    made.variables();
    made.work();
    return List.copyOf(made.routes);
  }

  private void definitions() {
    Schema<DefinitionRow> schema = DefinitionSchemas.PROCESSES;
    table("process-definitions", tables -> tables.definitions, schema);
    get(
        "process-definitions/{key}/xml",
        (queries, call) ->
            xml(queries.get(queries.tables().definitions, schema, call.key(KEY)).xml));
    get(
        "process-definitions/{key}/form",
        (queries, call) -> {
          DefinitionRow row = queries.get(queries.tables().definitions, schema, call.key(KEY));
          return form(
              Optional.ofNullable(row.model.startFormId()).flatMap(queries.tables()::latestForm));
        });
    post(
        "process-definitions/{key}/statistics/element-instances",
        (queries, call) ->
            Answer.json(Statistics.ofDefinition(queries.tables(), call.key(KEY), body(call))));
  }

  private void decisions() {
    table("decision-definitions", tables -> tables.decisions, DefinitionSchemas.DECISIONS);
    get(
        "decision-definitions/{key}/xml",
        (queries, call) -> {
          Tables tables = queries.tables();
          long graph =
              queries.get(tables.decisions, DefinitionSchemas.DECISIONS, call.key(KEY))
                  .requirementsKey;
          return xml(queries.get(tables.requirements, DefinitionSchemas.REQUIREMENTS, graph).xml);
        });
    table("decision-requirements", tables -> tables.requirements, DefinitionSchemas.REQUIREMENTS);
    get(
        "decision-requirements/{key}/xml",
        (queries, call) ->
            xml(
                queries.get(
                        queries.tables().requirements,
                        DefinitionSchemas.REQUIREMENTS,
                        call.key(KEY))
                    .xml));
    search("decision-instances", tables -> tables.evaluated, DefinitionSchemas.EVALUATED);
    get(
        "decision-instances/{key}",
        (queries, call) -> Answer.json(decision(queries.tables(), call.path().get(KEY))));
  }

  private void instances() {
    table("process-instances", tables -> tables.instances, InstanceSchemas.INSTANCES);
    get(
        "process-instances/{key}/call-hierarchy",
        (queries, call) -> Answer.json(Instances.callers(queries, call.key(KEY))));
    get(
        "process-instances/{key}/sequence-flows",
        (queries, call) -> Answer.json(Instances.flows(queries, call.key(KEY))));
    get(
        "process-instances/{key}/statistics/element-instances",
        (queries, call) ->
            Answer.json(Statistics.ofInstance(queries.tables(), instance(queries, call).key())));
    post(
        "process-instances/{key}/incidents/search",
        (queries, call) -> incidentsBelow(queries, instance(queries, call), body(call)));
    table("element-instances", tables -> tables.elements, InstanceSchemas.ELEMENTS);
    post(
        "element-instances/{key}/incidents/search",
        (queries, call) -> {
          Table<ElementRow> elements = queries.tables().elements;
          return incidentsBelow(
              queries, queries.get(elements, InstanceSchemas.ELEMENTS, call.key(KEY)), body(call));
        });
    table("incidents", tables -> tables.incidents, InstanceSchemas.INCIDENTS);
  }

  private void variables() {
    post(
        "variables/search",
        (queries, call) ->
            Answer.json(
                queries.search(queries.tables().variables, variableSchema(call), body(call))));
    get(
        "variables/{key}",
        (queries, call) ->
            Answer.json(
                queries.show(
                    queries.tables().variables, InstanceSchemas.ONE_VARIABLE, call.key(KEY))));
    post(
        "user-tasks/{key}/variables/search",
        (queries, call) -> {
          List<VariableRow> seen = Instances.variables(queries.tables(), task(queries, call));
          return Answer.json(queries.search(seen, variableSchema(call), body(call)));
        });
  }

  private void work() {
    table("user-tasks", tables -> tables.userTasks, WorkSchemas.USER_TASKS);
    get(
        "user-tasks/{key}/form",
        (queries, call) ->
            form(Optional.ofNullable(queries.tables().forms.get(task(queries, call).form))));
    search("jobs", tables -> tables.jobs, WorkSchemas.JOBS);
    search("message-subscriptions", tables -> tables.subscriptions, WorkSchemas.SUBSCRIPTIONS);
    search("correlated-message-subscriptions", tables -> tables.correlated, WorkSchemas.CORRELATED);
  }

  private static InstanceRow instance(Queries queries, Call call) {
    return queries.get(queries.tables().instances, InstanceSchemas.INSTANCES, call.key(KEY));
  }

  private static UserTaskRow task(Queries queries, Call call) {
    return queries.get(queries.tables().userTasks, WorkSchemas.USER_TASKS, call.key(KEY));
  }

  private static Answer incidentsBelow(Queries queries, Row above, JsonNode body) {
    List<IncidentRow> below =
        queries.tables().incidents.all().stream()
            .filter(incident -> incident.isBelow(above.key()))
            .toList();
    return Answer.json(queries.search(below, InstanceSchemas.INCIDENTS, body));
  }

  /** Searches shorten long values unless the client asks for them. */
  private static Schema<VariableRow> variableSchema(Call call) {
    return "false".equals(call.parameter("truncateValues"))
        ? InstanceSchemas.WHOLE_VARIABLES
        : InstanceSchemas.VARIABLES;
  }

  private static Map<String, ?> decision(Tables tables, @Nullable String id) {
    Evaluated row = Evaluated.readId(id).map(tables.evaluated::get).orElse(null);
    if (row == null) {
      throw Problem.notFound("there is no decision instance with that id, as 2251799813685300-1");
    }
    return DefinitionSchemas.EVALUATED_WHOLE.show(row);
  }

  private static Answer xml(byte[] file) {
    return Answer.text("text/xml", new String(file, StandardCharsets.UTF_8));
  }

  private static Answer form(Optional<Form> form) {
    return form.map(row -> Answer.json(DefinitionSchemas.FORMS.show(row)))
        .orElseGet(Answer::noContent);
  }

  private <R extends Row> void table(
      String name, Function<Tables, Table<R>> table, Schema<R> schema) {
    search(name, table, schema);
    get(
        name + "/{key}",
        (queries, call) ->
            Answer.json(queries.show(table.apply(queries.tables()), schema, call.key(KEY))));
  }

  private <R extends Row> void search(
      String name, Function<Tables, Table<R>> table, Schema<R> schema) {
    post(
        name + "/search",
        (queries, call) ->
            Answer.json(queries.search(table.apply(queries.tables()), schema, body(call))));
  }

  private static JsonNode body(Call call) {
    JsonNode body = call.json(JsonNode.class);
    if (!body.isObject()) {
      throw Problem.invalid("the body must be an object");
    }
    return body;
  }

  private void get(String path, BiFunction<Queries, Call, Answer> answer) {
    routes.add(Route.get(API + path, Route.atOnce(call -> ask(call, answer))));
  }

  private void post(String path, BiFunction<Queries, Call, Answer> answer) {
    routes.add(Route.post(API + path, Route.atOnce(call -> ask(call, answer))));
  }

  private Answer ask(Call call, BiFunction<Queries, Call, Answer> answer) {
    return model.ask(tables -> answer.apply(new Queries(tables), call));
  }
}
