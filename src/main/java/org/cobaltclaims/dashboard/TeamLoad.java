package org.cobaltclaims.dashboard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobaltclaims.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has how many tasks, how many of them are late, and what was done; as it stands now. */
@Component
@Transactional(readOnly = true)
public class TeamLoad {

  private final JdbcClient jdbc;
  private final Clock clock;

  TeamLoad(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One person.
   *
   * @param name of the account; empty for what nobody has taken
   * @param open tasks
   * @param late of those, the ones that were due before today
   * @param done today
   * @param doneInPeriod in the days that are looked at
   * @param money at stake in what is open
   */
  public record Person(
      String name, long open, long late, long done, long doneInPeriod, Money money) {

    private Person plus(Person other) {
      return new Person(
          name,
          open + other.open,
          late + other.late,
          done + other.done,
          doneInPeriod + other.doneInPeriod,
          money.plus(other.money));
    }
  }

  /**
   * One group's queue.
   *
   * @param oldest the day since which its oldest task is open
   */
  public record Queue(String group, long open, long late, Money money, LocalDate oldest) {}

  /** Everybody with open or done tasks, by name; what nobody has taken comes last. */
  public List<Person> people(Period period) {
    LocalDate today = LocalDate.now(clock);
    Map<String, Person> people = new TreeMap<>();
    jdbc.sql(
            """
            SELECT COALESCE(assignee, '') AS person, COUNT(*) AS tasks,
              SUM(CASE WHEN due_on < :today THEN 1 ELSE 0 END) AS late, SUM(money_cents) AS cents
            FROM task WHERE state = 'OPEN' GROUP BY COALESCE(assignee, '')
            """)
        .param("today", today)
        .query(
            row -> {
              add(
                  people,
                  new Person(
                      row.getString("person"),
                      row.getLong("tasks"),
                      row.getLong("late"),
                      0,
                      0,
                      Money.ofCents(row.getLong("cents"))));
            });
    jdbc.sql(
            """
            SELECT decided_by AS person, COUNT(*) AS tasks,
              SUM(CASE WHEN closed_on = :today THEN 1 ELSE 0 END) AS today
            FROM task WHERE closed_on BETWEEN :from AND :to AND state = 'DONE' AND decided_by IS NOT NULL
            GROUP BY decided_by
            """)
        .param("today", today)
        .param("from", period.from())
        .param("to", period.to())
        .query(
            row -> {
              add(
                  people,
                  new Person(
                      row.getString("person"),
                      0,
                      0,
                      row.getLong("today"),
                      row.getLong("tasks"),
                      Money.ZERO));
            });
    return people.values().stream()
        .sorted(Comparator.comparing((Person person) -> person.name().isEmpty()))
        .toList();
  }

  private static void add(Map<String, Person> people, Person more) {
    people.merge(more.name(), more, Person::plus);
  }

  /** The open tasks by the group whose work they are. */
  public List<Queue> queues() {
    return jdbc.sql(
            """
            SELECT group_name, COUNT(*) AS tasks, SUM(CASE WHEN due_on < :today THEN 1 ELSE 0 END) AS late,
              SUM(money_cents) AS cents, MIN(opened_on) AS oldest
            FROM task WHERE state = 'OPEN' GROUP BY group_name ORDER BY group_name
            """)
        .param("today", LocalDate.now(clock))
        .query(
            (row, n) ->
                new Queue(
                    row.getString("group_name"),
                    row.getLong("tasks"),
                    row.getLong("late"),
                    Money.ofCents(row.getLong("cents")),
                    row.getObject("oldest", LocalDate.class)))
        .list();
  }
}
