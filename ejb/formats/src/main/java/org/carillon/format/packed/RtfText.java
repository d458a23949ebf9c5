package org.carillon.format.packed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.carillon.format.mime.encoding.Charsets;

/**
 * Extracts the words of an RTF text (RTF 1.9), or the HTML that it was made from (Microsoft
 * MS-OXRTFEX). Formatting is ignored. Takes time linear in the length of the text.
 */
final class RtfText {

  private static final int MOST_CHARS = 2_000_000;
  private static final int DEEPEST = 500;
  private static final int MOST_FONTS = 1_000;
  private static final int LONGEST_WORD = 32;

  private static final Set<String> LEFT_OUT =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "info",
          "pict",
          "object",
          "header",
          "headerl",
          "headerr",
          "headerf",
          "footer",
          "footerl",
          "footerr",
          "footerf",
          "xe",
          "tc",
          "private");

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("par", "\n"),
          Map.entry("line", "\n"),
          Map.entry("sect", "\n"),
          Map.entry("page", "\n"),
          Map.entry("row", "\n"),
          Map.entry("tab", "\t"),
          Map.entry("cell", "\t"),
          Map.entry("emdash", "\u2014"),
          Map.entry("endash", "\u2013"),
          Map.entry("emspace", "\u2003"),
          Map.entry("enspace", "\u2002"),
          Map.entry("bullet", "\u2022"),
          Map.entry("lquote", "\u2018"),
          Map.entry("rquote", "\u2019"),
          Map.entry("ldblquote", "\u201c"),
          Map.entry("rdblquote", "\u201d"));

  /** The state that ends with its group. */
  private static final class State {
    boolean isLeftOut;
    boolean isTag;
    boolean isForRtf;
    boolean isFonts;
    int fallback = 1;
    Charset charset;

    State copy() {
      State copy = new State();
      copy.isLeftOut = isLeftOut;
      copy.isTag = isTag;
      copy.isForRtf = isForRtf;
      copy.isFonts = isFonts;
      copy.fallback = fallback;
      copy.charset = charset;
      return copy;
    }
  }

  private final byte[] in;
  private final StringBuilder out = new StringBuilder();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final Deque<State> above = new ArrayDeque<>();
  private final Map<Integer, Charset> fonts = new HashMap<>();
  private Charset document = Charsets.FALLBACK;
  private State state = new State();
  private int at;
  private int deeper;
  private int toSkip;
  private int font;
  private boolean isHtml;
  private boolean isOptional;

  private RtfText(byte[] in) {
    this.in = in;
    state.charset = document;
  }

  static PackedMessageText of(byte[] octets) {
    RtfText text = new RtfText(octets);
    while (text.at < octets.length && text.out.length() < MOST_CHARS) {
      text.next();
    }
    text.flush();
    return new PackedMessageText(text.out.toString(), text.isHtml);
  }

  private void next() {
    byte octet = in[at++];
    switch (octet) {
      case '{' -> begin();
      case '}' -> end();
      case '\\' -> control();
      case '\r', '\n', 0 -> {
        // Line ends in the source of an RTF text mean nothing.
      }
      default -> octet(octet);
    }
  }

  private void begin() {
    flush();
    toSkip = 0;
    if (above.size() < DEEPEST) {
      above.push(state);
      state = state.copy();
    } else {
      deeper++;
    }
  }

  private void end() {
    flush();
    toSkip = 0;
    if (deeper > 0) {
      deeper--;
    } else if (!above.isEmpty()) {
      state = above.pop();
    }
  }

  private void control() {
    if (at >= in.length) {
      return;
    }
    char sign = (char) (in[at] & 0xff);
    if (isLetter(sign)) {
      word();
      return;
    }
    at++;
    switch (sign) {
      case '\'' -> {
        int high = digit(at);
        int low = digit(at + 1);
        at = Math.min(in.length, at + 2);
        if (high >= 0 && low >= 0) {
          octet((byte) (high << 4 | low));
        }
      }
      case '*' -> isOptional = true;
      case '~' -> write("\u00a0");
      case '_' -> write("\u2011");
      case '-', ':', '|' -> {
        // These are invisible.
      }
      case '\r', '\n' -> write("\n");
      default -> octet((byte) sign);
    }
  }

  private int digit(int place) {
    return place < in.length ? Character.digit((char) (in[place] & 0xff), 16) : -1;
  }

  private static boolean isLetter(int sign) {
    return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z';
  }

  private void word() {
    StringBuilder name = new StringBuilder();
    while (at < in.length && isLetter(in[at]) && name.length() < LONGEST_WORD) {
      name.append((char) in[at++]);
    }
    boolean isNegative = at < in.length && in[at] == '-';
    at += isNegative ? 1 : 0;
    int begin = at;
    long number = 0;
    while (at < in.length && in[at] >= '0' && in[at] <= '9') {
      number = Math.min(Integer.MAX_VALUE, number * 10 + in[at++] - '0');
    }
    boolean hasNumber = at > begin;
    if (at < in.length && in[at] == ' ') {
      at++;
    }
    boolean wasOptional = isOptional;
    isOptional = false;
    word(name.toString(), (int) (isNegative ? -number : number), hasNumber, wasOptional);
  }

  private void word(String name, int number, boolean hasNumber, boolean isOptionalGroup) {
    switch (name) {
      case "u" -> {
        write(String.valueOf((char) number));
        toSkip = state.fallback;
      }
      case "uc" -> state.fallback = Math.clamp(number, 0, 10);
      case "bin" -> at = (int) Math.min(in.length, at + (long) Math.max(0, number));
      case "ansicpg" -> {
        document = Codepage.of(number);
        state.charset = document;
      }
      case "fromhtml" -> isHtml = true;
      case "htmlrtf" -> {
        flush();
        state.isForRtf = !hasNumber || number != 0;
      }
      case "htmltag" -> {
        flush();
        state.isTag = isHtml;
        state.isLeftOut |= !isHtml;
      }
      case "f" -> font(number);
      case "fcharset" -> {
        if (state.isFonts && fonts.size() < MOST_FONTS) {
          fonts.put(font, Codepage.ofFont(number, document));
        }
      }
      case "plain" -> font(0);
      default -> {
        if (LEFT_OUT.contains(name) || isOptionalGroup) {
          state.isLeftOut = true;
          state.isFonts |= name.equals("fonttbl");
        } else if (SIGNS.containsKey(name)) {
          write(SIGNS.get(name));
        }
      }
    }
  }

  private void font(int number) {
    flush();
    if (state.isFonts) {
      font = number;
    } else {
      state.charset = fonts.getOrDefault(number, document);
    }
  }

  private boolean isSilent() {
    return state.isLeftOut || isHtml && state.isForRtf && !state.isTag;
  }

  private void octet(byte octet) {
    if (toSkip > 0) {
      toSkip--;
    } else if (!isSilent()) {
      pending.write(octet);
    }
  }

  private void write(String text) {
    flush();
    if (!isSilent()) {
      append(text);
    }
  }

  private void flush() {
    if (pending.size() > 0) {
      append(pending.toString(state.charset));
      pending.reset();
    }
  }

  /** Appends a text. In HTML, a text outside a tag is escaped. */
  private void append(String text) {
    out.append(
        isHtml && !state.isTag
            ? text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            : text);
  }
}
