package org.cobaltclaims.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** The text of {@code docs/processes.md}: every process and decision table as its model has it. */
final class ProcessPage {

  private static final Set<String> FLOW_NODES =
      Set.of(
          "startEvent",
          "endEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent",
          "boundaryEvent",
          "serviceTask",
          "userTask",
          "receiveTask",
          "sendTask",
          "businessRuleTask",
          "callActivity",
          "subProcess",
          "exclusiveGateway",
          "parallelGateway",
          "inclusiveGateway",
          "eventBasedGateway");

  private final StringBuilder page = new StringBuilder();
  private final Map<String, String> messages = new TreeMap<>();

  /**
   * @param processes the BPMN files, in the order in which they are shown
   * @param decisions the DMN files
   */
  static String of(List<Path> processes, List<Path> decisions) {
    ProcessPage made = new ProcessPage();
    made.line("# Processes");
    made.line("");
    made.line(
        "Made from the models in `bpmn/`; do not edit it. To make it anew: `./mvnw test"
            + " -Dtest=ProcessesDocTest -Dcobalt.docs=write`.");
    made.line(
        "Tasks for a person are yellow. What a person can decide in them stands in"
            + " [tasks.md](tasks.md).");
    processes.forEach(file -> made.process(Xml.root(file)));
    decisions.forEach(file -> made.decision(Xml.root(file)));
    return made.page.toString();
  }

  /** Nodes at which something is done or decided but nothing is said about it. */
  static List<String> undocumented(Element definitions) {
    return nodes(definitions).stream()
        .filter(node -> needsWords(node) && Xml.text(node, "documentation").isEmpty())
        .map(node -> node.getAttribute("id"))
        .toList();
  }

  private static boolean needsWords(Element node) {
    return switch (node.getLocalName()) {
      case "startEvent", "endEvent", "intermediateThrowEvent" -> false;
      case "exclusiveGateway" -> !node.getAttribute("name").isEmpty();
      default -> true;
    };
  }

  private static List<Element> nodes(Element definitions) {
    List<Element> nodes = new ArrayList<>();
    collect(Xml.first(definitions, "process").orElseThrow(), nodes);
    return nodes;
  }

  private static void collect(Element in, List<Element> nodes) {
    for (Element child : Xml.children(in)) {
      if (FLOW_NODES.contains(child.getLocalName())) {
        nodes.add(child);
        collect(child, nodes);
      }
    }
  }

  private void process(Element definitions) {
    Element process = Xml.first(definitions, "process").orElseThrow();
    messages.clear();
    Xml.children(definitions).stream()
        .filter(e -> e.getLocalName().equals("message"))
        .forEach(m -> messages.put(m.getAttribute("id"), m.getAttribute("name")));
    String id = process.getAttribute("id");
    line("");
    line("## " + process.getAttribute("name") + " (`" + id + "`)");
    line("");
    line(Xml.text(process, "documentation"));
    line("");
    line("![" + process.getAttribute("name") + "](processes/" + id + ".svg)");
    line("");
    line("| step | how | what and by which rule |");
    line("|---|---|---|");
    for (Element node : nodes(definitions)) {
      String words = Xml.text(node, "documentation");
      String how = how(node);
      if (!words.isEmpty() || !how.isEmpty()) {
        line(
            "| %s | %s | %s |"
                .formatted(cell(node.getAttribute("name")), how, cell(words))
                .replace("|  |", "| |"));
      }
    }
  }

  private String how(Element node) {
    return switch (node.getLocalName()) {
      case "serviceTask", "sendTask" ->
          attribute(node, "taskDefinition", "type").map(type -> "job `" + type + "`").orElse("");
      case "userTask" -> userTask(node);
      case "businessRuleTask" ->
          attribute(node, "calledDecision", "decisionId")
              .map(decision -> "decision `" + decision + "`")
              .orElse("");
      case "callActivity" ->
          attribute(node, "calledElement", "processId")
              .map(called -> "process `" + called + "`")
              .orElse("");
      case "receiveTask" ->
          "message `" + messages.getOrDefault(node.getAttribute("messageRef"), "") + "`";
      case "exclusiveGateway", "inclusiveGateway" ->
          node.getAttribute("name").isEmpty() ? "" : "choice";
      default -> event(node);
    };
  }

  private static String userTask(Element node) {
    String form = attribute(node, "formDefinition", "formId").orElse("");
    String group = attribute(node, "assignmentDefinition", "candidateGroups").orElse("");
    String kind =
        Xml.all(node, "property").stream()
            .filter(p -> p.getAttribute("name").equals("taskKind"))
            .map(p -> "task `" + p.getAttribute("value") + "`")
            .findFirst()
            .orElse("task");
    return kind
        + (form.isEmpty() ? "" : ", form `" + form + "`")
        + (group.isEmpty() || group.startsWith("=") ? "" : ", group " + group);
  }

  private String event(Element node) {
    Optional<Element> timer = Xml.first(node, "timerEventDefinition");
    if (timer.isPresent()) {
      String when =
          Xml.children(timer.get()).stream()
              .map(e -> e.getTextContent().strip())
              .collect(Collectors.joining(" "));
      boolean beside = "false".equals(node.getAttribute("cancelActivity"));
      return "timer `" + when + "`" + (beside ? ", the wait goes on" : "");
    }
    return Xml.first(node, "messageEventDefinition")
        .map(e -> "message `" + messages.getOrDefault(e.getAttribute("messageRef"), "") + "`")
        .or(() -> Xml.first(node, "errorEventDefinition").map(e -> "error"))
        .orElse("");
  }

  private static Optional<String> attribute(Element node, String element, String name) {
    return Xml.first(node, element).map(e -> e.getAttribute(name)).filter(v -> !v.isEmpty());
  }

  private void decision(Element definitions) {
    for (Element decision : Xml.all(definitions, "decision")) {
      line("");
      line("## " + decision.getAttribute("name") + " (`" + decision.getAttribute("id") + "`)");
      line("");
      line(Xml.text(decision, "description"));
      Xml.first(decision, "decisionTable").ifPresent(this::table);
    }
  }

  private void table(Element table) {
    List<Element> inputs = Xml.all(table, "input");
    List<Element> outputs = Xml.all(table, "output");
    List<Element> rules = Xml.all(table, "rule");
    line("");
    line("Hit policy " + table.getAttribute("hitPolicy") + "; a dash stands for anything.");
    line("");
    List<String> head = new ArrayList<>();
    inputs.forEach(i -> head.add(i.getAttribute("label")));
    outputs.forEach(o -> head.add("**" + o.getAttribute("name") + "**"));
    head.add("why");
    line("| " + head.stream().map(ProcessPage::cell).collect(Collectors.joining(" | ")) + " |");
    line("|" + "---|".repeat(head.size()));
    for (Element rule : rules) {
      List<String> cells = new ArrayList<>();
      Xml.children(rule).stream()
          .filter(e -> e.getLocalName().endsWith("Entry"))
          .filter(e -> !e.getLocalName().equals("annotationEntry"))
          .map(e -> Xml.text(e, "text"))
          .forEach(text -> cells.add(text.isEmpty() ? "-" : text));
      cells.add(Xml.text(rule, "description"));
      line("| " + cells.stream().map(ProcessPage::cell).collect(Collectors.joining(" | ")) + " |");
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
