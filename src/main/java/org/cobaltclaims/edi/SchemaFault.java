package org.cobaltclaims.edi;

import io.xlate.edi.stream.EDIStreamValidationError;
import org.jspecify.annotations.Nullable;

/**
 * What a schema error means for a person.
 *
 * @param rule a short stable id, with the level of testing
 * @param meaning what is wrong, behind the name of the segment or element
 * @param ofLoop true if it concerns a whole loop
 */
record SchemaFault(String rule, String meaning, boolean ofLoop) {

  /** Elements of segments that the validator does not look into. */
  static final SchemaFault UNUSED = guide("UNUSED", "is not used here and must be empty");

  static final SchemaFault EMPTY = guide("REQUIRED", "is required and empty");
  static final SchemaFault BAD_CODE =
      guide("CODE", "holds a code that the guide does not allow here");

  /** Null where the error is of the envelope, which the reader looks after. */
  static @Nullable SchemaFault of(EDIStreamValidationError error) {
    return switch (error) {
      case UNRECOGNIZED_SEGMENT_ID, SEGMENT_NOT_IN_DEFINED_TRANSACTION_SET ->
          standard("SEGMENT", "is no segment of this transaction");
      case UNEXPECTED_SEGMENT -> standard("UNEXPECTED", "may not stand here");
      case SEGMENT_NOT_IN_PROPER_SEQUENCE -> standard("ORDER", "stands at the wrong place");
      case MANDATORY_SEGMENT_MISSING -> standard("REQUIRED", "is required here and missing");
      case SEGMENT_EXCEEDS_MAXIMUM_USE -> standard("REPEAT", "stands here more often than it may");
      case LOOP_OCCURS_OVER_MAXIMUM_TIMES ->
          new SchemaFault("SNIP1-REPEAT", "stands here more often than it may", true);
      case REQUIRED_DATA_ELEMENT_MISSING -> standard("REQUIRED", "is required and empty");
      case CONDITIONAL_REQUIRED_DATA_ELEMENT_MISSING, CONDITIONAL_REQUIRED_SEGMENT_MISSING ->
          standard("PAIR", "is required with what stands beside it");
      case EXCLUSION_CONDITION_VIOLATED, SEGMENT_EXCLUSION_CONDITION_VIOLATED ->
          standard("PAIR", "may not stand with what stands beside it");
      case TOO_MANY_DATA_ELEMENTS -> standard("ELEMENTS", "is more than the segment has");
      case TOO_MANY_COMPONENTS -> standard("ELEMENTS", "is more than the composite has");
      case TOO_MANY_REPETITIONS -> standard("REPEAT", "is repeated more often than it may be");
      case DATA_ELEMENT_TOO_SHORT -> standard("TOO_SHORT", "is shorter than it may be");
      case DATA_ELEMENT_TOO_LONG -> standard("TOO_LONG", "is longer than it may be");
      case INVALID_CHARACTER_DATA ->
          standard("CHARACTER", "holds a character that may not stand in it");
      case INVALID_CODE_VALUE -> standard("CODE", "holds a code that the standard does not know");
      case INVALID_DATE -> standard("DATE", "is no date");
      case INVALID_TIME -> standard("TIME", "is no time");
      case IMPLEMENTATION_INVALID_CODE_VALUE, IMPLEMENTATION_PATTERN_MATCH_FAILURE -> BAD_CODE;
      case IMPLEMENTATION_UNUSED_SEGMENT_PRESENT, IMPLEMENTATION_DEPENDENT_UNUSED_SEGMENT_PRESENT ->
          guide("UNUSED", "is not used here");
      case IMPLEMENTATION_UNUSED_DATA_ELEMENT_PRESENT,
          IMPLEMENTATION_DEPENDENT_UNUSED_DATA_ELEMENT_PRESENT ->
          UNUSED;
      case IMPLEMENTATION_SEGMENT_BELOW_MINIMUM_USE, IMPLEMENTATION_DEPENDENT_SEGMENT_MISSING ->
          guide("REQUIRED", "is required here and missing");
      case IMPLEMENTATION_LOOP_OCCURS_UNDER_MINIMUM_TIMES ->
          new SchemaFault("SNIP2-REQUIRED", "is required here and missing", true);
      case IMPLEMENTATION_DEPENDENT_DATA_ELEMENT_MISSING, IMPLEMENTATION_TOO_FEW_REPETITIONS ->
          EMPTY;
      case CONTROL_REFERENCE_MISMATCH,
          CONTROL_COUNT_DOES_NOT_MATCH_ACTUAL_COUNT,
          SEGMENT_HAS_DATA_ELEMENT_ERRORS,
          NONE ->
          null;
    };
  }

  /** True if something is not there. */
  boolean missing() {
    return rule.endsWith("REQUIRED");
  }

  private static SchemaFault standard(String rule, String meaning) {
    return new SchemaFault("SNIP1-" + rule, meaning, false);
  }

  private static SchemaFault guide(String rule, String meaning) {
    return new SchemaFault("SNIP2-" + rule, meaning, false);
  }
}
