package org.carillon.protocol.pop3;

import java.io.IOException;
import org.carillon.protocol.language.Language;
import org.carillon.protocol.wire.Wire;

/** Writes responses' first lines (RFC 1939 §3), in the language the client chose (RFC 6856). */
final class Responses {
  private final Wire wire;
  private Language language = Language.DEFAULT;

  Responses(Wire wire) {
    this.wire = wire;
  }

  /** Sets the language of the responses that follow. */
  void speak(Language chosen) {
    language = chosen;
  }

  void ok(String english) throws IOException {
    ok("", english);
  }

  /**
   * @param before the machine-readable part before the text
   */
  void ok(String before, String english) throws IOException {
    wire.writeLine("+OK " + before + said(english));
  }

  /**
   * @param code a response code without brackets; empty for none
   */
  void err(String code, String english) throws IOException {
    wire.writeLine("-ERR " + (code.isEmpty() ? "" : "[" + code + "] ") + said(english));
  }

  private String said(String english) {
    return language.say(english);
  }
}
