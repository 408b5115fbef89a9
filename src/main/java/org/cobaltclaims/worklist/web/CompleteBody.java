package org.cobaltclaims.worklist.web;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.worklist.TaskForm.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses a body that leaves out what its record does not declare as {@link Nullable}, at any
 * depth, and says which fields these are. JSON knows no such thing, and the code behind relies on
 * it.
 */
@RestControllerAdvice(basePackages = "org.cobaltclaims")
class CompleteBody extends RequestBodyAdviceAdapter {

  private static final String OURS = "org.cobaltclaims.";

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return parameter.getParameterType().isRecord();
  }

  @Override
  public @Nullable Object afterBodyRead(
      @Nullable Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    List<Fault> missing = new ArrayList<>();
    if (body != null) {
      look(body, "", missing);
    }
    if (!missing.isEmpty()) {
      throw new BadField(missing);
    }
    return body;
  }

  private static void look(Object value, String path, List<Fault> missing) {
    if (!value.getClass().isRecord() || !value.getClass().getName().startsWith(OURS)) {
      return;
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      String field = path.isEmpty() ? component.getName() : path + "." + component.getName();
      look(of(value, component), component.getAnnotatedType(), field, missing);
    }
  }

  private static void look(
      @Nullable Object value, AnnotatedType declared, String field, List<Fault> missing) {
    switch (value) {
      case null -> {
        if (!declared.isAnnotationPresent(Nullable.class)) {
          missing.add(new Fault(field, "is needed"));
        }
      }
      case Collection<?> all -> {
        int place = 0;
        for (Object one : all) {
          look(one, argument(declared, 0), "%s[%d]".formatted(field, place++), missing);
        }
      }
      // Its keys are the caller's, and not repeated.
      case Map<?, ?> all ->
          all.values().forEach(one -> look(one, argument(declared, 1), field, missing));
      default -> look(value, field, missing);
    }
  }

  /** What stands in a list or a map; the declaration itself where it does not say. */
  private static AnnotatedType argument(AnnotatedType declared, int which) {
    return declared instanceof AnnotatedParameterizedType type
            && type.getAnnotatedActualTypeArguments().length > which
        ? type.getAnnotatedActualTypeArguments()[which]
        : declared;
  }

  private static @Nullable Object of(Object value, RecordComponent component) {
    ReflectionUtils.makeAccessible(component.getAccessor());
    return ReflectionUtils.invokeMethod(component.getAccessor(), value);
  }
}
