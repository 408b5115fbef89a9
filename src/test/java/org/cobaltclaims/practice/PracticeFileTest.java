package org.cobaltclaims.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cobaltclaims.practice.PayerProfile.Channel;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.practice.ProviderProfile.TaxIdKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PracticeFileTest {

  private static final String GOOD =
      """
      practice:
        name: RIVER VALLEY COUNSELING
        npi: 1234567893
        taxId: 012345678
        submitterId: RVC001
        contactName: BILLING OFFICE
        contactPhone: 5555550100
      clearinghouses:
        - name: main
          receiverId: CLRHOUSE01
          receiverName: EXAMPLE CLEARINGHOUSE
      payers:
        - payerId: 12345
          name: ACME HEALTH PLAN
          aliases: [ACME, 1361234567]
          secondaryChannel: PRINT
          acceptsElectronicCob: false
          crossoverWaitDays: 45
      """;

  @TempDir Path folder;

  @Test
  void whatTheFileDoesNotSayHasTheDefault() {
    PracticeSettings settings = read(GOOD);

    assertThat(settings.clearinghouses())
        .containsExactly(
            new Clearinghouse(
                "main",
                "CLRHOUSE01",
                "EXAMPLE CLEARINGHOUSE",
                "RVC001",
                "ZZ",
                "ZZ",
                false,
                false,
                false));
    PayerProfile payer = settings.payers().getFirst();
    assertThat(payer.payerId()).isEqualTo("12345");
    assertThat(payer.aliases()).containsExactly("ACME", "1361234567");
    assertThat(payer.secondaryChannel()).isEqualTo(Channel.PRINT);
    assertThat(payer.acceptsElectronicCob()).isFalse();
    assertThat(payer.crossoverWaitDays()).isEqualTo(45);
    assertThat(payer.primaryChannel()).isEqualTo(Channel.ELECTRONIC);
    assertThat(payer.expectedPayDays()).isEqualTo(30);
  }

  /** DOMAIN 1.5, 8.3: no replacements, and an appeal within 120 days of a notice that took five. */
  @Test
  void medicarePartBHasItsOwnDefaults() {
    PayerProfile medicare =
        read(GOOD.replace("aliases: [ACME, 1361234567]", "filingIndicator: MB"))
            .payers()
            .getFirst();
    assertThat(medicare.acceptsReplacement()).isFalse();
    assertThat(medicare.appealDays()).isEqualTo(125);

    PayerProfile described =
        read(GOOD.replace(
                "aliases: [ACME, 1361234567]", "filingIndicator: MB\n    acceptsReplacement: true"))
            .payers()
            .getFirst();
    assertThat(described.acceptsReplacement()).isTrue();
  }

  @Test
  void numbersKeepTheirLeadingZeros() {
    assertThat(read(GOOD).practice().taxId()).isEqualTo("012345678");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          crossoverWaitDays: 45          | crossoverWaitDay: 45           | 18 | unknown key 'crossoverWaitDay' in a payer; allowed are payerId
          crossoverWaitDays: 45          | crossoverWaitDays: soon        | 18 | crossoverWaitDays is a whole number
          crossoverWaitDays: 45          | crossoverWaitDays: -1          | 18 | crossoverWaitDays is a whole number
          acceptsElectronicCob: false    | acceptsElectronicCob: perhaps  | 17 | acceptsElectronicCob is true or false
          secondaryChannel: PRINT        | secondaryChannel: FAX          | 16 | secondaryChannel is one of ELECTRONIC, PRINT, PORTAL
          npi: 1234567893                | npi: 1234567890                | 3  | npi has ten digits and a valid check digit
          taxId: 012345678               | taxId: 12-3456789              | 4  | taxId has nine digits
          contactPhone: 5555550100       | contactPhone: 555-555-0100     | 7  | contactPhone has ten digits
          submitterId: RVC001            | submitter: RVC001              | 5  | unknown key 'submitter' in practice; allowed are name
          name: main                     | name: ../main                  | 9  | name is a folder name
          name: ACME HEALTH PLAN         | filingIndicator: XX            | 13 | a payer lacks name
          secondaryChannel: PRINT        | filingIndicator: XX            | 16 | filingIndicator is one of 11, 12
          secondaryChannel: PRINT        | clearinghouse: other           | 16 | clearinghouse is one of main
          secondaryChannel: PRINT        | memberIdPattern: '[A-'         | 16 | memberIdPattern is a regular expression
          payers:                        | payors:                        | 12 | unknown key 'payors' in the file; allowed are practice, clearinghouses, payers
          aliases: [ACME, 1361234567]    | aliases: ACME                  | 15 | aliases needs a list
          taxId: 012345678               | npi: 1234567893                | 4  | Duplicate field 'npi'
          """)
  void aMistakeIsRefusedWithItsLineAndWhatIsAllowed(
      String right, String wrong, int line, String message) {
    assertThat(GOOD).contains(right);

    assertThat(problems(GOOD.replace(right, wrong)))
        .anySatisfy(
            problem ->
                assertThat(problem).startsWith("practice.yml, line " + line + ": " + message));
  }

  @Test
  void everyMistakeIsReportedAtOnce() {
    assertThat(
            problems(
                GOOD.replace("acceptsElectronicCob: false", "acceptsElectronicCob: maybe")
                    .replace("crossoverWaitDays: 45", "colour: red")
                    .replace("receiverId: CLRHOUSE01", "receiverId: [1, 2]")))
        .hasSize(3);
  }

  @Test
  void twoPayersMayNotShareAnIdOrAlias() {
    assertThat(
            problems(
                GOOD
                    + """
                      - payerId: 67890
                        name: BETA
                        aliases: [acme]
                    """))
        .singleElement()
        .asString()
        .contains("line 21", "aliases holds an id or name of another payer");
  }

  private static final String CLINIC =
      """
      providers:
        - npi: 1987654328
          kind: ORGANISATION
          name: ELM STREET CLINIC
          taxonomy: 261QM0801X
          roles: [BILLS, FACILITY]
          taxId: 012345678
          street: 9 ELM ST
          city: SPRINGFIELD
          state: IL
          zip: 627010001
        - npi: 1234567893
          kind: PERSON
          name: MARSH
          roles: [RENDERS]
      """;

  @Test
  void aProviderSaysOnlyWhatItsRolesNeed() {
    List<ProviderProfile> providers = read(GOOD + CLINIC).providers();

    assertThat(providers.getFirst().taxId()).isEqualTo("012345678");
    assertThat(providers.getFirst().taxIdKind()).isEqualTo(TaxIdKind.EIN);
    assertThat(providers.get(1))
        .isEqualTo(
            new ProviderProfile(
                "1234567893",
                ProviderProfile.Kind.PERSON,
                "MARSH",
                "",
                "",
                List.of("RENDERS"),
                true,
                "",
                TaxIdKind.EIN,
                "",
                "",
                "",
                "",
                ""));
  }

  /** The lines are those of the section by itself. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          npi: 1987654328          | npi: 1987654321          | 2  | npi has ten digits and a valid check digit
          npi: 1234567893          | npi: 1987654328          | 12 | npi belongs to another provider already
          kind: ORGANISATION       | kind: CLINIC             | 3  | kind is one of PERSON, ORGANISATION
          name: ELM STREET CLINIC  | name: ''                 | 4  | name may not be empty
          name: ELM STREET CLINIC  | name: 'ELM * CLINIC'     | 4  | name cannot hold the characters
          city: SPRINGFIELD        | firstName: ELM           | 9  | firstName is a person's; an organisation has none
          city: SPRINGFIELD        | street2: SUITE 2         | 2  | city is missing
          taxonomy: 261QM0801X     | taxonomy: 261QM          | 5  | taxonomy has ten digits and capital letters
          roles: [BILLS, FACILITY] | roles: [BILLS, PAYS]     | 6  | roles needs at least one of BILLS, RENDERS, REFERS, FACILITY
          roles: [BILLS, FACILITY] | roles: [BILLS, REFERS]   | 6  | roles of an organisation cannot hold REFERS
          roles: [RENDERS]         | roles: [FACILITY]        | 15 | roles of a person cannot hold FACILITY
          roles: [RENDERS]         | roles: []                | 15 | roles needs at least one
          roles: [RENDERS]         | active: true             | 12 | roles needs at least one
          roles: [RENDERS]         | roles: [BILLS]           | 12 | taxId is needed of who bills: nine digits, no dash
          roles: [RENDERS]         | roles: [BILLS]           | 12 | street is needed of who bills and of a service facility
          taxId: 012345678         | taxId: 01-2345678        | 7  | taxId has nine digits, no dash
          street: 9 ELM ST         | street: P.O. Box 12      | 8  | street of who bills is a street
          street: 9 ELM ST         | street2: SUITE 2         | 2  | street is missing
          state: IL                | state: Illinois          | 10 | state has two capital letters
          zip: 627010001           | zip: 62701               | 11 | zip has nine digits, no dash
          zip: 627010001           | fax: 5555550100          | 11 | unknown key 'fax' in a provider; allowed are npi, kind, name
          """)
  void aMistakeInAProviderIsRefusedAtItsKey(String right, String wrong, int line, String message) {
    assertThat(CLINIC).contains(right);

    assertThat(problems(GOOD + CLINIC.replace(right, wrong)))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith(
                        "practice.yml, line " + (GOOD.lines().count() + line) + ": " + message));
  }

  @Test
  void theDocumentedProvidersAreAccepted() throws IOException {
    String page = Files.readString(Path.of("docs/practice-yml.md"));
    int begin = page.indexOf("```yaml\nproviders:") + "```yaml\n".length();

    assertThat(read(GOOD + page.substring(begin, page.indexOf("```", begin))).providers())
        .hasSize(2);
  }

  @Test
  void whatIsNoYamlIsRefusedWithItsLine() {
    assertThat(problems("practice:\n  name: [A\n")).singleElement().asString().contains("line ");
  }

  @Test
  void anEmptyFileLacksItsSections() {
    assertThat(problems(""))
        .anySatisfy(problem -> assertThat(problem).contains("the section practice is missing"))
        .anySatisfy(problem -> assertThat(problem).contains("clearinghouses needs at least one"));
  }

  @Test
  void whatAServerNeedsIsSaidAndNoSecretIsRepeated() {
    String server =
        GOOD.replace(
            "    receiverName: EXAMPLE CLEARINGHOUSE\n",
            """
                receiverName: EXAMPLE CLEARINGHOUSE
                connection: SFTP
                host: sftp://clearinghouse.example
                password: hunter2
                hostKeys: ["aa:bb:cc"]
                uploadFolder: inbound
                downloadFolder: inbound
                fileName: "claims.837"
                testWord: OATEST
                timeoutSeconds: 0
            """);
    assertThat(problems(server))
        .anySatisfy(p -> assertThat(p).contains("host is the server's name or address"))
        .anySatisfy(p -> assertThat(p).contains("user is your account"))
        .anySatisfy(p -> assertThat(p).contains("password has to name where it stands"))
        .anySatisfy(p -> assertThat(p).contains("hostKeys holds fingerprints"))
        .anySatisfy(p -> assertThat(p).contains("downloadFolder is another folder"))
        .anySatisfy(p -> assertThat(p).contains("fileName needs {kind} and {number}"))
        .anySatisfy(p -> assertThat(p).contains("testWord needs {test}"))
        .anySatisfy(p -> assertThat(p).contains("timeoutSeconds is 1 to 600"))
        .noneSatisfy(p -> assertThat(p).contains("hunter2"));
  }

  @Test
  void whereCopiesOfErasGoIsSaid() throws IOException {
    String page = Files.readString(Path.of("docs/practice-yml.md"));
    int begin = page.indexOf("```yaml\nrelay:") + "```yaml\n".length();
    Relay documented = read(GOOD + page.substring(begin, page.indexOf("```", begin))).relay();
    assertThat(documented.sftp()).isTrue();
    assertThat(documented.fileName("7f3a", "a b/c.835", "20261105", "main"))
        .isEqualTo("ERA_20261105_7f3a.835");
    assertThat(read(GOOD).relay()).isEqualTo(Relay.DEFAULTS);
    assertThat(Relay.DEFAULTS.fileName("7f3a", "../a b.835", "20261105", "main"))
        .isEqualTo("7f3a_.._a_b.835");
    assertThat(
            problems(
                GOOD
                    + """
                    relay:
                      sftp: true
                      host: sftp.practice.example
                      password: hunter2
                      fileName: "../{name}"
                    """))
        .anySatisfy(p -> assertThat(p).contains("user is your account"))
        .anySatisfy(p -> assertThat(p).contains("password has to name where it stands"))
        .anySatisfy(p -> assertThat(p).contains("uploadFolder names a folder"))
        .anySatisfy(p -> assertThat(p).contains("fileName needs {id}"))
        .anySatisfy(p -> assertThat(p).contains("fileName has letters"))
        .noneSatisfy(p -> assertThat(p).contains("hunter2"));
  }

  @Test
  void everyKeyIsDocumented() throws IOException {
    String page = Files.readString(Path.of("docs/practice-yml.md"));

    for (Class<?> section :
        List.of(
            PracticeSettings.Practice.class,
            Clearinghouse.class,
            PayerProfile.class,
            ProviderProfile.class,
            Relay.class)) {
      for (var component : section.getRecordComponents()) {
        assertThat(page).contains("| `" + component.getName() + "` |");
      }
    }
  }

  @Test
  void theDocumentedExampleIsAccepted() throws IOException {
    String page = Files.readString(Path.of("docs/practice-yml.md"));
    int begin = page.indexOf("```yaml") + "```yaml".length();

    PracticeSettings settings = read(page.substring(begin, page.indexOf("```", begin)));

    assertThat(settings.payers()).hasSizeGreaterThan(1);
  }

  private PracticeSettings read(String yaml) {
    try {
      return PracticeFile.read(Files.writeString(folder.resolve("practice.yml"), yaml));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> problems(String yaml) {
    PracticeFileException refused =
        catchThrowableOfType(PracticeFileException.class, () -> read(yaml));
    assertThat(refused).as("the file is refused").isNotNull();
    return refused.problems();
  }
}
