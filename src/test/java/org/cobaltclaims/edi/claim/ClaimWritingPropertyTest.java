package org.cobaltclaims.edi.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.cobaltclaims.edi.ClaimSchema;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.RandomClaims;
import org.cobaltclaims.edi.Samples;
import org.cobaltclaims.edi.Sanitizer;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ProfessionalClaim.Line;
import org.cobaltclaims.edi.claim.ProfessionalClaim.LineAdjudication;
import org.cobaltclaims.money.Money;

/** T-CH of DOMAIN 12, for claims made by chance. */
@Label("T-CH 837P written from any claim")
class ClaimWritingPropertyTest {
  /** All that must not reach a file, beside what may. */
  private static final String NASTY =
      "*~:^|<>\n\r\t\u0000#$%[]{}_@\\ \u00D1\u00E9\u00DF\u2019\u2014\u4E2D\uD83D\uDE00aZ9-'";

  @Property(tries = 60)
  @Label("T-CH what is built and read again is the same model")
  void readingAgainGivesTheModel(@ForAll Random random) {
    ClaimTransaction built = new RandomClaims(random, plain -> plain).transaction();

    X12File file = Samples.read(write(built));

    assertThat(file.problems()).isEmpty();
    assertThat(file.claims()).containsExactly(built);
  }

  @Property(tries = 60)
  @Label("T-CH what is built of all that an 837P may hold passes the implementation schema")
  void everyClaimPassesTheSchema(@ForAll Random random) throws IOException {
    String text = write(new RandomClaims(random, plain -> plain).transaction());

    assertThat(
            ClaimSchema.check(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))))
        .as(text)
        .isEmpty();
  }

  @Property(tries = 60)
  @Label("T-CH delimiters and foreign characters in data never reach the file")
  void nastyTextNeverReachesTheFile(@ForAll Random random) {
    ClaimTransaction built =
        new RandomClaims(random, plain -> plain + nasty(random) + plain).transaction();

    String text = write(built);
    X12File file = Samples.read(text);

    assertThat(text).matches("[A-Z0-9 !\"&'()+,\\-./;?=@*:^~]+");
    assertThat(file.problems()).isEmpty();
    assertThat(write(file.claims().getFirst())).isEqualTo(text);
    assertThat(file.claims().getFirst().claims()).hasSameSizeAs(built.claims());
  }

  @Property(tries = 60)
  @Label("T-CH the ISA has 106 characters and SE01 counts the segments")
  void envelopeIsExact(@ForAll Random random) {
    String text = write(new RandomClaims(random, plain -> nasty(random) + plain).transaction());
    List<String> segments = List.of(text.split("~"));
    int st = indexOf(segments, "ST*");
    int se = indexOf(segments, "SE*");

    assertThat(text.indexOf('~')).isEqualTo(105);
    assertThat(text).startsWith("ISA*00*").endsWith("IEA*1*000000017~");
    assertThat(segments.get(se)).isEqualTo("SE*" + (se - st + 1) + "*0001");
    assertThat(segments.subList(1, segments.size()))
        .noneMatch(s -> s.endsWith("*") || s.endsWith(":") || s.contains(":*"));
  }

  @Property(tries = 60)
  @Label("T-BAL-2 the built claims balance, and one cent off is found with its line")
  void oneCentIsFound(@ForAll Random random) {
    ClaimTransaction built = new RandomClaims(random, plain -> plain).transaction();

    for (ProfessionalClaim claim : built.claims()) {
      assertThat(ClaimBalance.check(claim, 0, 0)).isEmpty();
      assertThat(ClaimPayers.check(claim, 0, 0)).isEmpty();
    }
    String text = write(built);
    ProfessionalClaim claim = built.claims().getFirst();
    Line line = claim.lines().getFirst();
    if (!line.adjudications().isEmpty()) {
      LineAdjudication first = line.adjudications().getFirst();
      String start = "SVD*" + first.payerId() + "*";
      String paid = start + first.paid().toX12() + "*";
      String more = start + first.paid().plus(Money.ofCents(1)).toX12() + "*";
      ProfessionalClaim wrong =
          Samples.read(text.replaceFirst(java.util.regex.Pattern.quote(paid), more))
              .claims()
              .getFirst()
              .claims()
              .getFirst();
      assertThat(ClaimBalance.check(wrong, 0, 0))
          .extracting(Problem::rule)
          .containsExactly("B1", "B2");
      assertThat(ClaimBalance.check(wrong, 0, 0).getFirst().message())
          .startsWith("line 1, payer ")
          .endsWith("difference 0.01");
    }
  }

  private static String nasty(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.append(NASTY.charAt(random.nextInt(NASTY.length())));
    }
    return text.toString();
  }

  private static int indexOf(List<String> segments, String start) {
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).startsWith(start)) {
        return i;
      }
    }
    return -1;
  }

  private static String write(ClaimTransaction transaction) {
    return ClaimTransactionWriter.write(
        transaction.envelope(), List.of(transaction), false, Sanitizer.STANDARD);
  }
}
