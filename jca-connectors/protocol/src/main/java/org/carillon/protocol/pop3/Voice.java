package org.carillon.protocol.pop3;

import java.io.IOException;
import org.carillon.protocol.language.Language;
import org.carillon.protocol.wire.Wire;

/** Writes first lines of answers, in the language that the client chose. */
final class Voice {
  private final Wire wire;
  private Language language = Language.DEFAULT;

  Voice(Wire wire) {
    this.wire = wire;
  }

  /** Speaks this language from now on. */
  void speak(Language chosen) {
    language = chosen;
  }

  void ok(String english) throws IOException {
    ok("", english);
  }

  /**
   * @param before what programs read before the text
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
