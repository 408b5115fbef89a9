package org.cobaltclaims.cli.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.cli.backup.Manifest.Column;
import org.cobaltclaims.cli.backup.Manifest.Kind;
import org.jspecify.annotations.Nullable;

/** A table's rows as lines of JSON, one array a row; the same for every database. */
final class Rows {

  /** A text may be as long as a database holds it. */
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build());

  private static final int BATCH = 500;

  private Rows() {}

  /** What was written of a table. */
  record Written(List<Column> columns, long rows) {}

  /** Writes the rows as the connection's transaction sees them; the stream stays open. */
  static Written write(Connection connection, String table, OutputStream out)
      throws SQLException, IOException {
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      // MySQL's driver holds the whole table in memory unless it is told to stream in this way.
      statement.setFetchSize(Tables.isH2(connection) ? BATCH : Integer.MIN_VALUE);
      try (ResultSet rows =
              statement.executeQuery("SELECT * FROM " + Tables.quoted(connection, table));
          JsonGenerator json = JSON.getFactory().createGenerator(out)) {
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setRootValueSeparator(null);
        List<Column> columns = columns(rows.getMetaData());
        long count = 0;
        while (rows.next()) {
          json.writeStartArray();
          for (int i = 0; i < columns.size(); i++) {
            write(rows, i + 1, columns.get(i).kind(), json);
          }
          json.writeEndArray();
          json.writeRaw('\n');
          count++;
        }
        return new Written(columns, count);
      }
    }
  }

  private static List<Column> columns(ResultSetMetaData metaData) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      columns.add(new Column(metaData.getColumnName(i), kind(metaData, i)));
    }
    return columns;
  }

  private static Kind kind(ResultSetMetaData metaData, int column) throws SQLException {
    return switch (metaData.getColumnType(column)) {
      case Types.BOOLEAN, Types.BIT -> Kind.FLAG;
      case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT -> Kind.NUMBER;
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> Kind.TEXT;
      case Types.DATE -> Kind.DATE;
      case Types.TIMESTAMP -> Kind.TIME;
      default ->
          throw new IllegalStateException(
              "a backup does not know the type %s of column %s"
                  .formatted(metaData.getColumnTypeName(column), metaData.getColumnName(column)));
    };
  }

  private static void write(ResultSet rows, int column, Kind kind, JsonGenerator json)
      throws SQLException, IOException {
    Object value =
        switch (kind) {
          case FLAG -> rows.getBoolean(column);
          case NUMBER -> rows.getLong(column);
          case TEXT -> rows.getString(column);
          case DATE -> rows.getObject(column, LocalDate.class);
          case TIME -> rows.getObject(column, LocalDateTime.class);
        };
    if (rows.wasNull() || value == null) {
      json.writeNull();
      return;
    }
    switch (value) {
      case Boolean flag -> json.writeBoolean(flag);
      case Long number -> json.writeNumber(number);
      default -> json.writeString(value.toString());
    }
  }

  /**
   * Fills a table.
   *
   * @return how many rows there were
   */
  static long read(Connection connection, String table, List<Column> columns, InputStream in)
      throws SQLException, IOException {
    List<String> names = new ArrayList<>();
    for (Column column : columns) {
      names.add(Tables.quoted(connection, column.name()));
    }
    String sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                Tables.quoted(connection, table),
                String.join(", ", names),
                String.join(", ", names.stream().map(name -> "?").toList()));
    long count = 0;
    try (PreparedStatement insert = connection.prepareStatement(sql);
        JsonParser rows = JSON.getFactory().createParser(in)) {
      while (rows.nextToken() != null) {
        JsonNode row = JSON.readTree(rows);
        for (int i = 0; i < columns.size(); i++) {
          insert.setObject(i + 1, value(row.get(i), columns.get(i).kind()));
        }
        insert.addBatch();
        if (++count % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    return count;
  }

  private static @Nullable Object value(JsonNode node, Kind kind) {
    if (node.isNull()) {
      return null;
    }
    return switch (kind) {
      case FLAG -> node.booleanValue();
      case NUMBER -> node.longValue();
      case TEXT -> node.textValue();
      case DATE -> LocalDate.parse(node.textValue());
      case TIME -> LocalDateTime.parse(node.textValue());
    };
  }
}
