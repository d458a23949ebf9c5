package org.carillon.format.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EmbeddedFilesTest {
  private static final String HELLO = "begin 644 hello.txt\n+:&5L;&\\@=V]R;&0`\n`\nend\n";

  private static String text(PackedFile file) {
    return new String(file.octets(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void uuencodedFileIsExtracted() {
    Uuencoded found = Uuencoded.of("See this:\r\n" + HELLO.replace("\n", "\r\n") + "Bye\r\n");

    assertThat(found.text()).isEqualTo("See this:\r\nBye\r\n");
    assertThat(found.files()).hasSize(1);
    assertThat(found.files().getFirst().name()).isEqualTo("hello.txt");
    assertThat(text(found.files().getFirst())).isEqualTo("hello world");
  }

  @Test
  void textResemblingUuencodeIsKept() {
    for (String text :
        List.of(
            "begin 644 the work\nwith no end",
            "begin 644 a\nthis is prose, and long\nend\n",
            "begin again\nend\n",
            "begin 644 a.txt\n")) {
      assertThat(Uuencoded.of(text)).isEqualTo(new Uuencoded(text, List.of()));
    }
  }

  @Test
  @Timeout(20)
  void hostileTextIsReadInLinearTime() {
    assertThat(Uuencoded.of("begin 644 a\n".repeat(80_000)).files()).isEmpty();
    assertThat(Uuencoded.of("begin 644 a\n`\n".repeat(80_000)).files()).isEmpty();
    assertThat(Uuencoded.of(HELLO.repeat(10_000)).files()).hasSize(10_000);
  }

  private static void attribute(ByteBuffer to, int id, byte[] value) {
    to.put((byte) 2).putInt(id).putInt(value.length).put(value).putShort((short) 0);
  }

  private static byte[] winmail() {
    byte[] name = "Größe der Glocken.pdf\0".getBytes(StandardCharsets.UTF_16LE);
    ByteBuffer properties = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    properties.putInt(2).putShort((short) 3).putShort((short) 0x3705).putInt(1);
    properties.putShort((short) 0x1f).putShort((short) 0x3707).putInt(1).putInt(name.length);
    properties.put(name);
    ByteBuffer tnef = ByteBuffer.allocate(2_000).order(ByteOrder.LITTLE_ENDIAN);
    tnef.putInt(0x223e9f78).putShort((short) 1);
    attribute(tnef, 0x00069003, new byte[12]);
    attribute(tnef, 0x00069002, new byte[14]);
    attribute(tnef, 0x00018010, "GROESS~1.PDF\0".getBytes(StandardCharsets.US_ASCII));
    attribute(tnef, 0x0006800f, "%PDF".getBytes(StandardCharsets.US_ASCII));
    attribute(tnef, 0x00069005, properties.array());
    attribute(tnef, 0x00069002, new byte[14]);
    attribute(tnef, 0x00018010, "b.txt\0".getBytes(StandardCharsets.US_ASCII));
    attribute(tnef, 0x0006800f, "second".getBytes(StandardCharsets.US_ASCII));
    byte[] octets = new byte[tnef.position()];
    tnef.get(0, octets);
    return octets;
  }

  @Test
  void winmailFilesAreExtracted() {
    List<PackedFile> files = Tnef.files(winmail());

    assertThat(files)
        .extracting(PackedFile::name)
        .containsExactly("Größe der Glocken.pdf", "b.txt");
    assertThat(files).extracting(EmbeddedFilesTest::text).containsExactly("%PDF", "second");
    assertThat(Tnef.files("no such thing".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(Tnef.files(new byte[0])).isEmpty();
  }

  @Test
  void damagedTnefIsReadAsFarAsPossible() {
    Random random = new Random(24);
    byte[] whole = winmail();
    for (int i = 0; i < 20_000; i++) {
      byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      for (int n = random.nextInt(6); n > 0 && broken.length > 6; n--) {
        broken[6 + random.nextInt(broken.length - 6)] = (byte) random.nextInt(256);
      }
      assertThat(Tnef.files(broken)).hasSizeLessThan(200);
    }
  }
}
