package org.carillon.sieve.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Parses any text as a script: into sentences and, between them, single commands with the comments
 * before them. Nothing is lost or changed. In linear time.
 */
final class SentenceReader {
  private final String script;
  private final List<ScriptBlock> blocks = new ArrayList<>();
  private int at;
  private int begin;

  private SentenceReader(String script) {
    this.script = script;
  }

  static List<ScriptBlock> read(String script) {
    SentenceReader reader = new SentenceReader(script);
    reader.script();
    return reader.blocks;
  }

  private void script() {
    int required = SentenceText.requirement(script);
    if (required > 0) {
      blocks.add(new ScriptBlock.Requirement(script.substring(0, required)));
      at = required;
      begin = at;
    }
    while (at < script.length()) {
      Optional<ScriptBlock.Spoken> spoken =
          isLineBegin() ? SentenceText.at(script, at) : Optional.empty();
      if (spoken.isPresent()) {
        written(true, "");
        blocks.add(spoken.get());
        at += spoken.get().text().length();
        begin = at;
      } else if (!blank()) {
        String word = word();
        command();
        written(false, word);
      }
    }
    written(true, "");
  }

  private boolean isLineBegin() {
    return at == 0 || script.charAt(at - 1) == '\n';
  }

  private void written(boolean bare, String word) {
    if (at > begin) {
      String text = script.substring(begin, at);
      blocks.add(new ScriptBlock.Written(text, word.equals("require"), bare));
      begin = at;
    }
  }

  /** Skips white space or a comment; false if there is none. */
  private boolean blank() {
    char c = script.charAt(at);
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      at++;
    } else if (c == '#') {
      line();
    } else if (script.startsWith("/*", at)) {
      comment();
    } else {
      return false;
    }
    return true;
  }

  private void line() {
    int end = script.indexOf('\n', at);
    at = end < 0 ? script.length() : end + 1;
  }

  private void comment() {
    int end = script.indexOf("*/", at + 2);
    at = end < 0 ? script.length() : end + 2;
  }

  private String word() {
    int end = at;
    while (end < script.length() && isLetter(script.charAt(end))) {
      end++;
    }
    return script.substring(at, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  /** Skips a command, an if with all its branches, to the end of its line. */
  private void command() {
    do {
      branch();
    } while (goesOn());
    restOfLine();
  }

  private void branch() {
    int depth = 0;
    while (at < script.length()) {
      char c = script.charAt(at);
      if (c == '"') {
        string();
      } else if (isLetter(c)) {
        identifier();
      } else if (!blank()) {
        at++;
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth <= 0 && (c == ';' || c == '}')) {
          return;
        }
      }
    }
  }

  private void string() {
    at++;
    while (at < script.length() && script.charAt(at) != '"') {
      at += script.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(script.length(), at + 1);
  }

  private void identifier() {
    String word = word();
    boolean isTag = at > 0 && script.charAt(at - 1) == ':';
    at += word.length();
    if (!isTag && word.equals("text") && at < script.length() && script.charAt(at) == ':') {
      lines();
    }
  }

  /** Skips the lines of a text, up to one of a single dot (RFC 5228 §2.4.2). */
  private void lines() {
    do {
      line();
    } while (at < script.length() && !isDot());
    line();
  }

  private boolean isDot() {
    return script.startsWith(".\n", at)
        || script.startsWith(".\r\n", at)
        || script.startsWith(".", at) && at + 1 == script.length();
  }

  /** Returns whether another branch of the same command follows. */
  private boolean goesOn() {
    int before = at;
    while (at < script.length() && blank()) {
      // Comments may be between branches.
    }
    if (at < script.length()) {
      String word = word();
      if (word.equals("elsif") || word.equals("else")) {
        return true;
      }
    }
    at = before;
    return false;
  }

  private void restOfLine() {
    int before = at;
    while (at < script.length() && " \t\r".indexOf(script.charAt(at)) >= 0) {
      at++;
    }
    if (at < script.length() && script.charAt(at) == '#') {
      line();
    } else if (at < script.length() && script.charAt(at) == '\n') {
      at++;
    } else {
      at = before;
    }
  }
}
