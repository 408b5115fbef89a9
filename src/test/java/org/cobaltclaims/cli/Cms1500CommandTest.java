package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.cobaltclaims.edi.Samples;
import org.cobaltclaims.paper.CmsPdf;
import org.cobaltclaims.paper.PdfContent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cms1500CommandTest {

  /** Pixels to the inch of the pictures. */
  private static final int DPI = 150;

  @TempDir Path folder;

  @Test
  @DisplayName("T-1500: the example's secondary on paper with the primary's EOB")
  void aClaimAndItsRemittanceBecomeAPacket() throws Exception {
    Path out = folder.resolve("packet.pdf");
    Cli.Ended ended =
        cms1500(
            "--claim",
            sample("prim.837"),
            "--era",
            sample("prim.835"),
            "--out",
            out.toString(),
            "--overlay",
            "--date",
            "2026-11-09",
            "--address",
            "PO BOX 30555");

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("claim K7Q2M9X4T02A: 1 form, 1 EOB");
    byte[] packet = Files.readAllBytes(out);
    assertThat(CmsPdf.pages(packet)).isEqualTo(2);
    assertThat(PdfContent.pages(packet))
        .contains(
            "BETA SUPPLEMENTAL", "PO BOX 30555", "SEC67890", "320 00", "124 00", "EFT00088123");
  }

  @Test
  @DisplayName("T-1500: on the picture, ink lies where the grid has it and nowhere else in the row")
  void thePictureLiesOnTheGrid() throws Exception {
    Path out = folder.resolve("form.png");
    assertThat(
            cms1500(
                    "--claim",
                    sample("prim.837"),
                    "--era",
                    sample("prim.835"),
                    "--out",
                    out.toString(),
                    "--overlay",
                    "--date",
                    "2026-11-09")
                .status())
        .isZero();

    BufferedImage picture = ImageIO.read(out.toFile());
    assertThat(folder.resolve("form-2.png")).as("the EOB page").exists();
    // Items 28 and 29 in row 56: 320 00 from column 54 on, 124 00 from column 64 on.
    String row56 = ink(picture, 56);
    assertThat(row56.substring(51, 59)).isEqualTo("..###.##");
    assertThat(row56.substring(61, 69)).isEqualTo("..###.##");
    assertThat(row56.substring(22, 34)).as("item 26").isEqualTo("############");
    assertThat(row56.charAt(18)).as("EIN").isEqualTo('#');
    assertThat(ink(picture, 8).substring(49, 57)).as("item 1a").isEqualTo("########");
    assertThat(ink(picture, 6)).as("above item 1").doesNotContain("#");
  }

  /** A sign for each column of a row: # where there is ink. */
  private static String ink(BufferedImage picture, int row) {
    StringBuilder columns = new StringBuilder();
    double width = DPI / 10.0;
    double height = DPI / 6.0;
    for (int column = 1; column <= 79; column++) {
      int left = (int) Math.ceil((column - 1 + 3) * width) + 1;
      int top = (int) Math.ceil((row - 1 + 2) * height) + 1;
      boolean dark = false;
      for (int x = left; x < left + width - 2; x++) {
        for (int y = top; y < top + height - 2; y++) {
          dark |= (picture.getRGB(x, y) & 0xFF) < 128;
        }
      }
      columns.append(dark ? '#' : '.');
    }
    return columns.toString();
  }

  @Test
  void withoutARemittanceTheClaimsAreAsTheFileHasThem() throws Exception {
    Path out = folder.resolve("forms.pdf");
    Cli.Ended ended = cms1500("--claim", sample("ter.837"), "--out", out.toString());

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("claim K7Q2M9X4T03A: 1 form, 2 EOBs");
    assertThat(ended.err()).contains("has no claims address");
    assertThat(PdfContent.pages(Files.readAllBytes(out))).contains("STATE MEDICAID", "Preview");
  }

  @Test
  void whatDoesNotFitIsSaidAndNothingIsWritten() throws Exception {
    Path claim = folder.resolve("long.837");
    Files.writeString(
        claim,
        Samples.text("prim.837")
            .replace("*DOE*JANE*", "*FEATHERSTONEHAUGH CHOLMONDELEY*MAXIMILIANA*"));
    Path out = folder.resolve("forms.pdf");
    Cli.Ended ended = cms1500("--claim", claim.toString(), "--out", out.toString());

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("item 2 has room for 28 characters").doesNotContain("MAXIM");
    assertThat(out).doesNotExist();
  }

  private static String sample(String name) {
    return Path.of("src/test/resources/x12").resolve(name).toString();
  }

  private static Cli.Ended cms1500(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "edi";
    all[1] = "cms1500";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Cli.run((Object[]) all);
  }
}
