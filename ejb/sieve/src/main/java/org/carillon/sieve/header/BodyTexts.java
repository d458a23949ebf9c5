package org.carillon.sieve.header;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.sieve.message.HtmlWords;
import org.carillon.sieve.message.MessagePart;
import org.carillon.sieve.run.ScriptRun;

/** What the test body looks at (RFC 5173 §5). */
final class BodyTexts {
  private BodyTexts() {}

  /** The body as it came (§5.1). */
  static String raw(ScriptRun run) throws IOException {
    return run.root().raw(run.limits().bodyOctets());
  }

  /** The texts that people read (§5.3). */
  static List<String> text(ScriptRun run) throws IOException {
    List<String> texts = new ArrayList<>();
    for (MessagePart part : run.root().all()) {
      run.work(1_000);
      if (part.type().equals("text")) {
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
        texts.add(content(part, left(run, texts)));
      }
    }
    return texts;
  }

  private static int left(ScriptRun run, List<String> texts) {
    int taken = texts.stream().mapToInt(String::length).sum();
    return Math.max(0, run.limits().bodyOctets() - taken);
  }

  private static boolean isOf(MessagePart part, String type) {
    int slash = type.indexOf('/');
    if (slash < 0) {
      return type.isEmpty() || part.type().equals(type);
    }
    return part.type().equals(type.substring(0, slash))
        && part.subtype().equals(type.substring(slash + 1));
  }

  /** Of a multipart what stands around its parts; of an enclosed message its header. */
  private static String content(MessagePart part, int most) throws IOException {
    if (part.isMultipart()) {
      String body = part.raw(most);
      int first = (int) (part.children().getFirst().begin() - part.bodyBegin());
      int last = (int) (part.children().getLast().end() - part.bodyBegin());
      return body.substring(0, Math.clamp(first, 0, body.length()))
          + body.substring(Math.clamp(last, 0, body.length()));
    }
    if (part.enclosesMessage()) {
      byte[] header = part.children().getFirst().fields().header().octets();
      return new String(header, StandardCharsets.UTF_8);
    }
    return part.text(most);
  }
}
