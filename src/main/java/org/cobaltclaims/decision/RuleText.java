package org.cobaltclaims.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of a table within the text of its file. */
final class RuleText {

  private static final Pattern RULE =
      Pattern.compile("<(\\w+:)?rule\\b[^>]*>.*?</(\\w+:)?rule>", Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("^<[^>]*\\bid=\"([^\"]*)\"");
  private static final Pattern ENTRY_TEXT =
      Pattern.compile("<((?:\\w+:)?)text\\s*(?:/>|>(.*?)</(?:\\w+:)?text>)", Pattern.DOTALL);
  private static final Pattern NOTE =
      Pattern.compile(
          "<((?:\\w+:)?)description\\s*(?:/>|>(.*?)</(?:\\w+:)?description>)", Pattern.DOTALL);
  private static final String BETWEEN = "\n      ";

  private RuleText() {}

  /** The file's text with other rows in one table. */
  static String exchange(String text, DecisionTable table, List<Rule> rules) {
    int begin = beginOf(text, table.id());
    Matcher end = Pattern.compile("</(\\w+:)?decisionTable>").matcher(text);
    if (!end.find(begin)) {
      throw new IllegalArgumentException("a table has no end");
    }
    String inside = text.substring(begin, end.start());
    Map<String, String> sources = new HashMap<>();
    Map<String, Rule> before = new HashMap<>();
    table.rules().forEach(rule -> before.put(rule.id(), rule));
    int first = -1;
    int last = -1;
    Matcher found = RULE.matcher(inside);
    while (found.find()) {
      first = first < 0 ? found.start() : first;
      last = found.end();
      Matcher id = ID.matcher(found.group());
      if (id.find()) {
        sources.put(id.group(1), found.group());
      }
    }
    if (first < 0) {
      throw new IllegalArgumentException("a table has no rows");
    }
    String written =
        rules.stream()
            .map(rule -> write(rule, before.get(rule.id()), sources.get(rule.id())))
            .collect(Collectors.joining(BETWEEN));
    return text.substring(0, begin)
        + inside.substring(0, first)
        + written
        + inside.substring(last)
        + text.substring(end.start());
  }

  private static int beginOf(String text, String decision) {
    Matcher start =
        Pattern.compile("<(\\w+:)?decision\\s[^>]*\\bid=\"" + Pattern.quote(decision) + "\"")
            .matcher(text);
    if (!start.find()) {
      throw new IllegalArgumentException("a table is not there");
    }
    return start.end();
  }

  private static String write(Rule rule, @Nullable Rule before, @Nullable String source) {
    if (before == null || source == null) {
      return anew(rule);
    }
    return rule.equals(before) ? source : changed(rule, before, source);
  }

  /** Only what stands in the cells is exchanged. */
  private static String changed(Rule rule, Rule before, String source) {
    String noted = rule.note().equals(before.note()) ? source : noted(rule.note(), source);
    List<String> cells = Stream.concat(rule.inputs().stream(), rule.outputs().stream()).toList();
    Matcher text = ENTRY_TEXT.matcher(noted);
    StringBuilder written = new StringBuilder();
    int place = 0;
    while (text.find()) {
      if (place < cells.size()) {
        String cell = element(text.group(1), "text", cells.get(place));
        text.appendReplacement(written, Matcher.quoteReplacement(cell));
      }
      place++;
    }
    return text.appendTail(written).toString();
  }

  private static String noted(String note, String source) {
    Matcher old = NOTE.matcher(source);
    if (old.find()) {
      return source.substring(0, old.start())
          + element(old.group(1), "description", note)
          + source.substring(old.end());
    }
    int begin = source.indexOf('>') + 1;
    return source.substring(0, begin)
        + BETWEEN
        + "  "
        + element("", "description", note)
        + source.substring(begin);
  }

  private static String element(String prefix, String name, String content) {
    return "<" + prefix + name + ">" + escape(content) + "</" + prefix + name + ">";
  }

  private static String anew(Rule rule) {
    StringBuilder text = new StringBuilder("<rule id=\"" + rule.id() + "\">");
    text.append(BETWEEN).append("  ").append(element("", "description", rule.note()));
    append(text, rule.id(), "inputEntry", rule.inputs());
    append(text, rule.id(), "outputEntry", rule.outputs());
    return text.append(BETWEEN).append("</rule>").toString();
  }

  private static void append(StringBuilder text, String id, String name, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      String entry = (name.startsWith("i") ? "InputEntry_" : "OutputEntry_") + id + "_" + (i + 1);
      text.append(BETWEEN).append("  <").append(name).append(" id=\"").append(entry).append("\">");
      text.append(BETWEEN).append("    ").append(element("", "text", cells.get(i)));
      text.append(BETWEEN).append("  </").append(name).append('>');
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
