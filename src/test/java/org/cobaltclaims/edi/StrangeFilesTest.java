package org.cobaltclaims.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What arrives in an inbox, and what is made of it: what is readable is used, the rest is named.
 */
class StrangeFilesTest {
  private static final String TEXT = Samples.text("prim.835");
  private static final String FLAT = TEXT.replace("\n", "");
  private static final String ISA = FLAT.substring(0, FLAT.indexOf("GS*"));
  private static final String CUT_IN_LINE = FLAT.substring(0, FLAT.indexOf("SVC*") + 6);

  /** A name, the bytes, and what is found: interchanges, transactions, claims, rules broken. */
  static Stream<Arguments> files() {
    return Stream.of(
        // nothing to remark
        good("line breaks of Windows as terminator", FLAT.replace("~", "\r\n")),
        good("line break before every terminator", FLAT.replace("~", "\n~")),
        good("tabs as indentation", TEXT.replace("\n", "\n\t\t")),
        good("blank lines", TEXT.replace("\n", "\n\n \n")),
        good("blanks before terminators", FLAT.replace("~", "  ~").replace(":  ~", ":~")),
        good("empty segments", FLAT.replace("~", "~~")),
        good("component separator >", FLAT.replace(':', '>')),
        good("component separator \\", FLAT.replace(':', '\\')),
        good("tab as element separator", FLAT.replace('*', '\t')),
        good("comma as element separator", FLAT.replace('*', ',')),
        good("00401 with U as standards id", FLAT.replace("*^*00501*", "*U*00401*")),
        good("padded with NUL", FLAT + "\0\0\0\0"),
        good("ends with Ctrl-Z", FLAT + "\u001A"),
        good(
            "amount without leading and with trailing point",
            FLAT.replace("*320*124*", "*320.*124.00*")),
        good("group number with leading zeros", FLAT.replace("GE*1*901", "GE*1*000000901")),
        good("an element of 3900 characters", FLAT.replace("DOE*JANE", "D".repeat(3900) + "*JANE")),
        good("5000 empty elements", FLAT.replace("DOE*JANE", "DOE*JANE" + "*".repeat(5000))),
        // several in one file
        file("two", FLAT + FLAT, 2, 2, 2),
        file(
            "two, the first without its last terminator",
            FLAT.substring(0, FLAT.length() - 1) + "\n" + FLAT,
            2,
            2,
            2),
        file(
            "the first cut inside of a segment, the second glued on",
            CUT_IN_LINE + FLAT,
            2,
            2,
            2,
            "C",
            "CUT",
            "IEA",
            "P",
            "SE",
            "T"),
        file(
            "the same on a new line",
            CUT_IN_LINE + "\n" + FLAT,
            2,
            2,
            2,
            "C",
            "CUT",
            "IEA",
            "P",
            "SE",
            "T"),
        file(
            "the first without trailers",
            FLAT.substring(0, FLAT.indexOf("SE*33")) + FLAT,
            2,
            2,
            2,
            "IEA",
            "SE"),
        file("an unreadable ISA between two", FLAT + "ISA*00*junk~GS*HP~" + FLAT, 2, 2, 2, "ISA"),
        // envelopes
        file("text before", "From: payer\nSubject: ISA file\n\n" + FLAT, 1, 1, 1, "TEXT"),
        file("text behind", FLAT + "\n-- end of file --\n", 1, 1, 1, "TEXT"),
        file(
            "text in place of the IEA",
            FLAT.substring(0, FLAT.indexOf("IEA")) + "and more",
            1,
            1,
            1,
            "CUT",
            "IEA"),
        file("no group", FLAT.replaceAll("G[SE]\\*[^~]*~", ""), 1, 1, 1, "GS", "IEA01"),
        file(
            "ISA with its elements trimmed",
            FLAT.replace(ISA, ISA.replaceAll(" +\\*", "*")),
            1,
            1,
            1,
            "ISA"),
        file(
            "ISA with blanks before the terminator",
            FLAT.replaceFirst(":~", ":  ~"),
            1,
            1,
            1,
            "ISA"),
        file("ISA alone", ISA, 1, 0, 0, "EMPTY", "IEA"),
        file("an empty interchange", ISA + "IEA*0*000000901~", 1, 0, 0, "EMPTY"),
        file(
            "an IEA without elements",
            FLAT.replaceFirst("IEA[^~]*~", "IEA~"),
            1,
            1,
            1,
            "IEA01",
            "IEA02"),
        file("the count is text", FLAT.replace("SE*33", "SE*XX"), 1, 1, 1, "SE01"),
        file(
            "control number used twice",
            FLAT.replace("GE*1*", "ST*999*0001*005010X231A1~AK1*HC*1~AK9*A*1*1*1~SE*4*0001~GE*2*"),
            1,
            2,
            1,
            "DUPLICATE",
            "VERSION"),
        // segments
        file("a tag in lower case", FLAT.replace("LX*", "lx*"), 1, 1, 1, "REQUIRED", "TAG"),
        file("a tag of ours (1)", FLAT.replace("LX*", "Z9A*1~LX*"), 1, 1, 1, "SE01", "TAG"),
        file("a tag of ours (2)", FLAT.replace("LX*", "Z9B*1~LX*"), 1, 1, 1, "SE01", "TAG"),
        file("a tag of ours (3)", FLAT.replace("LX*", "Z9C*1~LX*"), 1, 1, 1, "SE01", "TAG"),
        file(
            "an element of 5000 characters",
            FLAT.replace("DOE*JANE", "D".repeat(5000) + "*JANE"),
            1,
            1,
            1,
            "REQUIRED",
            "TAG"),
        file(
            "a segment of 100000 characters",
            FLAT.replace("DOE*JANE", "D*".repeat(50_000)),
            1,
            1,
            1,
            "REQUIRED",
            "TAG"),
        file(
            "an amount that is too large to be one",
            FLAT.replace("*320*124*", "*9999999999999999*124*"),
            1,
            1,
            1,
            "AMOUNT",
            "CLAIM"),
        file(
            "an amount with a comma",
            FLAT.replace("*320*124*", "*1,320*124*"),
            1,
            1,
            1,
            "AMOUNT",
            "CLAIM"));
  }

  private static Arguments good(String name, String text) {
    return file(name, text, 1, 1, 1);
  }

  private static Arguments file(
      String name, String text, int interchanges, int transactions, int claims, String... rules) {
    return Arguments.of(name, text, interchanges, transactions, claims, List.of(rules));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void whatIsReadableIsUsedAndTheRestIsNamed(
      String name, String text, int interchanges, int transactions, int claims, List<String> rules)
      throws IOException {
    Inspection inspection = inspect(text);

    assertThat(inspection.interchanges()).isEqualTo(interchanges);
    assertThat(inspection.transactions()).isEqualTo(transactions);
    assertThat(inspection.claims()).isEqualTo(transactions == 0 ? null : claims);
    assertThat(inspection.problemCounts().keySet()).containsExactlyElementsOf(rules);
  }

  @ParameterizedTest
  @CsvSource({
    "'',                        it is empty",
    "'  ',                      nothing but blanks",
    "'%PDF-1.4',                PDF",
    "'PK\u0003\u0004rest',      archive",
    "'\u001F\u008B\u0008rest',  archive",
    "'<!doctype html><html>',   web page",
    "'<?xml version=\"1.0\"?>', XML",
    "'-----BEGIN PGP MESSAGE',  PGP",
    "'I\u0000S\u0000A\u0000',   UTF-16",
    "'\u00FE\u00FF\u0000I',     UTF-16",
    "'\u00C9\u00E2\u00C1\\',    EBCDIC",
    "'GS*HC*A*B~ST*837*1~',     ISA",
    "'PAID CLAIMS REPORT',      does not begin with an ISA",
  })
  void whatIsNoX12IsNamed(String text, String named) throws IOException {
    Inspection inspection = inspect(text);

    assertThat(inspection.verdict()).isEqualTo(Inspection.Verdict.UNREADABLE);
    assertThat(inspection.transaction()).isEqualTo("NONE");
    assertThat(inspection.problems()).hasSize(1);
    assertThat(inspection.problems().getFirst().message()).contains(named);
  }

  @ParameterizedTest
  @CsvSource({
    "837, 005010X223A2, institutional claim",
    "837, 005010X224A2, dental claim",
    "837, 004010X098A1, ask the sender for version 005010",
    "835, 004010X091A1, ask the sender for version 005010",
    "835, 006020X322,   ask the sender for version 005010",
    "820, 005010X218,   premium payment",
    "834, 005010X220A1, benefit enrollment",
    "278, 005010X217,   service review",
    "277, 005010X213,   request for additional information",
    "997, 004010,       functional acknowledgement",
    "850, 005010,       transaction 850",
  })
  void whatIsNotReadIsNamedAndCostsTheRestNothing(String set, String version, String named)
      throws IOException {
    String other =
        FLAT.replace("ST*835*0001~", "ST*%s*0001*%s~".formatted(set, version))
            .replace("005010X221A1", version);
    Inspection inspection = inspect(FLAT + other + FLAT);

    assertThat(inspection.kinds()).containsExactly("835", "OTHER");
    assertThat(inspection.claims()).isEqualTo(2);
    assertThat(inspection.problems()).hasSize(1);
    assertThat(inspection.problems().getFirst().transaction()).isEqualTo(2);
    assertThat(inspection.problems().getFirst().message()).contains(named, set, version);
  }

  @Test
  void everyByteIsReadInsideOfAnElement() throws IOException {
    for (int b = 0; b < 256; b++) {
      if ("*~:\n\r".indexOf(b) < 0) {
        Inspection inspection = inspect(FLAT.replace("DOE*JANE", "DO" + (char) b + "E*JANE"));

        assertThat(inspection.problems()).as("byte %d", b).isEmpty();
        assertThat(inspection.claims()).as("byte %d", b).isEqualTo(1);
      }
    }
  }

  @Test
  void aFileCutAnywhereSaysSo() throws IOException {
    for (int end = 1; end < FLAT.length() - 1; end += 7) {
      Inspection inspection = inspect(FLAT.substring(0, end));

      assertThat(inspection.problems()).as("cut at %d", end).isNotEmpty();
    }
  }

  @Test
  void aFileOfRubbishIsCountedButNotKept() throws IOException {
    String rubbish = "9X*1~".repeat(5000);
    Inspection inspection = inspect(FLAT.replace("LX*1~", rubbish + "LX*1~"));

    assertThat(inspection.problemCounts()).containsEntry("TAG", 5000);
    assertThat(inspection.problems()).hasSize(1002);
    assertThat(inspection.problems())
        .filteredOn(p -> p.rule().equals("LIMIT"))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("5000", "TAG", "1000"));
  }

  @Test
  void figuresCountWhatIsLeftOutToo() throws IOException {
    Inspection inspection = inspect(FLAT.replace("SVC*HC:99214*", "SVC*99214*"));

    assertThat(inspection.claims()).isEqualTo(1);
    assertThat(inspection.lines()).isEqualTo(2);
    assertThat(inspection.paidCents()).isEqualTo(12400);
    assertThat(inspection.adjustmentCents()).isEqualTo(19600);
    assertThat(inspection.balanced()).isFalse();
    assertThat(inspection.problemCounts()).containsOnlyKeys("CLAIM", "REQUIRED");
  }

  @Test
  void readingInSmallPiecesMakesNoDifference() throws IOException {
    byte[] bytes = (CUT_IN_LINE + "\r\n" + TEXT + " " + FLAT).getBytes(StandardCharsets.ISO_8859_1);
    Inspection whole = Inspection.of(new ByteArrayInputStream(bytes));

    for (int piece : IntStream.of(1, 2, 3, 7, 105, 106, 107).toArray()) {
      assertThat(Inspection.of(new Pieces(bytes, piece))).isEqualTo(whole);
    }
  }

  private static Inspection inspect(String text) throws IOException {
    return Inspection.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Gives no more than so many bytes at a time. */
  private static final class Pieces extends ByteArrayInputStream {
    private final int most;

    Pieces(byte[] bytes, int most) {
      super(bytes);
      this.most = most;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, most));
    }
  }
}
