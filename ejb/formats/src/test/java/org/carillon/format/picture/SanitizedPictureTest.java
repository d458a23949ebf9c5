package org.carillon.format.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SanitizedPictureTest {
  private static final String SECRET = "taken at home";

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif"})
  void pictureIsUnchangedAndTrailingOctetsAreRemoved(String format) throws IOException {
    byte[] made = picture(format, 40, 30);
    byte[] longer = Arrays.copyOf(made, made.length + 100);

    SanitizedPicture safe = SanitizedPicture.of(longer).orElseThrow();

    assertEquals("image/" + format, safe.type());
    assertEquals(made.length, safe.octets().length);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(safe.octets()));
    assertEquals(40, read.getWidth());
  }

  @Test
  void jpegMetadataIsRemoved() throws IOException {
    byte[] made = picture("jpeg", 40, 30);
    var told = new ByteArrayOutputStream();
    told.write(made, 0, 2);
    for (int marker : new int[] {0xE1, 0xFE}) {
      told.write(new byte[] {(byte) 0xFF, (byte) marker, 0, (byte) (SECRET.length() + 2)});
      told.write(SECRET.getBytes(StandardCharsets.US_ASCII));
    }
    told.write(made, 2, made.length - 2);

    byte[] safe = SanitizedPicture.of(told.toByteArray()).orElseThrow().octets();

    assertFalse(new String(safe, StandardCharsets.ISO_8859_1).contains(SECRET));
    assertEquals(40, ImageIO.read(new ByteArrayInputStream(safe)).getWidth());
  }

  @Test
  void pngMetadataIsRemoved() throws IOException {
    byte[] made = picture("png", 40, 30);
    var told = new ByteArrayOutputStream();
    told.write(made, 0, 33);
    told.write(new byte[] {0, 0, 0, (byte) SECRET.length()});
    told.write(("tEXt" + SECRET + "xxxx").getBytes(StandardCharsets.US_ASCII));
    told.write(made, 33, made.length - 33);

    byte[] safe = SanitizedPicture.of(told.toByteArray()).orElseThrow().octets();

    assertEquals(made.length, safe.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<html><script>alert(1)</script>",
        "GIF89a<script>alert(1)</script>",
        "RIFF____WAVE",
        "BM",
        ""
      })
  void otherContentIsNoPicture(String text) {
    assertTrue(SanitizedPicture.of(text.getBytes(StandardCharsets.ISO_8859_1)).isEmpty());
  }

  @Test
  void pictureWithTooManyPixelsIsRefused() throws IOException {
    byte[] made = picture("png", 40, 30);
    made[16] = 1;
    made[20] = 1;

    assertTrue(SanitizedPicture.of(made).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif"})
  void stillPictureSizeIsLimited(String format) throws IOException {
    byte[] made = picture(format, 40, 30);

    assertEquals(made.length, SanitizedPicture.still(made, 40).orElseThrow().octets().length);
    assertTrue(SanitizedPicture.still(made, 39).isEmpty());
  }

  @Test
  void animatedPictureIsReducedToItsFirstFrame() throws IOException {
    byte[] once = picture("gif", 40, 30);
    byte[] end = Arrays.copyOfRange(once, gifBody(once), once.length);
    var moving = new ByteArrayOutputStream();
    moving.write(once, 0, once.length - 1);
    moving.write(end);

    assertEquals(
        moving.size(), SanitizedPicture.of(moving.toByteArray()).orElseThrow().octets().length);
    byte[] still = SanitizedPicture.still(moving.toByteArray(), 100).orElseThrow().octets();
    assertEquals(once.length, still.length);
    assertEquals(40, ImageIO.read(new ByteArrayInputStream(still)).getWidth());
  }

  /** Returns the position after the header and the global colour table. */
  private static int gifBody(byte[] gif) {
    return 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1));
  }

  @Test
  void avifIsNoStillPicture() {
    byte[] avif = "____ftypavif____".getBytes(StandardCharsets.ISO_8859_1);

    assertEquals("image/avif", SanitizedPicture.of(avif).orElseThrow().type());
    assertTrue(SanitizedPicture.still(avif, 1_000).isEmpty());
  }

  @Test
  void webpMetadataIsRemoved() {
    byte[] made =
        hex(
            "52494646260000005745425056503858"
                + "0A000000"
                + "08000000"
                + "000000000000"
                + "45584946"
                + "04000000"
                + "41424344");

    byte[] safe = SanitizedPicture.of(made).orElseThrow().octets();

    assertEquals(made.length - 12, safe.length);
    assertEquals(0, safe[20]);
    assertEquals(safe.length - 8, safe[4]);
  }

  @Test
  void damagedPictureIsCleanedOrRefused() throws IOException {
    Random random = new Random(17);
    for (String format : new String[] {"png", "jpeg", "gif"}) {
      byte[] made = picture(format, 20, 20);
      for (int i = 0; i < 3_000; i++) {
        byte[] broken = Arrays.copyOf(made, 1 + random.nextInt(made.length));
        for (int j = 0; j < 4; j++) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        SanitizedPicture.of(broken)
            .ifPresent(safe -> assertTrue(safe.octets().length <= broken.length));
      }
    }
  }

  private static byte[] hex(String digits) {
    return java.util.HexFormat.of().parseHex(digits);
  }

  private static byte[] picture(String format, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(3, 4, 0xFF8800);
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }
}
