package org.cobaltclaims.engine.embedded.read;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is known of decisions: their models, and what they decided. */
final class DecisionRows {

  private static final Pattern EVALUATED_ID = Pattern.compile("([0-9]{1,18})-([0-9]{1,9})");

  private DecisionRows() {}

  /** A version of a decision requirements graph. */
  static final class Requirements extends Row {
    final String requirementsId;
    final String name;
    final int version;
    final String resourceName;
    final byte[] xml;

    Requirements(
        long key,
        String requirementsId,
        String name,
        int version,
        String resourceName,
        byte[] xml) {
      super(RowId.of(key), NOBODY);
      this.requirementsId = requirementsId;
      this.name = name;
      this.version = version;
      this.resourceName = resourceName;
      this.xml = xml;
    }
  }

  /** A version of a decision. */
  static final class Definition extends Row {
    final String decisionId;
    final String name;
    final int version;
    final String requirementsId;
    final long requirementsKey;

    Definition(
        long key,
        String decisionId,
        String name,
        int version,
        String requirementsId,
        long requirementsKey) {
      super(RowId.of(key), NOBODY);
      this.decisionId = decisionId;
      this.name = name;
      this.version = version;
      this.requirementsId = requirementsId;
      this.requirementsKey = requirementsKey;
    }
  }

  /** A version of a form. */
  static final class Form extends Row {
    final String formId;
    final int version;
    final String schema;

    Form(long key, String formId, int version, String schema) {
      super(RowId.of(key), NOBODY);
      this.formId = formId;
      this.version = version;
      this.schema = schema;
    }
  }

  /** An input of a decision, its value as JSON. The names are the API's. */
  record Input(String inputId, String inputName, String inputValue) {}

  /** An output of a rule, its value as JSON. The names are the API's. */
  record Output(String outputId, String outputName, String outputValue) {}

  /** A rule that held. The names are the API's. */
  record Rule(String ruleId, int ruleIndex, List<Output> evaluatedOutputs) {}

  /**
   * Where a decision was asked, keys -1 for nowhere.
   *
   * @param date milliseconds since the epoch
   */
  record Occasion(long definition, long instance, long element, long date) {}

  /** One decision of one evaluation. Known by the evaluation's key and the decision's number. */
  static final class Evaluated extends Row {
    final Occasion occasion;
    final String decisionId;
    final long decisionKey;
    final String name;
    final int version;
    final String type;
    final String result;
    final @Nullable String failure;
    final List<Input> inputs;
    final List<Rule> rules;

    Evaluated(
        RowId id,
        Occasion occasion,
        String decisionId,
        long decisionKey,
        String name,
        int version,
        String type,
        String result,
        @Nullable String failure,
        List<Input> inputs,
        List<Rule> rules) {
      super(id, occasion.instance() > 0 ? occasion.instance() : id.key());
      this.occasion = occasion;
      this.decisionId = decisionId;
      this.decisionKey = decisionKey;
      this.name = name;
      this.version = version;
      this.type = type;
      this.result = result;
      this.failure = failure;
      this.inputs = inputs;
      this.rules = rules;
    }

    /** How the API calls it. */
    String evaluatedId() {
      return id.key() + "-" + id.part();
    }

    /** What the API calls so, empty when it cannot be such an id. */
    static Optional<RowId> readId(@Nullable String text) {
      Matcher parts = EVALUATED_ID.matcher(text == null ? "" : text);
      return parts.matches()
          ? Optional.of(new RowId(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
          : Optional.empty();
    }
  }
}
