package org.cobaltclaims.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.Role;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The people of the sample practice, for whoever watches the demonstration in a browser. All that
 * they see is made up, and the port is this machine's own: they share a password that is no secret.
 */
final class DemoAccounts {

  private static final String PASSWORD = "river-valley-demo";

  private static final List<Person> PEOPLE =
      List.of(
          new Person("maria", "Maria Lopez", Set.of(Role.BILLING_MANAGER, Role.ADMIN)),
          new Person("anna", "Anna Keller", Set.of(Role.BILLER)),
          new Person("paul", "Paul Novak", Set.of(Role.POSTER)),
          new Person("fiona", "Fiona Reed", Set.of(Role.FRONT_DESK)),
          new Person("theo", "Theo Lindgren", Set.of(Role.AUDITOR)));

  private final String address;

  private DemoAccounts(String address) {
    this.address = address;
  }

  private record Person(String name, String displayName, Set<Role> roles) {}

  /** Makes the accounts that are not there yet. */
  static DemoAccounts in(ConfigurableApplicationContext context) {
    Accounts accounts = context.getBean(Accounts.class);
    PEOPLE.stream()
        .filter(person -> accounts.find(person.name()).isEmpty())
        .forEach(
            person ->
                accounts.add(person.name(), person.displayName(), person.roles(), PASSWORD, false));
    return new DemoAccounts(CobaltContext.address(context));
  }

  /** Where to look, and as whom. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("See it at %s/dashboard, password %s, as".formatted(address, PASSWORD));
    for (Person person : PEOPLE) {
      lines.add(
          "  %-6s %s"
              .formatted(
                  person.name(),
                  String.join(", ", person.roles().stream().map(Role::label).sorted().toList())));
    }
    lines.add("");
    return lines;
  }
}
