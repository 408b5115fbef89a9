package org.cobaltclaims.engine.embedded.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cobaltclaims.engine.embedded.read.Column.Use;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of row is shown, filtered and sorted: the property names are the API's, a test holds
 * them against the client's transfer objects.
 */
final class Schema<R extends Row> {

  /** What a filter property means that is not simply a column. */
  @FunctionalInterface
  interface Special<R> {

    /**
     * What rows satisfy it.
     *
     * @param name of the property in the filter
     * @param filter all that is asked for at once: some properties belong together
     */
    Predicate<R> read(String name, JsonNode filter, Tables tables);
  }

  private final String what;
  private final Map<String, Column<R>> columns;
  private final Map<String, Special<R>> specials;
  private final boolean alternatives;

  private Schema(Builder<R> builder) {
    this.what = builder.what;
    this.columns = builder.columns;
    this.specials = builder.specials;
    this.alternatives = builder.alternatives;
  }

  /** What a row is called in messages. */
  String what() {
    return what;
  }

  /** The column, null when there is none of the name that serves for it. */
  @Nullable Column<R> column(String name, Use use) {
    Column<R> column = columns.get(name);
    return column != null && column.serves(use) ? column : null;
  }

  @Nullable Special<R> special(String name) {
    return specials.get(name);
  }

  /** Whether a filter may have alternatives, {@code $or}. */
  boolean hasAlternatives() {
    return alternatives;
  }

  /** The names that may be used so. */
  Set<String> names(Use use) {
    Set<String> names =
        columns.values().stream()
            .filter(column -> column.serves(use))
            .map(Column::name)
            .collect(Collectors.toCollection(TreeSet::new));
    if (use == Use.FILTER) {
      names.addAll(specials.keySet());
      if (alternatives) {
        names.add(Filter.OR);
      }
    }
    return names;
  }

  /** The row as it stands in an answer. */
  Map<String, @Nullable Object> show(R row) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    for (Column<R> column : columns.values()) {
      if (column.serves(Use.SHOW)) {
        Object value = column.value().of(row);
        shown.put(column.name(), value == null ? null : column.kind().write(value));
      }
    }
    return shown;
  }

  static <R extends Row> Builder<R> of(String what) {
    return new Builder<>(what);
  }

  /** Collects columns; without a mention of uses a column serves for all. */
  static final class Builder<R extends Row> {
    private final String what;
    private final Map<String, Column<R>> columns = new LinkedHashMap<>();
    private final Map<String, Special<R>> specials = new LinkedHashMap<>();
    private boolean alternatives;

    private Builder(String what) {
      this.what = what;
    }

    Builder<R> key(String name, Column.Value<R> value, Use... uses) {
      return column(name, Kind.KEY, value, Set.of(), uses);
    }

    Builder<R> text(String name, Column.Value<R> value, Use... uses) {
      return column(name, Kind.TEXT, value, Set.of(), uses);
    }

    Builder<R> number(String name, Column.Value<R> value, Use... uses) {
      return column(name, Kind.NUMBER, value, Set.of(), uses);
    }

    Builder<R> date(String name, Column.Value<R> value, Use... uses) {
      return column(name, Kind.DATE, value, Set.of(), uses);
    }

    Builder<R> flag(String name, Column.Value<R> value, Use... uses) {
      return column(name, Kind.FLAG, value, Set.of(), uses);
    }

    /** A text that is one of a list of constants. */
    Builder<R> oneOf(Enum<?>[] constants, String name, Column.Value<R> value, Use... uses) {
      Set<String> allowed =
          Arrays.stream(constants)
              .map(Enum::name)
              .filter(constant -> !constant.equals("UNKNOWN_DEFAULT_OPEN_API"))
              .collect(Collectors.toCollection(LinkedHashSet::new));
      return column(name, Kind.TEXT, value, allowed, uses);
    }

    /** Is shown and nothing else. */
    Builder<R> object(String name, Column.Value<R> value) {
      return column(name, Kind.OBJECT, value, Set.of(), Use.SHOW);
    }

    /** The same for all rows, as there is one tenant. */
    Builder<R> tenant() {
      return text("tenantId", row -> "<default>");
    }

    Builder<R> special(String name, Special<R> special) {
      specials.put(name, special);
      return this;
    }

    /** A condition on one of several values, of which some must satisfy it. */
    Builder<R> someOf(String name, BiFunction<R, Tables, Collection<? extends Object>> values) {
      return special(
          name,
          (property, filter, tables) -> {
            Condition condition = Condition.read(Kind.TEXT, Set.of(), name, filter.path(name));
            return row -> values.apply(row, tables).stream().anyMatch(condition::holds);
          });
    }

    Builder<R> alternatives() {
      alternatives = true;
      return this;
    }

    private Builder<R> column(
        String name, Kind kind, Column.Value<R> value, Set<String> allowed, Use... uses) {
      Set<Use> served =
          uses.length == 0 ? EnumSet.allOf(Use.class) : EnumSet.copyOf(Arrays.asList(uses));
      columns.put(name, new Column<>(name, kind, value, allowed, served));
      return this;
    }

    Schema<R> build() {
      return new Schema<>(this);
    }
  }
}
