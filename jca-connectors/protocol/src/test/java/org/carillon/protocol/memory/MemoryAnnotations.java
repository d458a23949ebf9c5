package org.carillon.protocol.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;

/** The annotations of the memory store; guarded by the store. */
final class MemoryAnnotations {
  private final TreeMap<String, byte[]> values = new TreeMap<>();

  private static String key(Optional<MailboxName> mailbox, String entry) {
    return mailbox.map(MailboxName::path).orElse("") + "\0" + entry;
  }

  void set(Optional<MailboxName> mailbox, Annotation annotation) {
    String key = key(mailbox, annotation.entry());
    annotation.value().ifPresentOrElse(value -> values.put(key, value), () -> values.remove(key));
  }

  List<Annotation> below(Optional<MailboxName> mailbox, List<String> entries, int depth) {
    List<Annotation> found = new ArrayList<>();
    for (String entry : entries) {
      values.forEach(
          (key, value) -> {
            String name = key.substring(key.indexOf('\0') + 1);
            boolean below =
                name.startsWith(entry + "/")
                    && name.substring(entry.length()).chars().filter(c -> c == '/').count()
                        <= depth;
            if (key.equals(key(mailbox, name)) && (name.equals(entry) || below)) {
              found.add(new Annotation(name, Optional.of(value)));
            }
          });
    }
    return found;
  }
}
