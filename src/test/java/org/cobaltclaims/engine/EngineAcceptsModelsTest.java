package org.cobaltclaims.engine;

import static io.camunda.zeebe.util.buffer.BufferUtil.bufferAsString;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.dmn.DecisionEngineFactory;
import io.camunda.zeebe.el.ExpressionLanguageFactory;
import io.camunda.zeebe.engine.processing.common.ExpressionProcessor;
import io.camunda.zeebe.engine.processing.deployment.model.BpmnFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.cobaltclaims.engine.Models.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine would deploy every model: its own validation and transformation pass. */
class EngineAcceptsModelsTest {

  private static final int LONGEST_MESSAGE = 10_000;

  static List<Model> models() {
    return Models.all();
  }

  static List<Path> tables() {
    return Models.files(Models.FOLDER, ".dmn");
  }

  @ParameterizedTest
  @MethodSource("models")
  void theEngineAcceptsTheModel(Model model) {
    InstantSource clock = InstantSource.system();
    ExpressionProcessor expressions =
        new ExpressionProcessor(
            ExpressionLanguageFactory.createExpressionLanguage(
                () -> clock.instant().atZone(ZoneOffset.UTC)),
            scope -> null,
            Duration.ofSeconds(5));
    assertThat(
            BpmnFactory.createValidator(clock, expressions, LONGEST_MESSAGE).validate(model.bpmn()))
        .isNull();
    assertThat(BpmnFactory.createTransformer(clock).transformDefinitions(model.bpmn()))
        .singleElement()
        .satisfies(p -> assertThat(bufferAsString(p.getId())).isEqualTo(model.id()));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theEngineAcceptsTheTable(Path file) throws IOException {
    try (InputStream dmn = Files.newInputStream(file)) {
      var table = DecisionEngineFactory.createDecisionEngine().parse(dmn);
      assertThat(table.getFailureMessage()).isNull();
      assertThat(table.getDecisions())
          .extracting(decision -> decision.getId() + ".dmn")
          .contains(file.getFileName().toString());
    }
  }
}
