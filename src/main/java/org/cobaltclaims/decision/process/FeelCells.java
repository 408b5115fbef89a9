package org.cobaltclaims.decision.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.cobaltclaims.decision.CellLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scala.jdk.javaapi.CollectionConverters;

/** FEEL by the engine's own implementation of it. */
@Component
public class FeelCells implements CellLanguage {

  private static final Pattern NAME = Pattern.compile("with name '([^']*)'");

  /** Cells come again and again; those of all tables are some hundred. */
  private static final int MOST_KEPT = 5_000;

  private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();
  private final Map<String, ParsedExpression> tests = new ConcurrentHashMap<>();

  @Override
  public Optional<Trouble> troubleWithTest(String test, Object value, Map<String, Object> facts) {
    ParseResult parsed = feel.parseUnaryTests(test);
    return parsed.isSuccess()
        ? trouble(feel.evaluateWithInput(parsed.parsedExpression(), value, facts))
        : Optional.of(new Trouble(Why.UNREADABLE, ""));
  }

  @Override
  public Optional<Trouble> troubleWithExpression(String expression, Map<String, Object> facts) {
    ParseResult parsed = feel.parseExpression(expression);
    return parsed.isSuccess()
        ? trouble(feel.evaluate(parsed.parsedExpression(), facts))
        : Optional.of(new Trouble(Why.UNREADABLE, ""));
  }

  /** What is not known explains what cannot be compared, so it comes first. */
  private static Optional<Trouble> trouble(EvaluationResult result) {
    List<EvaluationFailure> failures = CollectionConverters.asJava(result.suppressedFailures());
    Optional<Trouble> unknown =
        failures.stream().map(FeelCells::unknown).flatMap(Optional::stream).findFirst();
    if (unknown.isPresent()) {
      return unknown;
    }
    return result.isSuccess() && failures.isEmpty()
        ? Optional.empty()
        : Optional.of(new Trouble(Why.WRONG_TYPE, ""));
  }

  private static Optional<Trouble> unknown(EvaluationFailure failure) {
    return switch (failure.failureType().toString()) {
      case "NO_VARIABLE_FOUND", "NO_CONTEXT_ENTRY_FOUND", "NO_PROPERTY_FOUND" -> {
        Matcher name = NAME.matcher(failure.failureMessage());
        yield Optional.of(new Trouble(Why.UNKNOWN_NAME, name.find() ? name.group(1) : ""));
      }
      case "NO_FUNCTION_FOUND" -> Optional.of(new Trouble(Why.UNKNOWN_FUNCTION, ""));
      default -> Optional.empty();
    };
  }

  @Override
  public boolean passes(String test, Object value, Map<String, Object> facts) {
    if (tests.size() > MOST_KEPT) {
      tests.clear();
    }
    ParsedExpression parsed =
        tests.computeIfAbsent(test, cell -> feel.parseUnaryTests(cell).parsedExpression());
    EvaluationResult result = feel.evaluateWithInput(parsed, value, facts);
    return result.isSuccess() && Boolean.TRUE.equals(result.result());
  }

  @Override
  public @Nullable Object valueOf(String expression, Map<String, Object> facts) {
    EvaluationResult result = feel.evaluateExpression(expression, facts);
    return result.isSuccess() ? result.result() : null;
  }
}
