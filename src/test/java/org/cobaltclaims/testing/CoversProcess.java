package org.cobaltclaims.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The process whose every sequence flow the tests of a class take, a test a way; checked after the
 * last of them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CoversProcess {

  /** The process id, which is the name of its file in {@code bpmn/}. */
  String value();

  /** Sequence flows that no test takes: {@code "SequenceFlow_Id: why not"}. */
  String[] except() default {};
}
