package org.cobaltclaims.engine.embedded.rest;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the route of a request. */
final class Router {

  /** A route that fits and what the request's path has in place of the template's parts. */
  record Match(Handler handler, Map<String, String> path) {}

  private record Template(String method, List<String> parts, Handler handler) {
    private static boolean open(String part) {
      return part.startsWith("{") && part.endsWith("}");
    }

    private int openParts() {
      return (int) parts.stream().filter(Template::open).count();
    }

    private @Nullable Map<String, String> match(List<String> path) {
      if (path.size() != parts.size()) {
        return null;
      }
      Map<String, String> values = new HashMap<>();
      for (int i = 0; i < path.size(); i++) {
        String part = parts.get(i);
        if (open(part)) {
          values.put(part.substring(1, part.length() - 1), path.get(i));
        } else if (!part.equals(path.get(i))) {
          return null;
        }
      }
      return values;
    }
  }

  private final List<Template> templates;

  Router(List<Route> routes) {
    templates =
        routes.stream()
            .map(route -> new Template(route.method(), split(route.path()), route.handler()))
            .sorted(Comparator.comparingInt(Template::openParts))
            .toList();
  }

  /**
   * @param path as it stands in the request, without query
   * @throws Problem 405 for another method, 501 for what only a cluster serves, 404 for the rest
   */
  Match find(String method, String path) {
    List<String> parts = split(path);
    TreeSet<String> otherMethods = new TreeSet<>();
    for (Template template : templates) {
      Map<String, String> values = template.match(parts);
      if (values == null) {
        continue;
      }
      if (template.method().equals(method)) {
        return new Match(template.handler(), values);
      }
      otherMethods.add(template.method());
    }
    if (!otherMethods.isEmpty()) {
      throw new Problem(
          405,
          "METHOD_NOT_ALLOWED",
          "%s is not served here, only %s".formatted(method, String.join(", ", otherMethods)));
    }
    if (!parts.isEmpty()
        && (parts.getFirst().equals("v2") || parts.getFirst().equals("actuator"))) {
      throw Problem.notServed("the embedded engine does not serve %s %s".formatted(method, path));
    }
    throw Problem.notFound("there is nothing here; the API is below /v2");
  }

  private static List<String> split(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (!part.isEmpty()) {
        parts.add(QueryStringDecoder.decodeComponent(part.replace("+", "%2B")));
      }
    }
    return parts;
  }
}
