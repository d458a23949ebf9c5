package org.carillon.filter.milter;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.carillon.filter.AnswerReader;

/** A packet of either side: a letter as its command, and data, which must not be changed. */
record Packet(char command, byte[] data) {
  /** The maximum size of a filter's packet in octets: a body in largest pieces (SMFIP_MDS_1M). */
  private static final int MOST_OCTETS = 1_048_576 + 64;

  private static final int LENGTH_OCTETS = 4;

  static Packet of(char command) {
    return new Packet(command, new byte[0]);
  }

  /** Returns a packet whose data are texts, each ended by NUL. */
  static Packet of(char command, String... texts) {
    return new Packet(command, ended(texts));
  }

  /** Returns a packet whose data are a letter and texts. */
  static Packet macros(char stage, List<String> namesAndValues) {
    byte[] texts = ended(namesAndValues.toArray(String[]::new));
    byte[] data = new byte[1 + texts.length];
    data[0] = (byte) stage;
    System.arraycopy(texts, 0, data, 1, texts.length);
    return new Packet('D', data);
  }

  private static byte[] ended(String... texts) {
    StringBuilder all = new StringBuilder();
    for (String text : texts) {
      all.append(text.replace("\0", "")).append('\0');
    }
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(1 + data.length);
    out.writeByte(command);
    out.write(data);
  }

  /** Reads a packet. Throws IOException if it is malformed or too large. */
  static Packet read(AnswerReader in) throws IOException {
    int length = ByteBuffer.wrap(in.exactly(LENGTH_OCTETS)).getInt();
    if (length < 1 || length > MOST_OCTETS) {
      throw new IOException("This is not a milter: a packet of " + length + " octets");
    }
    byte[] all = in.exactly(length);
    byte[] data = new byte[length - 1];
    System.arraycopy(all, 1, data, 0, data.length);
    return new Packet((char) (all[0] & 0xFF), data);
  }

  /** Returns a number in the data. Throws IOException if they are too short. */
  int number(int at) throws IOException {
    if (data.length < at + Integer.BYTES) {
      throw new IOException("The milter's packet " + command + " is too short");
    }
    return ByteBuffer.wrap(data).getInt(at);
  }

  /**
   * Returns the texts in the data, each ended by NUL; the last may lack its end.
   *
   * @param from the position of the first text
   * @param least the minimum number of texts
   * @throws IOException if there are fewer
   */
  List<String> texts(int from, int least) throws IOException {
    List<String> texts = new ArrayList<>();
    int begin = from;
    for (int i = from; i < data.length; i++) {
      if (data[i] == 0) {
        texts.add(new String(data, begin, i - begin, StandardCharsets.UTF_8));
        begin = i + 1;
      }
    }
    if (begin < data.length) {
      texts.add(new String(data, begin, data.length - begin, StandardCharsets.UTF_8));
    }
    if (texts.size() < least) {
      throw new IOException("The milter's packet " + command + " lacks a text");
    }
    return texts;
  }
}
