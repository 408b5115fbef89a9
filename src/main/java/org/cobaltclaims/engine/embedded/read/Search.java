package org.cobaltclaims.engine.embedded.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.cobaltclaims.engine.embedded.read.Order.Place;
import org.cobaltclaims.engine.embedded.rest.Problem;
import org.jspecify.annotations.Nullable;

/** One search: what is wanted, in what order, and what part of it. */
final class Search<R extends Row> {

  private static final Set<String> KNOWN = Set.of("filter", "sort", "page");

  private record Hit<R>(R row, Place place) {}

  private final Filter<R> filter;
  private final Order<R> order;
  private final Page page;

  private Search(Filter<R> filter, Order<R> order, Page page) {
    this.filter = filter;
    this.order = order;
    this.page = page;
  }

  /**
   * Reads the body of a search request.
   *
   * @throws Problem 400 for what cannot be understood
   */
  static <R extends Row> Search<R> read(Schema<R> schema, Tables tables, JsonNode json) {
    for (Map.Entry<String, JsonNode> property : json.properties()) {
      if (!KNOWN.contains(property.getKey())) {
        throw Problem.invalid(
            "a search has no '%s', only filter, sort and page".formatted(property.getKey()));
      }
    }
    return new Search<>(
        Filter.read(schema, tables, json.path("filter")),
        Order.read(schema, json.path("sort")),
        Page.read(json.path("page")));
  }

  Filter<R> filter() {
    return filter;
  }

  /**
   * Searches among rows.
   *
   * @param show makes of a row what stands in the answer
   * @return the answer's properties
   */
  Map<String, Object> among(Collection<R> rows, Function<R, ?> show) {
    List<Hit<R>> hits = new ArrayList<>();
    for (R row : rows) {
      if (filter.test(row)) {
        hits.add(new Hit<>(row, order.place(row)));
      }
    }
    Comparator<Place> comparator = order.comparator();
    hits.sort(Comparator.comparing(Hit::place, comparator));
    List<Hit<R>> shown = part(hits, comparator);
    Map<String, @Nullable Object> paging = new LinkedHashMap<>();
    paging.put("totalItems", hits.size());
    paging.put("hasMoreTotalItems", false);
    paging.put("startCursor", shown.isEmpty() ? null : Cursor.write(shown.getFirst().place()));
    paging.put("endCursor", shown.isEmpty() ? null : Cursor.write(shown.getLast().place()));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("items", shown.stream().map(hit -> show.apply(hit.row())).toList());
    answer.put("page", paging);
    return answer;
  }

  private List<Hit<R>> part(List<Hit<R>> hits, Comparator<Place> comparator) {
    int start = Math.min(page.from(), hits.size());
    int end = (int) Math.min((long) start + page.limit(), hits.size());
    if (page.after() != null) {
      start = position(hits, Cursor.read(page.after(), order), comparator, true);
      end = (int) Math.min((long) start + page.limit(), hits.size());
    } else if (page.before() != null) {
      end = position(hits, Cursor.read(page.before(), order), comparator, false);
      start = Math.max(0, end - page.limit());
    }
    return hits.subList(start, end);
  }

  /** How many hits come before the place, with the one that stands there if so wanted. */
  private int position(
      List<Hit<R>> hits, Place place, Comparator<Place> comparator, boolean including) {
    List<Place> places = hits.stream().map(Hit::place).toList();
    int found;
    try {
      found = Collections.binarySearch(places, place, comparator);
    } catch (ClassCastException e) {
      throw Problem.invalid("the cursor is of a search that sorts otherwise");
    }
    if (found < 0) {
      return -found - 1;
    }
    return including ? found + 1 : found;
  }
}
