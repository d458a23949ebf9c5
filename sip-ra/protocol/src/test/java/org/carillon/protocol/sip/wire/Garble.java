package org.carillon.protocol.sip.wire;

import java.util.Random;

/** Creates nearly valid input: valid pieces, cut, repeated and corrupted at random. */
final class Garble {
  private Garble() {}

  static String of(Random random, String... pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    for (int i = random.nextInt(12); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(5)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(256));
        case 1 -> text.deleteCharAt(at);
        case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
        case 3 -> text.insert(at, "\r\n;,:<>\"@=%\t ".charAt(random.nextInt(13)));
        default -> text.setLength(at);
      }
    }
    return text.toString();
  }
}
