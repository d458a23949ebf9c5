package org.carillon.sieve.header;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.format.mime.header.Header;
import org.carillon.sieve.message.HtmlWords;
import org.carillon.sieve.message.MessagePart;
import org.carillon.sieve.run.ScriptRun;

/** The texts for the test body (RFC 5173 §5). */
final class BodyTexts {
  private BodyTexts() {}

  /** The undecoded body (§5.1). */
  static String raw(ScriptRun run) throws IOException {
    return run.root().raw(run.limits().bodyOctets());
  }

  /** The texts of the message (§5.3). */
  static List<String> text(ScriptRun run) throws IOException {
    List<String> texts = new ArrayList<>();
    for (MessagePart part : run.root().all()) {
      run.work(1_000);
      if (part.type().equals("text") && isOneType(part.subtype())) {
        String text = part.text(left(run, texts));
        texts.add(part.subtype().equals("html") ? HtmlWords.of(text) : text);
      }
    }
    return texts;
  }

  /** The contents of parts of some types (§5.2). */
  static List<String> content(ScriptRun run, List<String> types) throws IOException {
    List<String> texts = new ArrayList<>();
    for (MessagePart part : run.root().all()) {
      run.work(1_000);
      if (types.stream().anyMatch(type -> isOf(part, type.toLowerCase(Locale.ROOT)))) {
        addContent(part, left(run, texts), texts);
      }
    }
    return texts;
  }

  private static int left(ScriptRun run, List<String> texts) {
    int taken = texts.stream().mapToInt(String::length).sum();
    return Math.max(0, run.limits().bodyOctets() - taken);
  }

  /** A text that begins or ends with a slash, or has several, is no type (§5.2). */
  private static boolean isOf(MessagePart part, String type) {
    if (type.isEmpty()) {
      return true;
    }
    int slash = type.indexOf('/');
    if (slash < 0) {
      return part.type().equals(type);
    }
    return isOneType(type.substring(slash + 1))
        && part.type().equals(type.substring(0, slash))
        && part.subtype().equals(type.substring(slash + 1));
  }

  private static boolean isOneType(String subtype) {
    return subtype.indexOf('/') < 0;
  }

  /** Adds a multipart's prologue and epilogue, or an enclosed message's header (§5.2). */
  private static void addContent(MessagePart part, int most, List<String> to) throws IOException {
    if (part.isMultipart() && !part.children().isEmpty()) {
      to.add(part.prologue(most));
      to.add(part.epilogue(most));
    } else if (part.enclosesMessage()) {
      Header header = part.children().getFirst().fields().header();
      int length = header.length() - header.endLine();
      to.add(new String(header.octets(), 0, length, StandardCharsets.UTF_8));
    } else {
      to.add(part.text(most));
    }
  }
}
