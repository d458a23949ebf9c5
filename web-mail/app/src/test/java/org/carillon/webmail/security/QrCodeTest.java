package org.carillon.webmail.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests that a drawn QR code can be read. */
class QrCodeTest {
  private static final String URI =
      "otpauth://totp/Carillon:al%2Bice@example.test?secret=GEZDGNBVGY3TQOJQ&issuer=Carillon";
  private static final int SCALE = 4;

  @Test
  void qrCodeIsReadable() throws Exception {
    QrCode code = QrCode.of(URI);
    int width = code.side() * SCALE;
    int[] pixels = new int[width * width];
    Arrays.fill(pixels, 0xFFFFFF);
    var square = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(code.path());
    while (square.find()) {
      int left = Integer.parseInt(square.group(1)) * SCALE;
      int top = Integer.parseInt(square.group(2)) * SCALE;
      for (int y = top; y < top + SCALE; y++) {
        Arrays.fill(pixels, y * width + left, y * width + left + SCALE, 0);
      }
    }
    var bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels)));
    assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(URI);
  }
}
