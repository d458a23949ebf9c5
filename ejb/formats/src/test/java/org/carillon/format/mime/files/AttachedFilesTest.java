package org.carillon.format.mime.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.mime.structure.Outline;
import org.junit.jupiter.api.Test;

class AttachedFilesTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final byte[] PROGRAM = octets("MZ\u0090\0 this is run");

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<AttachedFile> files(byte[] message) throws IOException {
    return AttachedFiles.of(
        (position, into, offset, length) -> {
          if (position >= message.length) {
            return -1;
          }
          int n = (int) Math.min(length, message.length - position);
          System.arraycopy(message, (int) position, into, offset, n);
          return n;
        },
        Outline.parse(message).body());
  }

  private static List<AttachedFile> attached(String name, byte[] file) throws IOException {
    return files(
        octets(
            "Content-Type: application/octet-stream; name=\""
                + name
                + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(file)));
  }

  @Test
  void gzipWithManyMembersIsUnread() throws IOException {
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    byte[] empty = gzip(new byte[0]);
    for (int i = 0; i < 50_000; i++) {
      many.writeBytes(empty);
    }

    assertThat(attached("a.gz", many.toByteArray()))
        .contains(file("a.gz", FileKind.ARCHIVE))
        .anySatisfy(file -> assertThat(file.kinds()).contains(FileKind.UNREAD));
  }

  @Test
  void filesOverBudgetAreUnread() throws IOException {
    byte[] inner = zip("run.exe", PROGRAM);

    List<AttachedFile> all =
        WorkBudget.instead(WorkBudget.of(4_000, LONG), () -> attached("a.zip", inner));
    List<AttachedFile> some =
        WorkBudget.instead(WorkBudget.of(24, LONG), () -> attached("a.zip", inner));

    assertThat(all).contains(file("run.exe", FileKind.PROGRAM));
    assertThat(some).anySatisfy(file -> assertThat(file.kinds()).contains(FileKind.UNREAD));
  }

  private static byte[] zip(String name, byte[] file) throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(archive)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(file);
    }
    return archive.toByteArray();
  }

  private static byte[] gzip(byte[] file) throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(archive)) {
      out.write(file);
    }
    return archive.toByteArray();
  }

  private static byte[] tar(String name, byte[] file) {
    byte[] archive = new byte[512 + 512 + 1024];
    System.arraycopy(octets(name), 0, archive, 0, name.length());
    System.arraycopy(octets("%011o".formatted(file.length)), 0, archive, 124, 11);
    archive[156] = '0';
    System.arraycopy(octets("ustar"), 0, archive, 257, 5);
    System.arraycopy(file, 0, archive, 512, file.length);
    return archive;
  }

  private static AttachedFile file(String name, FileKind... kinds) {
    return new AttachedFile(name, Set.of(kinds));
  }

  @Test
  void fileKindIsDetectedFromItsOctets() throws IOException {
    assertThat(attached("photo.jpg", PROGRAM)).containsExactly(file("photo.jpg", FileKind.PROGRAM));
    assertThat(attached("a.sh", octets("#!/bin/sh\n")))
        .containsExactly(file("a.sh", FileKind.PROGRAM));
    assertThat(attached("a.rar", octets("Rar!\u001a\u0007\0")))
        .containsExactly(file("a.rar", FileKind.ARCHIVE, FileKind.UNREAD));
    assertThat(attached("a.zip", octets("no archive")))
        .containsExactly(file("a.zip", FileKind.ARCHIVE, FileKind.UNREAD));
    assertThat(attached("letter.txt", octets("Dear"))).containsExactly(file("letter.txt"));
    assertThat(attached("exe.\u202etxt.exe. ", octets("x")).getFirst().name()).endsWith("txt.exe");
  }

  @Test
  void archivesAreSearched() throws IOException {
    assertThat(attached("a.zip", zip("in/run.exe", PROGRAM)))
        .startsWith(file("a.zip", FileKind.ARCHIVE), file("in/run.exe", FileKind.PROGRAM));
    assertThat(attached("a.tgz", gzip(tar("run.com", PROGRAM))))
        .contains(file("run.com", FileKind.PROGRAM));
    assertThat(attached("a.zip", zip("b.zip", zip("c.gz", gzip(PROGRAM)))))
        .contains(file("c", FileKind.PROGRAM));
    assertThat(attached("a.docm", zip("word/vbaProject.bin", octets("x"))))
        .contains(file("word/vbaProject.bin", FileKind.MACROS));
    assertThat(attached("a.zip", measured("secret.pdf", 1, octets("ciphertext"))))
        .contains(file("secret.pdf", FileKind.ENCRYPTED));
    assertThat(attached("a.zip", measured("plain.exe", 0, PROGRAM)))
        .contains(file("plain.exe", FileKind.PROGRAM));
  }

  /** Returns a stored entry with its length in the header before it. */
  private static byte[] measured(String name, int flags, byte[] data) {
    ByteBuffer archive =
        ByteBuffer.allocate(30 + name.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
    archive.putInt(0x04034b50).putShort((short) 20).putShort((short) flags).putShort((short) 0);
    archive.putInt(0).putInt(0).putInt(data.length).putInt(data.length);
    archive.putShort((short) name.length()).putShort((short) 0).put(octets(name)).put(data);
    return archive.array();
  }

  @Test
  void uuencodedAndWinmailFilesAreFound() throws IOException {
    String encoded = "begin 644 run.exe\n&35J0`\"\"!\n`\nend\n";
    assertThat(files(octets("Subject: x\r\n\r\nHello\r\n" + encoded.replace("\n", "\r\n"))))
        .contains(file("run.exe", FileKind.PROGRAM));
    ByteArrayOutputStream tnef = new ByteArrayOutputStream();
    tnef.write(octets("x\u009f>\"\1\0"));
    for (var attribute :
        List.of(
            new Object[] {0x00018010, octets("run.exe\0")}, new Object[] {0x0006800F, PROGRAM})) {
      byte[] data = (byte[]) attribute[1];
      tnef.write(
          ByteBuffer.allocate(9)
              .order(ByteOrder.LITTLE_ENDIAN)
              .put((byte) 2)
              .putInt((int) attribute[0])
              .putInt(data.length)
              .array());
      tnef.write(data);
      tnef.write(new byte[2]);
    }
    assertThat(attached("winmail.dat", tnef.toByteArray()))
        .contains(file("run.exe", FileKind.PROGRAM));
  }

  @Test
  void enclosedMessagesAreSearched() throws IOException {
    assertThat(
            files(
                octets(
                    "Content-Type: message/rfc822\r\n\r\n"
                        + "Content-Type: application/x; name=a.exe\r\n\r\nMZ")))
        .contains(file("a.exe", FileKind.PROGRAM));
  }

  @Test
  void excessiveArchivesAreUnread() throws IOException {
    byte[] deep = PROGRAM;
    for (int i = 0; i < 20; i++) {
      deep = zip("z" + i + ".zip", deep);
    }
    assertThat(attached("deep.zip", deep))
        .anySatisfy(file -> assertThat(file.kinds()).contains(FileKind.UNREAD));
    byte[] bomb = gzip(gzip(new byte[80 << 20]));
    assertThat(attached("bomb.gz", bomb)).isNotEmpty();
    byte[] tarBomb = gzip(tarOf(80 << 20));
    assertThat(attached("bomb.tgz", tarBomb))
        .anySatisfy(file -> assertThat(file.kinds()).contains(FileKind.UNREAD));
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(many)) {
      for (int i = 0; i < 5_000; i++) {
        out.putNextEntry(new ZipEntry("f" + i));
      }
    }
    assertThat(attached("many.zip", many.toByteArray()))
        .hasSizeLessThanOrEqualTo(1_000)
        .anySatisfy(file -> assertThat(file.kinds()).contains(FileKind.UNREAD));
  }

  private static byte[] tarOf(int size) {
    byte[] archive = new byte[512 + size];
    System.arraycopy(tar("zeros", new byte[0]), 0, archive, 0, 512);
    System.arraycopy(octets("%011o".formatted(size)), 0, archive, 124, 11);
    return archive;
  }

  @Test
  void damagedFilesCauseNoError() throws IOException {
    Random random = new Random(14);
    List<byte[]> seeds =
        List.of(
            zip("a/b.zip", zip("c.exe", PROGRAM)),
            gzip(tar("x", PROGRAM)),
            octets("x\u009f>\"\1\0\2\u0010\u0080\1\0\u00ff\u00ff\u00ff\u00ffabc"));
    for (int i = 0; i < 3_000; i++) {
      byte[] file = seeds.get(i % seeds.size()).clone();
      for (int n = random.nextInt(8); n >= 0; n--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      int cut = random.nextInt(4) == 0 ? random.nextInt(file.length) : file.length;
      assertThat(attached("f", java.util.Arrays.copyOf(file, cut))).isNotEmpty();
    }
  }
}
