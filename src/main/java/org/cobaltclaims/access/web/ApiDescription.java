package org.cobaltclaims.access.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cobaltclaims.access.Permission;
import org.cobaltclaims.access.Role;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Completes the description of the REST interface with what holds for all of it: who may call, what
 * goes wrong, what the parameters are, and an example of everything that is sent.
 */
@Component
class ApiDescription implements OpenApiCustomizer {

  private static final String PROBLEM = "Problem";
  private static final String BASIC = "account";
  private static final String PROBLEM_JSON =
      org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;
  private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

  private final ApiWords parameters = ApiWords.ofParameters();

  @Override
  public void customise(OpenAPI api) {
    Components components = api.getComponents();
    components.addSecuritySchemes(
        BASIC,
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("basic")
            .description("name and password of an account, over TLS"));
    api.addSecurityItem(new SecurityRequirement().addList(BASIC));
    ApiExamples examples = new ApiExamples(components);
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> describe(path, method, operation, examples)));
    components.addSchemas(PROBLEM, problem());
  }

  private void describe(
      String path, PathItem.HttpMethod method, Operation operation, ApiExamples examples) {
    String description = operation.getDescription();
    operation.setDescription(
        (description == null ? "" : description + " ") + "For: " + whoMay(path, method) + ".");
    List<Parameter> all = operation.getParameters() == null ? List.of() : operation.getParameters();
    all.forEach(parameter -> describe(parameter, examples));
    if (operation.getRequestBody() != null) {
      Content body = operation.getRequestBody().getContent();
      body.forEach((type, media) -> example(type, media, examples));
    }
    operation.getResponses().values().forEach(response -> describe(response, examples));
    addErrors(path, method, operation, all);
  }

  /** The roles that have what the first fitting rule takes. */
  private static String whoMay(String path, PathItem.HttpMethod method) {
    PathContainer called = PathContainer.parsePath(path.replaceAll("\\{[^}]*}", "x"));
    PathPatternParser parser = PathPatternParser.defaultInstance;
    AccessRules.Rule rule =
        AccessRules.ALL.stream()
            .filter(r -> r.method() == null || r.method().equals(HttpMethod.valueOf(method.name())))
            .filter(r -> parser.parse(r.pattern()).matches(called))
            .findFirst()
            .orElse(null);
    if (rule == null) {
      return "nobody";
    }
    String roles =
        Arrays.stream(Role.values())
            .filter(role -> rule.lets(permissions(role)))
            .map(Role::label)
            .collect(Collectors.joining(", "));
    return roles.isEmpty() ? "nobody" : roles;
  }

  private static Set<String> permissions(Role role) {
    return Role.permissions(List.of(role)).stream()
        .map(Permission::name)
        .collect(Collectors.toSet());
  }

  private void describe(Parameter parameter, ApiExamples examples) {
    String key = parameter.getIn() + "." + parameter.getName();
    Schema<?> schema = parameter.getSchema();
    if (parameter.getDescription() == null) {
      boolean text = schema != null && ApiExamples.type(schema).equals("string");
      parameter.setDescription(text ? parameters.first(key + ".text", key) : parameters.first(key));
    }
    if (schema != null && parameter.getExample() == null) {
      parameter.setExample(
          schema.getDefault() == null || "".equals(schema.getDefault())
              ? examples.of(schema, parameter.getName())
              : schema.getDefault());
    }
  }

  private static void describe(ApiResponse response, ApiExamples examples) {
    Content content = response.getContent();
    response.setDescription(content == null ? "Done; nothing is answered" : "The answer");
    if (content == null) {
      return;
    }
    Content named = new Content();
    content.forEach((type, media) -> named.addMediaType(type.equals("*/*") ? JSON : type, media));
    named.forEach((type, media) -> example(type, media, examples));
    response.setContent(named);
  }

  /** Of JSON; what pictures, PDF files and X12 look like needs no example. */
  private static void example(String type, MediaType media, ApiExamples examples) {
    boolean bytes = media.getSchema() != null && "byte".equals(media.getSchema().getFormat());
    if (type.equals(JSON) && !bytes && media.getSchema() != null && media.getExample() == null) {
      media.setExample(examples.of(media.getSchema(), ""));
    }
  }

  private static void addErrors(
      String path, PathItem.HttpMethod method, Operation operation, List<Parameter> parameters) {
    boolean changes = method != PathItem.HttpMethod.GET;
    boolean asked = operation.getRequestBody() != null;
    if (asked || parameters.stream().anyMatch(ApiDescription::canBeWrong)) {
      error(operation, 400, "Bad Request", "A parameter or the body cannot be read", "fields");
    }
    error(operation, 401, "Unauthorized", "No log-in, or one that is not valid", null);
    error(operation, 403, "Forbidden", "The account may not do that", null);
    if (path.contains("{")) {
      error(operation, 404, "Not Found", "What the address names is not there", null);
    }
    if (changes) {
      error(
          operation,
          409,
          "Conflict",
          "Somebody has changed it meanwhile, or it is done already: read it again",
          null);
      error(
          operation,
          422,
          "Unprocessable Entity",
          "It was understood and cannot be; the detail says why and what to do",
          "fields");
    }
  }

  private static boolean canBeWrong(Parameter parameter) {
    Schema<?> schema = parameter.getSchema();
    return schema == null
        || !ApiExamples.type(schema).equals("string")
        || schema.getFormat() != null
        || schema.getEnum() != null;
  }

  private static void error(
      Operation operation, int status, String title, String why, @Nullable String fields) {
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("type", "about:blank");
    example.put("title", title);
    example.put("status", status);
    example.put("detail", why);
    if (fields != null) {
      example.put(fields, List.of(Map.of("field", "dueBefore", "message", "cannot be read")));
    }
    operation
        .getResponses()
        .addApiResponse(
            String.valueOf(status),
            new ApiResponse()
                .description(why)
                .content(
                    new Content()
                        .addMediaType(
                            PROBLEM_JSON,
                            new MediaType()
                                .schema(new Schema<>().$ref(PROBLEM))
                                .example(example))));
  }

  private static Schema<?> problem() {
    Schema<?> field =
        schema("object", "one of them")
            .addProperty("field", schema("string", "its name"))
            .addProperty("message", schema("string", "what is wrong with it"));
    return schema("object", "What went wrong (RFC 9457). What the caller sent is never repeated.")
        .addProperty("type", schema("string", "always about:blank"))
        .addProperty("title", schema("string", "the status in words"))
        .addProperty("status", schema("integer", "the status"))
        .addProperty("detail", schema("string", "what is wrong, and what to do"))
        .addProperty("instance", schema("string", "the path that was called"))
        .addProperty("fields", schema("array", "which fields are wrong").items(field));
  }

  /** In either version of OpenAPI. */
  private static Schema<?> schema(String type, String description) {
    return new Schema<>().type(type).types(Set.of(type)).description(description);
  }
}
