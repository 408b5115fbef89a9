package org.cobaltclaims.access;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The time by which log-ins run, whatever time the claims live in. */
@Component
public class LogInTime {

  private final Clock wall;

  @Autowired
  LogInTime() {
    this(Clock.systemUTC());
  }

  /**
   * Another time, for those who try out what comes later.
   *
   * @param wall the clock that counts
   */
  public LogInTime(Clock wall) {
    this.wall = wall;
  }

  /** Now, in UTC, as it is kept in the database. */
  public LocalDateTime now() {
    return LocalDateTime.ofInstant(wall.instant(), ZoneOffset.UTC);
  }
}
