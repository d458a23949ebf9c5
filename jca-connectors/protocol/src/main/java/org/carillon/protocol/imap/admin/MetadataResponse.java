package org.carillon.protocol.imap.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Output;

public final class MetadataResponse {
  private MetadataResponse() {}

  /**
   * The result.
   *
   * @param failure why nothing was written
   * @param longest the length of the longest value left out for its length; 0 for none
   */
  record Told(Optional<Failure> failure, int longest) {}

  /** Writes a mailbox's annotations, up to that length; a requested, missing entry is NIL. */
  public static Told write(
      ImapSession session,
      Optional<MailboxName> mailbox,
      List<String> entries,
      int depth,
      long most)
      throws IOException {
    return switch (session.access().annotations(session.caller(), mailbox, entries, depth)) {
      case Answer.Done(List<Annotation> found) -> {
        List<Annotation> all = new ArrayList<>(found);
        if (depth == 0) {
          addMissing(entries, all);
        }
        int longest = takeLonger(all, most);
        if (!all.isEmpty()) {
          write(session.out(), mailbox, all);
        }
        yield new Told(Optional.empty(), longest);
      }
      case Answer.Failed(var failure) -> new Told(Optional.of(failure), 0);
    };
  }

  private static void addMissing(List<String> entries, List<Annotation> all) {
    Set<String> known = new HashSet<>();
    all.forEach(annotation -> known.add(annotation.entry()));
    for (String entry : entries) {
      if (known.add(entry)) {
        all.add(new Annotation(entry, Optional.empty()));
      }
    }
  }

  private static int takeLonger(List<Annotation> all, long most) {
    int longest = 0;
    for (Annotation annotation : all) {
      int length = annotation.value().map(value -> value.length).orElse(0);
      if (length > most) {
        longest = Math.max(longest, length);
      }
    }
    all.removeIf(annotation -> annotation.value().map(value -> value.length).orElse(0) > most);
    return longest;
  }

  private static void write(Output out, Optional<MailboxName> mailbox, List<Annotation> all)
      throws IOException {
    out.text("* METADATA ").mailbox(mailbox.map(MailboxName::path).orElse(""));
    String before = " (";
    for (Annotation annotation : all) {
      out.text(before).text(annotation.entry()).octet(' ');
      if (annotation.value().isEmpty()) {
        out.text("NIL");
      } else {
        value(out, annotation.value().get());
      }
      before = " ";
    }
    out.text(")\r\n");
  }

  /** Writes a string if possible; octets with zeros need a literal8. */
  private static void value(Output out, byte[] octets) throws IOException {
    for (byte octet : octets) {
      if (octet == 0) {
        out.octet('~').literal(octets.length).octets(octets, 0, octets.length);
        return;
      }
    }
    out.string(new String(octets, StandardCharsets.ISO_8859_1));
  }
}
