package org.carillon.protocol.pop3;

import java.io.IOException;
import java.util.Locale;
import org.carillon.protocol.wire.Wire;

/** LANG (RFC 6856 §3): which language texts for people are in. All are English so far. */
final class Language {
  private Language() {}

  static Reply perform(Wire wire, String argument) throws IOException {
    String wanted = argument.strip().toLowerCase(Locale.ROOT);
    return switch (wanted) {
      case "" -> {
        wire.writeLine("+OK Languages follow");
        wire.writeLine("en English");
        wire.writeLine("i-default English");
        wire.writeLine(".");
        yield new Reply.Written();
      }
      case "*", "i-default" -> new Reply.Ok("i-default Texts are in the default language");
      case "en" -> new Reply.Ok("en Texts are in English");
      default -> Reply.err("No text here is in that language");
    };
  }
}
