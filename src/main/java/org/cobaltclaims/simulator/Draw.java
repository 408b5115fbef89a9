package org.cobaltclaims.simulator;

import java.util.List;

/**
 * Chance without a stream: every answer is a pure function of (seed, subject, question), so neither
 * the order of questions nor a restart changes it.
 *
 * @param seed the scenario's seed
 */
record Draw(long seed) {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  long hash(long subject, String question) {
    long h = mix(mix(seed + GOLDEN) ^ (subject + GOLDEN));
    for (int i = 0; i < question.length(); i++) {
      h = mix(h + GOLDEN ^ question.charAt(i));
    }
    return h;
  }

  /** A number from 0 to {@code bound - 1}. */
  int below(long subject, String question, int bound) {
    return (int) Long.remainderUnsigned(hash(subject, question), bound);
  }

  /** A number from {@code least} to {@code most}, both included. */
  int between(long subject, String question, int least, int most) {
    return least + below(subject, question, most - least + 1);
  }

  boolean chance(long subject, String question, int percent) {
    return below(subject, question, 100) < percent;
  }

  <T> T pick(long subject, String question, List<T> choices) {
    return choices.get(below(subject, question, choices.size()));
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
