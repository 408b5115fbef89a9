package org.cobaltclaims.docs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A process model's diagram as an SVG image. */
final class Diagram {

  private static final int MARGIN = 20;
  private static final double CHARACTER = 6.1;
  private static final int LINE = 14;

  private final Map<String, Element> elements = new HashMap<>();
  private final StringBuilder svg = new StringBuilder();
  private double left = Double.MAX_VALUE;
  private double top = Double.MAX_VALUE;
  private double right;
  private double bottom;

  private record Box(double x, double y, double width, double height) {
    static Box of(Element shape) {
      Element bounds =
          Xml.children(shape).stream()
              .filter(e -> e.getLocalName().equals("Bounds"))
              .findFirst()
              .orElseThrow();
      return new Box(
          number(bounds, "x"),
          number(bounds, "y"),
          number(bounds, "width"),
          number(bounds, "height"));
    }

    double middleX() {
      return x + width / 2;
    }

    double middleY() {
      return y + height / 2;
    }
  }

  private Diagram() {}

  /** The only diagram of a BPMN file. */
  static String of(Element definitions) {
    return new Diagram().draw(definitions);
  }

  private String draw(Element definitions) {
    for (Element element :
        Xml.all(definitions, "process").stream().flatMap(Diagram::deep).toList()) {
      elements.put(element.getAttribute("id"), element);
    }
    for (Element edge : Xml.all(definitions, "BPMNEdge")) {
      edge(edge);
    }
    List<Element> shapes = Xml.all(definitions, "BPMNShape");
    // An event on a task's border is drawn over the task.
    shapes.stream()
        .filter(s -> !meant(s).getLocalName().equals("boundaryEvent"))
        .forEach(this::shape);
    shapes.stream()
        .filter(s -> meant(s).getLocalName().equals("boundaryEvent"))
        .forEach(this::shape);
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="%s %s %s %s" width="%s" font-family="sans-serif" font-size="11">
    <defs><marker id="a" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10z" fill="#3a4652"/></marker></defs>
    <rect x="%s" y="%s" width="%s" height="%s" fill="#fff"/>
    %s</svg>
    """
        .formatted(
            n(left - MARGIN),
            n(top - MARGIN),
            n(right - left + 2 * MARGIN),
            n(bottom - top + 2 * MARGIN),
            n(right - left + 2 * MARGIN),
            n(left - MARGIN),
            n(top - MARGIN),
            n(right - left + 2 * MARGIN),
            n(bottom - top + 2 * MARGIN),
            svg);
  }

  private static Stream<Element> deep(Element of) {
    return Stream.concat(Stream.of(of), Xml.children(of).stream().flatMap(Diagram::deep));
  }

  private Element meant(Element shape) {
    Element element = elements.get(shape.getAttribute("bpmnElement"));
    if (element == null) {
      throw new IllegalStateException("a shape of nothing: " + shape.getAttribute("id"));
    }
    return element;
  }

  private void edge(Element edge) {
    StringBuilder points = new StringBuilder();
    for (Element point : Xml.all(edge, "waypoint")) {
      double x = number(point, "x");
      double y = number(point, "y");
      reach(x, y);
      points.append(n(x)).append(',').append(n(y)).append(' ');
    }
    line(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"#3a4652\" stroke-width=\"1.3\" marker-end=\"url(#a)\"/>"
            .formatted(points.toString().strip()));
    label(edge, meant(edge).getAttribute("name"));
  }

  private void shape(Element shape) {
    Element element = meant(shape);
    Box box = Box.of(shape);
    reach(box.x(), box.y());
    reach(box.x() + box.width(), box.y() + box.height());
    String type = element.getLocalName();
    String name = element.getAttribute("name");
    if (type.endsWith("Event")) {
      event(element, box);
      label(shape, name);
    } else if (type.endsWith("Gateway")) {
      gateway(type, box);
      label(shape, name);
    } else if (!type.equals("textAnnotation")) {
      activity(type, box, name);
    }
  }

  private void event(Element element, Box box) {
    String type = element.getLocalName();
    double radius = box.width() / 2;
    double x = box.middleX();
    double y = box.middleY();
    String dash =
        "false".equals(element.getAttribute("cancelActivity")) ? " stroke-dasharray=\"4 3\"" : "";
    circle(x, y, radius, type.equals("endEvent") ? 3 : 1.4, dash);
    if (type.startsWith("intermediate") || type.equals("boundaryEvent")) {
      circle(x, y, radius - 3, 1.2, dash);
    }
    if (Xml.first(element, "timerEventDefinition").isPresent()) {
      circle(x, y, radius - 7, 1.2, "");
      line(path("M%s %sV%sH%s".formatted(n(x), n(y - 7), n(y), n(x + 5)), "none", 1.4));
    } else if (Xml.first(element, "errorEventDefinition").isPresent()) {
      line(
          path("M%s %sl4 -13l4 7l5 -8l-4 14l-4 -7z".formatted(n(x - 6.5), n(y + 7)), "#3a4652", 1));
    } else if (Xml.first(element, "terminateEventDefinition").isPresent()) {
      line("<circle cx=\"%s\" cy=\"%s\" r=\"10\" fill=\"#3a4652\"/>".formatted(n(x), n(y)));
    } else if (Xml.first(element, "messageEventDefinition").isPresent()) {
      envelope(x - 9, y - 6, 18, 12);
    }
  }

  private void gateway(String type, Box box) {
    double x = box.middleX();
    double y = box.middleY();
    double half = box.width() / 2;
    line(
        path(
            "M%s %sl%s %sl%s %sl%s %sz"
                .formatted(
                    n(x), n(box.y()), n(half), n(half), n(-half), n(half), n(-half), n(-half)),
            "#fff",
            1.4));
    String mark =
        switch (type) {
          case "parallelGateway" -> "M%s %sv20m-10 -10h20".formatted(n(x), n(y - 10));
          case "eventBasedGateway" -> "M%s %sa10 10 0 1 0 0.1 0z".formatted(n(x), n(y - 10));
          case "inclusiveGateway" -> "M%s %sa9 9 0 1 0 0.1 0z".formatted(n(x), n(y - 9));
          default -> "M%s %sl14 14m0 -14l-14 14".formatted(n(x - 7), n(y - 7));
        };
    line(path(mark, "none", 2.4));
  }

  private void activity(String type, Box box, String name) {
    boolean callsAnother = type.equals("callActivity");
    line(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"9\" fill=\"%s\" stroke=\"#3a4652\" stroke-width=\"%s\"/>"
            .formatted(
                n(box.x()),
                n(box.y()),
                n(box.width()),
                n(box.height()),
                type.equals("userTask") ? "#fff6df" : type.equals("subProcess") ? "none" : "#fff",
                callsAnother ? "3" : "1.4"));
    double x = box.x() + 7;
    double y = box.y() + 6;
    switch (type) {
      case "userTask" ->
          line(
              path(
                  "M%s %sa4 4 0 1 1 8 0a4 4 0 1 1 -8 0M%s %sc0 -7 14 -7 14 0z"
                      .formatted(n(x + 3), n(y + 4), n(x), n(y + 15)),
                  "#fff",
                  1.1));
      case "serviceTask", "sendTask" ->
          line(
              path(
                  "M%s %sa5 5 0 1 0 0.1 0zM%s %sv3m0 10v3m-8 -8h3m10 0h3m-13.600 -5.600l2 2m7 7l2 2m0 -11l-2 2m-7 7l-2 2"
                      .formatted(n(x + 8), n(y + 3), n(x + 8), n(y)),
                  "none",
                  1.1));
      case "businessRuleTask" ->
          line(path("M%s %sh16v12h-16zm0 4h16m-11 0v8".formatted(n(x), n(y)), "none", 1.1));
      case "receiveTask" -> envelope(x, y, 16, 11);
      default -> {}
    }
    if (callsAnother) {
      line(
          path(
              "M%s %sh12v12h-12zm6 2v8m-4 -4h8"
                  .formatted(n(box.middleX() - 6), n(box.y() + box.height() - 16)),
              "none",
              1.2));
    }
    text(name, box.middleX(), box.middleY(), box.width() - 8);
  }

  private void envelope(double x, double y, double width, double height) {
    line(
        path(
            "M%s %sh%sv%sh%szl%s %sl%s %s"
                .formatted(
                    n(x),
                    n(y),
                    n(width),
                    n(height),
                    n(-width),
                    n(width / 2),
                    n(height * 0.6),
                    n(width / 2),
                    n(-height * 0.6)),
            "none",
            1.1));
  }

  private void label(Element of, String name) {
    Xml.children(of).stream()
        .filter(e -> e.getLocalName().equals("BPMNLabel") && !Xml.children(e).isEmpty())
        .map(Box::of)
        .findFirst()
        .ifPresent(
            box -> {
              reach(box.x(), box.y());
              reach(box.x() + box.width(), box.y() + box.height());
              text(name, box.middleX(), box.middleY(), Math.max(box.width() + 8, 104));
            });
  }

  private void text(String text, double x, double y, double width) {
    if (text.isEmpty()) {
      return;
    }
    List<String> lines = wrapped(text, (int) (width / CHARACTER));
    double from = y - (lines.size() - 1) * LINE / 2.0 + 4;
    for (int i = 0; i < lines.size(); i++) {
      line(
          "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" fill=\"#1d252d\">%s</text>"
              .formatted(n(x), n(from + i * LINE), escaped(lines.get(i))));
    }
  }

  private static List<String> wrapped(String text, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split("\\s+")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private void circle(double x, double y, double radius, double stroke, String more) {
    line(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"#fff\" stroke=\"#3a4652\" stroke-width=\"%s\"%s/>"
            .formatted(n(x), n(y), n(radius), n(stroke), more));
  }

  private static String path(String d, String fill, double stroke) {
    return "<path d=\"%s\" fill=\"%s\" stroke=\"#3a4652\" stroke-width=\"%s\"/>"
        .formatted(d, fill, n(stroke));
  }

  private void line(String element) {
    svg.append(element).append('\n');
  }

  private void reach(double x, double y) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }

  private static double number(Element of, String attribute) {
    return Double.parseDouble(of.getAttribute(attribute));
  }

  private static String n(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
