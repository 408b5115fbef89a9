package org.cobaltclaims.engine;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnEdge;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.camunda.zeebe.model.bpmn.instance.dc.Bounds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.engine.Models.Model;

/** The picture of a model: what is drawn where, in whole pixels. */
record Diagram(List<Box> shapes, List<Line> lines, List<Box> labels) {

  record Point(int x, int y) {}

  /**
   * A shape or a label.
   *
   * @param owner the element it belongs to
   * @param host the element that a boundary event sits on; otherwise empty
   */
  record Box(String owner, String host, int x, int y, int width, int height) {

    boolean holds(Point p) {
      return p.x > x && p.x < x + width && p.y > y && p.y < y + height;
    }

    boolean hasOnBorder(Point p) {
      boolean within = p.x >= x && p.x <= x + width && p.y >= y && p.y <= y + height;
      return within && !holds(p);
    }

    /** True if the boxes share a point, or would if each were wider by half the gap. */
    boolean isNearerThan(int gap, Box other) {
      return x < other.x + other.width + gap
          && other.x < x + width + gap
          && y < other.y + other.height + gap
          && other.y < y + height + gap;
    }

    Point centre() {
      return new Point(x + width / 2, y + height / 2);
    }
  }

  /**
   * A sequence flow as it is drawn.
   *
   * @param pixels every pixel of the line if it is orthogonal, from its source to its target
   */
  record Line(
      String flow, String source, String target, List<Point> waypoints, List<Point> pixels) {

    static Line of(String flow, String source, String target, List<Point> waypoints) {
      return new Line(flow, source, target, waypoints, trace(waypoints));
    }

    boolean isOrthogonal() {
      for (int i = 1; i < waypoints.size(); i++) {
        Point a = waypoints.get(i - 1);
        Point b = waypoints.get(i);
        if ((a.x == b.x) == (a.y == b.y)) {
          return false;
        }
      }
      return true;
    }

    private static List<Point> trace(List<Point> waypoints) {
      Set<Point> pixels = new LinkedHashSet<>();
      for (int i = 1; i < waypoints.size(); i++) {
        Point a = waypoints.get(i - 1);
        Point b = waypoints.get(i);
        int steps = Math.abs(b.x - a.x) + Math.abs(b.y - a.y);
        for (int step = 0; step <= steps; step++) {
          pixels.add(
              new Point(
                  a.x + Integer.signum(b.x - a.x) * step, a.y + Integer.signum(b.y - a.y) * step));
        }
      }
      return new ArrayList<>(pixels);
    }

    /**
     * The pixels where two lines touch. Lines that leave the same shape, or reach the same one, may
     * run together there: only what lies beyond where they part counts.
     */
    Set<Point> touches(Line other) {
      List<Point> mine = pixels;
      List<Point> theirs = other.pixels;
      int together = source.equals(other.source) ? commonStart(mine, theirs) : 0;
      mine = mine.subList(together, mine.size());
      theirs = theirs.subList(together, theirs.size());
      if (target.equals(other.target)) {
        int joined = commonStart(mine.reversed(), theirs.reversed());
        mine = mine.subList(0, mine.size() - joined);
        theirs = theirs.subList(0, theirs.size() - joined);
      }
      Set<Point> touching = new LinkedHashSet<>(mine);
      touching.retainAll(Set.copyOf(theirs));
      return touching;
    }

    private static int commonStart(List<Point> some, List<Point> others) {
      int common = 0;
      while (common < Math.min(some.size(), others.size())
          && some.get(common).equals(others.get(common))) {
        common++;
      }
      return common;
    }
  }

  static Diagram of(Model model) {
    List<Box> shapes = new ArrayList<>();
    List<Box> labels = new ArrayList<>();
    for (BpmnShape shape : model.all(BpmnShape.class)) {
      String host =
          shape.getBpmnElement() instanceof BoundaryEvent event
              ? event.getAttachedTo().getId()
              : "";
      String id = shape.getBpmnElement().getId();
      shapes.add(box(id, host, shape.getBounds()));
      if (shape.getBpmnLabel() != null && shape.getBpmnLabel().getBounds() != null) {
        labels.add(box(id, host, shape.getBpmnLabel().getBounds()));
      }
    }
    List<Line> lines = new ArrayList<>();
    for (BpmnEdge edge : model.all(BpmnEdge.class)) {
      SequenceFlow flow = (SequenceFlow) edge.getBpmnElement();
      lines.add(
          Line.of(
              flow.getId(),
              flow.getSource().getId(),
              flow.getTarget().getId(),
              edge.getWaypoints().stream()
                  .map(w -> new Point((int) Math.round(w.getX()), (int) Math.round(w.getY())))
                  .toList()));
      if (edge.getBpmnLabel() != null) {
        labels.add(box(flow.getId(), "", edge.getBpmnLabel().getBounds()));
      }
    }
    return new Diagram(shapes, lines, labels);
  }

  private static Box box(String owner, String host, Bounds bounds) {
    return new Box(
        owner,
        host,
        (int) Math.round(bounds.getX()),
        (int) Math.round(bounds.getY()),
        (int) Math.round(bounds.getWidth()),
        (int) Math.round(bounds.getHeight()));
  }

  Box shape(String id) {
    return shapes.stream().filter(s -> s.owner().equals(id)).findFirst().orElseThrow();
  }

  Stream<Box> everything() {
    return Stream.concat(shapes.stream(), labels.stream());
  }
}
