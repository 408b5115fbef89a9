package org.cobaltclaims.engine.embedded.read;

import static org.cobaltclaims.engine.embedded.read.Column.Use.FILTER;
import static org.cobaltclaims.engine.embedded.read.Column.Use.SHOW;

import io.camunda.client.protocol.rest.DecisionDefinitionTypeEnum;
import io.camunda.client.protocol.rest.DecisionInstanceStateEnum;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Definition;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Evaluated;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Form;
import org.cobaltclaims.engine.embedded.read.DecisionRows.Requirements;

/** How definitions of processes, decisions and forms, and what was decided, appear in the API. */
final class DefinitionSchemas {

  private DefinitionSchemas() {}

  static final Schema<DefinitionRow> PROCESSES =
      Schema.<DefinitionRow>of("process definition")
          .key("processDefinitionKey", DefinitionRow::key)
          .text("processDefinitionId", row -> row.processId)
          .text("name", DefinitionRow::name)
          .number("version", row -> (long) row.version)
          .text("versionTag", row -> row.versionTag)
          .text("resourceName", row -> row.resourceName)
          .flag("hasStartForm", row -> row.model.startFormId() != null, SHOW, FILTER)
          .special(
              "isLatestVersion",
              (name, filter, tables) -> {
                boolean wanted = (Boolean) Kind.FLAG.read(filter.path(name), name);
                return row -> tables.isLatest(row) == wanted;
              })
          .tenant()
          .build();

  static final Schema<Definition> DECISIONS =
      Schema.<Definition>of("decision definition")
          .key("decisionDefinitionKey", Definition::key)
          .text("decisionDefinitionId", row -> row.decisionId)
          .text("name", row -> row.name)
          .number("version", row -> (long) row.version)
          .text("decisionRequirementsId", row -> row.requirementsId)
          .key("decisionRequirementsKey", row -> row.requirementsKey)
          .tenant()
          .build();

  static final Schema<Requirements> REQUIREMENTS =
      Schema.<Requirements>of("decision requirements graph")
          .key("decisionRequirementsKey", Requirements::key)
          .text("decisionRequirementsId", row -> row.requirementsId)
          .text("decisionRequirementsName", row -> row.name)
          .number("version", row -> (long) row.version)
          .text("resourceName", row -> row.resourceName, SHOW, FILTER)
          .tenant()
          .build();

  static final Schema<Form> FORMS =
      Schema.<Form>of("form")
          .key("formKey", Form::key)
          .text("formId", row -> row.formId)
          .number("version", row -> (long) row.version)
          .object("schema", row -> row.schema)
          .tenant()
          .build();

  static final Schema<Evaluated> EVALUATED = evaluated().build();

  /** One decision alone is shown with what went in and which rules held. */
  static final Schema<Evaluated> EVALUATED_WHOLE =
      evaluated()
          .object("evaluatedInputs", row -> row.inputs)
          .object("matchedRules", row -> row.rules)
          .build();

  /** A decision that was asked outside of a process has -1 for the keys of a process. */
  private static Schema.Builder<Evaluated> evaluated() {
    return Schema.<Evaluated>of("decision instance")
        .text("decisionEvaluationInstanceKey", Evaluated::evaluatedId)
        .key("decisionEvaluationKey", Evaluated::key)
        .oneOf(
            DecisionInstanceStateEnum.values(),
            "state",
            row -> row.failure == null ? "EVALUATED" : "FAILED")
        .date("evaluationDate", row -> row.occasion.date())
        .text("evaluationFailure", row -> row.failure)
        .text("decisionDefinitionId", row -> row.decisionId)
        .key("decisionDefinitionKey", row -> row.decisionKey)
        .text("decisionDefinitionName", row -> row.name)
        .number("decisionDefinitionVersion", row -> (long) row.version)
        .oneOf(DecisionDefinitionTypeEnum.values(), "decisionDefinitionType", row -> row.type)
        .key("processDefinitionKey", row -> row.occasion.definition())
        .key("processInstanceKey", row -> row.occasion.instance())
        .key("elementInstanceKey", row -> row.occasion.element())
        .text("result", row -> row.result, SHOW)
        .tenant();
  }
}
