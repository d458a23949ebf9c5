package org.carillon.format.packed;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/** Writes a {@code winmail.dat} as Outlook does (MS-OXTNEF), for tests. */
public final class TnefWriter {
  private static final byte[] APPOINTMENT =
      HexFormat.of().parseHex("0220060000000000c000000000000046");
  private static final byte[] MEETING = HexFormat.of().parseHex("90dad86e0b451b1098da00aa003f1305");

  private final ByteArrayOutputStream properties = new ByteArrayOutputStream();
  private int count;

  /** Returns a meeting of one hour. */
  public static byte[] meeting(String messageClass, byte[] id, Instant start, Instant said) {
    return new TnefWriter()
        .text(0x001a, messageClass)
        .text(0x0037, "Plans")
        .named(APPOINTMENT, 0x8208, 0x1f, unicode("Room 7"))
        .named(APPOINTMENT, 0x8201, 0x03, number(2))
        .named(APPOINTMENT, 0x820d, 0x40, moment(start))
        .named(APPOINTMENT, 0x820e, 0x40, moment(start.plusSeconds(3600)))
        .named(MEETING, 0x03, 0x102, id)
        .named(MEETING, 0x1a, 0x40, moment(said))
        .named(MEETING, 0x01, 0x40, moment(said))
        .octets();
  }

  /** Returns a PidLidGlobalObjectId with the UID of another program. */
  public static byte[] id(String uid) {
    byte[] text = ("vCal-Uid\1\0\0\0" + uid + "\0").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer id = ByteBuffer.allocate(40 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    id.put(HexFormat.of().parseHex("040000008200e00074c5b7101a82e008"));
    id.position(36);
    return id.putInt(text.length).put(text).array();
  }

  TnefWriter text(int id, String text) {
    return property(0x1f, id, new byte[0], unicode(text));
  }

  TnefWriter named(byte[] set, int id, int kind, byte[] value) {
    byte[] name =
        ByteBuffer.allocate(24)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(set)
            .putInt(0)
            .putInt(id)
            .array();
    return property(kind, 0x8000 + count, name, value);
  }

  private TnefWriter property(int kind, int id, byte[] name, byte[] value) {
    properties.writeBytes(
        ByteBuffer.allocate(4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) kind)
            .putShort((short) id)
            .array());
    properties.writeBytes(name);
    if (kind == 0x1f || kind == 0x102) {
      properties.writeBytes(number(1));
      properties.writeBytes(number(value.length));
    }
    properties.writeBytes(value);
    properties.writeBytes(new byte[-value.length & 3]);
    count++;
    return this;
  }

  private byte[] octets() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(number(0x223e9f78));
    out.writeBytes(new byte[] {1, 0});
    out.write(1);
    out.writeBytes(number(0x00069003));
    out.writeBytes(number(properties.size() + 4));
    out.writeBytes(number(count));
    out.writeBytes(properties.toByteArray());
    out.writeBytes(new byte[2]);
    return out.toByteArray();
  }

  static byte[] number(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static byte[] unicode(String text) {
    return (text + '\0').getBytes(StandardCharsets.UTF_16LE);
  }

  private static byte[] moment(Instant moment) {
    return ByteBuffer.allocate(8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(moment.getEpochSecond() * 10_000_000 + 116_444_736_000_000_000L)
        .array();
  }
}
