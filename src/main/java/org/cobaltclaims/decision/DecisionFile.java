package org.cobaltclaims.decision;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A DMN file with one table or several. Its rows can be exchanged; everything else in it stays as
 * it is, to the letter: ids, layout, diagram.
 */
public final class DecisionFile {

  private static final String DISALLOW_DOCTYPE =
      "http://apache.org/xml/features/disallow-doctype-decl";

  /** Of a new row's id: chance makes none twice, also not one that an older version had. */
  private static final int ID_LENGTH = 13;

  private final String text;
  private final List<DecisionTable> tables;
  private final String parts;

  private DecisionFile(String text, List<DecisionTable> tables, String parts) {
    this.text = text;
    this.tables = List.copyOf(tables);
    this.parts = parts;
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is no DMN
   */
  public static DecisionFile parse(String text) {
    Element root = root(text);
    List<DecisionTable> tables = new ArrayList<>();
    StringBuilder parts = new StringBuilder();
    for (Element decision : children(root, "decision")) {
      List<Element> inside = children(decision, "decisionTable");
      if (inside.isEmpty()) {
        parts.append(decision.getAttribute("id")).append(decision.getTextContent());
      } else {
        tables.add(table(decision, inside.getFirst()));
      }
    }
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("there is no decision table in it");
    }
    return new DecisionFile(text, tables, parts.toString().replaceAll("\\s+", " "));
  }

  private static Element root(String text) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(DISALLOW_DOCTYPE, true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // The one that is there otherwise prints.
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
    } catch (SAXException | ParserConfigurationException | IOException e) {
      throw new IllegalArgumentException("it cannot be read as DMN", e);
    }
  }

  private static DecisionTable table(Element decision, Element table) {
    List<Column> inputs = new ArrayList<>();
    for (Element input : children(table, "input")) {
      Element looksAt = children(input, "inputExpression").getFirst();
      inputs.add(
          new Column(
              input.getAttribute("label"),
              textOf(looksAt),
              looksAt.getAttribute("typeRef"),
              children(input, "inputValues").stream()
                  .map(DecisionFile::textOf)
                  .findFirst()
                  .orElse("")));
    }
    List<Column> outputs = new ArrayList<>();
    for (Element output : children(table, "output")) {
      outputs.add(
          new Column(
              output.getAttribute("label"),
              output.getAttribute("name"),
              output.getAttribute("typeRef"),
              children(output, "outputValues").stream()
                  .map(DecisionFile::textOf)
                  .findFirst()
                  .orElse("")));
    }
    List<Rule> rules =
        children(table, "rule").stream()
            .map(
                rule ->
                    new Rule(
                        rule.getAttribute("id"),
                        contentOf(rule, "description"),
                        children(rule, "inputEntry").stream().map(DecisionFile::textOf).toList(),
                        children(rule, "outputEntry").stream().map(DecisionFile::textOf).toList()))
            .toList();
    String policy = table.getAttribute("hitPolicy");
    return new DecisionTable(
        decision.getAttribute("id"),
        decision.getAttribute("name"),
        contentOf(decision, "description"),
        policy.isEmpty() ? "UNIQUE" : policy,
        inputs,
        outputs,
        rules);
  }

  private static String textOf(Element element) {
    return contentOf(element, "text");
  }

  private static String contentOf(Element element, String child) {
    return children(element, child).stream()
        .map(found -> found.getTextContent().strip())
        .findFirst()
        .orElse("");
  }

  private static List<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
        .map(Element.class::cast)
        .filter(element -> element.getLocalName().equals(name))
        .toList();
  }

  /** The whole file. */
  public String text() {
    return text;
  }

  /** Its tables, in the order of the file. */
  public List<DecisionTable> tables() {
    return tables;
  }

  /**
   * Whether this file can stand in for another: the same tables with the same columns, and what is
   * no table is the same.
   */
  public boolean canStandInFor(DecisionFile other) {
    Map<String, DecisionTable> mine = new HashMap<>();
    tables.forEach(table -> mine.put(table.id(), table));
    return parts.equals(other.parts)
        && mine.size() == other.tables.size()
        && other.tables.stream()
            .allMatch(
                table -> {
                  DecisionTable same = mine.get(table.id());
                  return same != null && same.hasTheColumnsOf(table);
                });
  }

  /** Whether both decide the same with the same words; ids of rows do not count. */
  public boolean saysTheSameAs(DecisionFile other) {
    return canStandInFor(other) && words().equals(other.words());
  }

  private Map<String, List<List<Object>>> words() {
    Map<String, List<List<Object>>> words = new HashMap<>();
    tables.forEach(
        table ->
            words.put(
                table.id(),
                table.rules().stream()
                    .map(rule -> List.<Object>of(rule.note(), rule.inputs(), rule.outputs()))
                    .toList()));
    return words;
  }

  /**
   * The same file with other rows. A row that is there under its id keeps it, and its text to the
   * letter if nothing in it changed; a row without one, or with one that is no row of the table,
   * gets a new one.
   *
   * @param rows by the id of the table; a table that is not named keeps its rows
   */
  public DecisionFile withRules(Map<String, List<Rule>> rows) {
    Map<String, List<Rule>> wanted = new LinkedHashMap<>(rows);
    String changed = text;
    for (DecisionTable table : tables) {
      List<Rule> rules = wanted.remove(table.id());
      if (rules != null && !rules.equals(table.rules())) {
        changed = RuleText.exchange(changed, table, named(table, rules));
      }
    }
    if (!wanted.isEmpty()) {
      throw new IllegalArgumentException("there is no table of this name in it");
    }
    return changed.equals(text) ? this : parse(changed);
  }

  private List<Rule> named(DecisionTable table, List<Rule> rules) {
    Set<String> known = new LinkedHashSet<>();
    table.rules().forEach(rule -> known.add(rule.id()));
    Set<String> used = new LinkedHashSet<>();
    tables.forEach(each -> each.rules().forEach(rule -> used.add(rule.id())));
    List<Rule> named = new ArrayList<>();
    for (Rule rule : rules) {
      String id = rule.id();
      if (!known.remove(id)) {
        do {
          id = "Rule_" + UUID.randomUUID().toString().substring(0, ID_LENGTH);
        } while (!used.add(id));
      }
      named.add(new Rule(id, rule.note(), rule.inputs(), rule.outputs()));
    }
    return named;
  }
}
