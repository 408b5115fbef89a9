package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.engine.Diagram.Box;
import org.cobaltclaims.engine.Diagram.Line;
import org.cobaltclaims.engine.Diagram.Point;
import org.cobaltclaims.engine.Models.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The models' pictures can be read: straight lines that do not cross, nothing lies over another.
 */
class DiagramTest {

  /** Pixels between two shapes, so that an arrow between them can be seen. */
  private static final int GAP = 20;

  private static final int GRID = 10;

  static List<Model> models() {
    return Models.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void linesRunStraightFromBorderToBorder(Model model) {
    Diagram diagram = Diagram.of(model);
    for (Line line : diagram.lines()) {
      assertThat(line.isOrthogonal()).as(line.flow()).isTrue();
      assertThat(diagram.shape(line.source()).hasOnBorder(line.waypoints().getFirst()))
          .as("%s leaves its source at the border", line.flow())
          .isTrue();
      assertThat(diagram.shape(line.target()).hasOnBorder(line.waypoints().getLast()))
          .as("%s ends at its target's border", line.flow())
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void noTwoLinesCross(Model model) {
    List<Line> lines = Diagram.of(model).lines();
    for (int i = 0; i < lines.size(); i++) {
      for (Line other : lines.subList(i + 1, lines.size())) {
        assertThat(lines.get(i).touches(other))
            .as("%s and %s", lines.get(i).flow(), other.flow())
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void noLineRunsThroughAShapeOrALabel(Model model) {
    Diagram diagram = Diagram.of(model);
    for (Line line : diagram.lines()) {
      assertThat(diagram.everything().filter(box -> line.pixels().stream().anyMatch(box::holds)))
          .extracting(Box::owner)
          .as("what %s runs through", line.flow())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void shapesKeepTheirDistance(Model model) {
    List<Box> shapes = Diagram.of(model).shapes();
    assertThat(
            near(shapes, shapes, GAP)
                .filter(pair -> !sitsOn(pair.get(0), pair.get(1)))
                .map(DiagramTest::owners))
        .isEmpty();
  }

  private static boolean sitsOn(Box some, Box other) {
    return some.host().equals(other.owner()) || other.host().equals(some.owner());
  }

  @ParameterizedTest
  @MethodSource("models")
  void labelsLieOverNothing(Model model) {
    Diagram diagram = Diagram.of(model);
    assertThat(near(diagram.labels(), diagram.everything().toList(), 0).map(DiagramTest::owners))
        .isEmpty();
  }

  private static Stream<List<Box>> near(List<Box> some, List<Box> others, int gap) {
    return some.stream()
        .flatMap(
            box ->
                others.stream()
                    .filter(other -> !other.equals(box) && box.isNearerThan(gap, other))
                    .map(other -> List.of(box, other)));
  }

  private static String owners(List<Box> pair) {
    return pair.get(0).owner() + " and " + pair.get(1).owner();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyNameThatStandsOutsideItsShapeHasAPlacedLabel(Model model) {
    Set<String> labelled =
        Diagram.of(model).labels().stream().map(Box::owner).collect(Collectors.toSet());
    assertThat(labelled)
        .containsExactlyInAnyOrderElementsOf(
            model.all(FlowElement.class).stream()
                .filter(e -> e.getName() != null)
                .filter(e -> !(e instanceof Activity))
                .map(FlowElement::getId)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("models")
  void shapesStandOnTheGrid(Model model) {
    assertThat(Diagram.of(model).shapes())
        .allSatisfy(
            shape -> {
              assertThat(shape.centre().x() % GRID).as(shape.owner()).isZero();
              assertThat(shape.centre().y() % GRID).as(shape.owner()).isZero();
            });
  }

  @ParameterizedTest
  @MethodSource("models")
  void theFirstShapeIsTheLeftmostAndTimersHangBelow(Model model) {
    Diagram diagram = Diagram.of(model);
    Box start = diagram.shapes().getFirst();
    assertThat(diagram.shapes().stream().mapToInt(Box::x)).allMatch(x -> x >= start.x());
    assertThat(diagram.shapes())
        .filteredOn(shape -> shape.owner().startsWith("Timer_"))
        .allSatisfy(
            timer -> {
              Box host = diagram.shape(timer.host());
              assertThat(timer.centre().y()).isEqualTo(host.y() + host.height());
            });
  }

  @Test
  void linesThatCrossOrTouchAreFound() {
    Line across = line("a", "b", new Point(0, 10), new Point(40, 10));
    Line down = line("c", "d", new Point(20, 0), new Point(20, 30));
    Line corner = line("e", "f", new Point(0, 30), new Point(30, 30), new Point(30, 10));
    assertThat(across.touches(down)).containsExactly(new Point(20, 10));
    assertThat(across.touches(corner)).containsExactly(new Point(30, 10));
    assertThat(down.touches(corner)).containsExactly(new Point(20, 30));
  }

  @Test
  void linesOfOneSourceMayRunTogetherUntilTheyPartButNotMeetAgain() {
    Line straight = line("a", "b", new Point(0, 0), new Point(0, 40), new Point(40, 40));
    Line branch = line("a", "c", new Point(0, 0), new Point(0, 20), new Point(40, 20));
    Line back =
        line("a", "c", new Point(0, 0), new Point(0, 20), new Point(30, 20), new Point(30, 50));
    assertThat(straight.touches(branch)).isEmpty();
    assertThat(straight.touches(back)).containsExactly(new Point(30, 40));
  }

  private static Line line(String source, String target, Point... waypoints) {
    return Line.of("Flow_" + source + target, source, target, List.of(waypoints));
  }
}
