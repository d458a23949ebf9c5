package org.carillon.protocol.imap.annotation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Output;

/** The ANNOTATION response (draft-daboo-imap-annotatemore-05 §4.4): one for each entry. */
record AnnotationResponse(RequestedEntries entries, Set<AnnotationAttribute> attributes) {

  /** Writes the existing annotations requested; returns a failure if nothing is written. */
  Optional<Failure> write(ImapSession session, Optional<MailboxName> mailbox) throws IOException {
    return switch (session
        .access()
        .annotations(
            session.caller(), mailbox, scoped(), entries.isPattern() ? Integer.MAX_VALUE : 0)) {
      case Answer.Done(List<Annotation> found) -> {
        for (Map.Entry<String, Map<AnnotationAttribute, String>> entry :
            byEntry(found).entrySet()) {
          write(session.out(), mailbox, entry.getKey(), entry.getValue());
        }
        yield Optional.empty();
      }
      case Answer.Failed(var failure) -> Optional.of(failure);
    };
  }

  /** Returns the entries by their METADATA names. */
  private List<String> scoped() {
    List<String> scopes =
        attributes.stream().map(AnnotationAttribute::scope).distinct().sorted().toList();
    return entries.isPattern()
        ? scopes
        : entries.names().stream()
            .flatMap(name -> scopes.stream().map(scope -> scope + name))
            .toList();
  }

  private Map<String, Map<AnnotationAttribute, String>> byEntry(List<Annotation> found) {
    Map<String, Map<AnnotationAttribute, String>> told = new TreeMap<>();
    for (Annotation annotation : found) {
      for (AnnotationAttribute attribute : attributes) {
        String begin = attribute.scope() + "/";
        if (annotation.value().isEmpty() || !annotation.entry().startsWith(begin)) {
          continue;
        }
        String entry = annotation.entry().substring(begin.length() - 1);
        if (entries.matches(entry)) {
          told.computeIfAbsent(entry, _ -> new EnumMap<>(AnnotationAttribute.class))
              .put(attribute, shown(attribute, annotation.value().get()));
        }
      }
    }
    return told;
  }

  /** Leaves octets that no string can hold (RFC 3501 §9, CHAR8) to METADATA. */
  private static String shown(AnnotationAttribute attribute, byte[] value) {
    return attribute.isValue()
        ? new String(value, StandardCharsets.ISO_8859_1).replace('\0', '?')
        : Integer.toString(value.length);
  }

  private static void write(
      Output out,
      Optional<MailboxName> mailbox,
      String entry,
      Map<AnnotationAttribute, String> values)
      throws IOException {
    out.text("* ANNOTATION ").mailbox(mailbox.map(MailboxName::path).orElse(""));
    out.octet(' ').string(entry);
    String before = " (";
    for (Map.Entry<AnnotationAttribute, String> value : values.entrySet()) {
      out.text(before).string(value.getKey().word()).octet(' ').string(value.getValue());
      before = " ";
    }
    out.text(")\r\n");
  }
}
