package org.cobaltclaims.engine.embedded.rest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON in and out. What is wrong with a request is told by place, never by repeating its text. */
final class Json {

  private static final byte[] EMPTY_OBJECT = {'{', '}'};

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static <T> T read(byte[] body, Class<T> type) {
    try {
      T value = MAPPER.readValue(body.length == 0 ? EMPTY_OBJECT : body, type);
      if (value == null) {
        throw Problem.invalid("the request's body is null; expected is an object");
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw Problem.invalid(
          "unknown field '%s'; known here: %s"
              .formatted(path(e), String.valueOf(e.getKnownPropertyIds())));
    } catch (JsonMappingException e) {
      throw Problem.invalid("the field '%s' has a value that is not allowed".formatted(path(e)));
    } catch (JsonParseException e) {
      throw Problem.invalid(
          "the body is not JSON from line %d, column %d on"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw Problem.invalid("the body is not JSON");
    }
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
        .collect(Collectors.joining("."));
  }

  static byte[] write(Object object) {
    try {
      return MAPPER.writeValueAsBytes(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not to be written as JSON: " + object.getClass(), e);
    }
  }

  static long key(String name, @Nullable String text) {
    if (text == null || !text.matches("[0-9]{1,18}")) {
      throw Problem.invalid("'%s' must be a key, a positive number".formatted(name));
    }
    return Long.parseLong(text);
  }
}
