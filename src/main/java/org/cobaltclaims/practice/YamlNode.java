package org.cobaltclaims.practice;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML value that knows its line, because people correct files by line. */
sealed interface YamlNode {

  /** The line that it begins on, from 1. */
  int line();

  /** A value as it is written; null stands for an empty one. */
  record Scalar(int line, String text, Kind kind) implements YamlNode {}

  /** A list. */
  record Sequence(int line, List<YamlNode> items) implements YamlNode {}

  /** Keys with values. */
  record Mapping(int line, Map<String, Entry> entries) implements YamlNode {}

  /**
   * A key's value.
   *
   * @param line the key's line
   */
  record Entry(int line, YamlNode value) {}

  /** What YAML takes a scalar for. */
  enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    EMPTY
  }

  /**
   * Reads the only document of a text. An empty text is an empty mapping.
   *
   * @throws IOException if it is no YAML or a key stands twice
   */
  static YamlNode parse(String yaml) throws IOException {
    YAMLFactory factory =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(yaml)) {
      return parser.nextToken() == null ? new Mapping(1, Map.of()) : value(parser);
    }
  }

  private static YamlNode value(JsonParser parser) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(parser, line);
      case START_ARRAY -> sequence(parser, line);
      case VALUE_NULL -> new Scalar(line, "", Kind.EMPTY);
      case VALUE_TRUE, VALUE_FALSE -> new Scalar(line, parser.getText(), Kind.BOOLEAN);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(line, parser.getText(), Kind.NUMBER);
      default -> new Scalar(line, parser.getText(), Kind.TEXT);
    };
  }

  private static Mapping mapping(JsonParser parser, int line) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      entries.put(key, new Entry(keyLine, value(parser)));
    }
    return new Mapping(line, entries);
  }

  private static Sequence sequence(JsonParser parser, int line) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Sequence(line, items);
  }
}
