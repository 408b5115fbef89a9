package org.cobaltclaims.engine.embedded.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.camunda.client.protocol.rest.CorrelatedMessageSubscriptionFilter;
import io.camunda.client.protocol.rest.CorrelatedMessageSubscriptionResult;
import io.camunda.client.protocol.rest.CorrelatedMessageSubscriptionSearchQuerySortRequest;
import io.camunda.client.protocol.rest.DecisionDefinitionFilter;
import io.camunda.client.protocol.rest.DecisionDefinitionResult;
import io.camunda.client.protocol.rest.DecisionDefinitionSearchQuerySortRequest;
import io.camunda.client.protocol.rest.DecisionInstanceFilter;
import io.camunda.client.protocol.rest.DecisionInstanceGetQueryResult;
import io.camunda.client.protocol.rest.DecisionInstanceResult;
import io.camunda.client.protocol.rest.DecisionInstanceSearchQuerySortRequest;
import io.camunda.client.protocol.rest.DecisionRequirementsFilter;
import io.camunda.client.protocol.rest.DecisionRequirementsResult;
import io.camunda.client.protocol.rest.DecisionRequirementsSearchQuerySortRequest;
import io.camunda.client.protocol.rest.ElementInstanceFilter;
import io.camunda.client.protocol.rest.ElementInstanceResult;
import io.camunda.client.protocol.rest.ElementInstanceSearchQuerySortRequest;
import io.camunda.client.protocol.rest.FormResult;
import io.camunda.client.protocol.rest.IncidentFilter;
import io.camunda.client.protocol.rest.IncidentResult;
import io.camunda.client.protocol.rest.IncidentSearchQuerySortRequest;
import io.camunda.client.protocol.rest.JobFilter;
import io.camunda.client.protocol.rest.JobSearchQuerySortRequest;
import io.camunda.client.protocol.rest.JobSearchResult;
import io.camunda.client.protocol.rest.MessageSubscriptionFilter;
import io.camunda.client.protocol.rest.MessageSubscriptionResult;
import io.camunda.client.protocol.rest.MessageSubscriptionSearchQuerySortRequest;
import io.camunda.client.protocol.rest.ProcessDefinitionFilter;
import io.camunda.client.protocol.rest.ProcessDefinitionResult;
import io.camunda.client.protocol.rest.ProcessDefinitionSearchQuerySortRequest;
import io.camunda.client.protocol.rest.ProcessDefinitionStatisticsFilter;
import io.camunda.client.protocol.rest.ProcessInstanceFilter;
import io.camunda.client.protocol.rest.ProcessInstanceResult;
import io.camunda.client.protocol.rest.ProcessInstanceSearchQuerySortRequest;
import io.camunda.client.protocol.rest.UserTaskFilter;
import io.camunda.client.protocol.rest.UserTaskResult;
import io.camunda.client.protocol.rest.UserTaskSearchQuerySortRequest;
import io.camunda.client.protocol.rest.VariableFilter;
import io.camunda.client.protocol.rest.VariableResult;
import io.camunda.client.protocol.rest.VariableSearchQuerySortRequest;
import io.camunda.client.protocol.rest.VariableSearchResult;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.engine.embedded.read.Column.Use;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our property names are exactly those of the client's transfer objects. */
class SchemaContractTest {

  static Stream<Arguments> shown() {
    return Stream.of(
        arguments(DefinitionSchemas.PROCESSES, ProcessDefinitionResult.class),
        arguments(DefinitionSchemas.DECISIONS, DecisionDefinitionResult.class),
        arguments(DefinitionSchemas.REQUIREMENTS, DecisionRequirementsResult.class),
        arguments(DefinitionSchemas.FORMS, FormResult.class),
        arguments(DefinitionSchemas.EVALUATED, DecisionInstanceResult.class),
        arguments(DefinitionSchemas.EVALUATED_WHOLE, DecisionInstanceGetQueryResult.class),
        arguments(InstanceSchemas.INSTANCES, ProcessInstanceResult.class),
        arguments(InstanceSchemas.ELEMENTS, ElementInstanceResult.class),
        arguments(InstanceSchemas.VARIABLES, VariableSearchResult.class),
        arguments(InstanceSchemas.WHOLE_VARIABLES, VariableSearchResult.class),
        arguments(InstanceSchemas.ONE_VARIABLE, VariableResult.class),
        arguments(InstanceSchemas.INCIDENTS, IncidentResult.class),
        arguments(WorkSchemas.USER_TASKS, UserTaskResult.class),
        arguments(WorkSchemas.JOBS, JobSearchResult.class),
        arguments(WorkSchemas.SUBSCRIPTIONS, MessageSubscriptionResult.class),
        arguments(WorkSchemas.CORRELATED, CorrelatedMessageSubscriptionResult.class));
  }

  @ParameterizedTest
  @MethodSource("shown")
  void rowsAreShownWithThePropertiesOfTheClient(Schema<?> schema, Class<?> result) {
    assertThat(schema.names(Use.SHOW)).isEqualTo(properties(result));
  }

  static Stream<Arguments> filtered() {
    return Stream.of(
        arguments(DefinitionSchemas.PROCESSES, ProcessDefinitionFilter.class),
        arguments(DefinitionSchemas.DECISIONS, DecisionDefinitionFilter.class),
        arguments(DefinitionSchemas.REQUIREMENTS, DecisionRequirementsFilter.class),
        arguments(DefinitionSchemas.EVALUATED, DecisionInstanceFilter.class),
        arguments(InstanceSchemas.INSTANCES, ProcessInstanceFilter.class),
        arguments(
            InstanceSchemas.INSTANCES_OF_ONE_PROCESS, ProcessDefinitionStatisticsFilter.class),
        arguments(InstanceSchemas.ELEMENTS, ElementInstanceFilter.class),
        arguments(InstanceSchemas.VARIABLES, VariableFilter.class),
        arguments(InstanceSchemas.WHOLE_VARIABLES, VariableFilter.class),
        arguments(InstanceSchemas.INCIDENTS, IncidentFilter.class),
        arguments(WorkSchemas.USER_TASKS, UserTaskFilter.class),
        arguments(WorkSchemas.JOBS, JobFilter.class),
        arguments(WorkSchemas.SUBSCRIPTIONS, MessageSubscriptionFilter.class),
        arguments(WorkSchemas.CORRELATED, CorrelatedMessageSubscriptionFilter.class));
  }

  @ParameterizedTest
  @MethodSource("filtered")
  void filtersKnowThePropertiesOfTheClient(Schema<?> schema, Class<?> filter) {
    assertThat(schema.names(Use.FILTER)).isEqualTo(properties(filter));
  }

  static Stream<Arguments> sorted() {
    return Stream.of(
        arguments(DefinitionSchemas.PROCESSES, ProcessDefinitionSearchQuerySortRequest.class),
        arguments(DefinitionSchemas.DECISIONS, DecisionDefinitionSearchQuerySortRequest.class),
        arguments(DefinitionSchemas.REQUIREMENTS, DecisionRequirementsSearchQuerySortRequest.class),
        arguments(DefinitionSchemas.EVALUATED, DecisionInstanceSearchQuerySortRequest.class),
        arguments(InstanceSchemas.INSTANCES, ProcessInstanceSearchQuerySortRequest.class),
        arguments(InstanceSchemas.ELEMENTS, ElementInstanceSearchQuerySortRequest.class),
        arguments(InstanceSchemas.VARIABLES, VariableSearchQuerySortRequest.class),
        arguments(InstanceSchemas.INCIDENTS, IncidentSearchQuerySortRequest.class),
        arguments(WorkSchemas.USER_TASKS, UserTaskSearchQuerySortRequest.class),
        arguments(WorkSchemas.JOBS, JobSearchQuerySortRequest.class),
        arguments(WorkSchemas.SUBSCRIPTIONS, MessageSubscriptionSearchQuerySortRequest.class),
        arguments(
            WorkSchemas.CORRELATED, CorrelatedMessageSubscriptionSearchQuerySortRequest.class));
  }

  @ParameterizedTest
  @MethodSource("sorted")
  void sortsKnowTheFieldsOfTheClient(Schema<?> schema, Class<?> sort) {
    Set<String> fields =
        Arrays.stream(sort.getDeclaredClasses())
            .filter(Class::isEnum)
            .flatMap(fieldEnum -> Arrays.stream(fieldEnum.getEnumConstants()))
            .map(Object::toString)
            .filter(field -> !field.equals("unknown_default_open_api"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(schema.names(Use.SORT)).isEqualTo(fields);
  }

  private static Set<String> properties(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Method method : each.getDeclaredMethods()) {
        JsonProperty property = method.getAnnotation(JsonProperty.class);
        if (property != null && method.getParameterCount() == 0) {
          names.add(property.value());
        }
      }
    }
    return names;
  }
}
