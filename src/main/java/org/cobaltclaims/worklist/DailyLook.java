package org.cobaltclaims.worklist;

/**
 * Looks once a day at what the calendar makes due, for everything together: dates that no process
 * waits for. Whoever watches such dates implements it.
 */
public interface DailyLook {

  /** Raises what is due today and was not raised yet; done twice, it changes nothing. */
  void look();
}
