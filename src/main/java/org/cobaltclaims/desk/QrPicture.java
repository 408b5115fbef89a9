package org.cobaltclaims.desk;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * The dark squares of a QR code.
 *
 * @param path of an SVG in which a square is one unit wide
 * @param width of the whole code, in squares
 */
public record QrPicture(String path, int width) {

  /**
   * The code of a text.
   *
   * @throws IllegalStateException if it is too long for one
   */
  public static QrPicture of(String text) {
    try {
      BitMatrix squares =
          new QRCodeWriter()
              .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 2));
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < squares.getHeight(); y++) {
        for (int x = 0; x < squares.getWidth(); x++) {
          if (squares.get(x, y)) {
            path.append("M%d %dh1v1h-1z".formatted(x, y));
          }
        }
      }
      return new QrPicture(path.toString(), squares.getWidth());
    } catch (WriterException e) {
      throw new IllegalStateException("an address fits no QR code", e);
    }
  }
}
