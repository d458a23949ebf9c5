package org.carillon.mailbox.internal.ruling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.mailbox.ruling.MailboxRules;

/**
 * The entry with which bridges read and write the account's rules, that is, the script that
 * ManageSieve calls active. It is stored with the scripts, not among annotations.
 */
public final class OwnScript {
  private static final String ENTRY = "/private/vendor/carillon/sieve";

  private final MailboxRules rules;

  public OwnScript(MailboxRules rules) {
    this.rules = rules;
  }

  /** Returns the annotations found, together with the script if the request asks for it. */
  public Answer<List<Annotation>> with(
      Caller caller,
      Optional<MailboxName> mailbox,
      List<String> entries,
      int depth,
      List<Annotation> found) {
    if (mailbox.isPresent() || entries.stream().noneMatch(entry -> isBelow(entry, depth))) {
      return new Answer.Done<>(found);
    }
    return rules
        .active(caller)
        .map(
            script -> {
              List<Annotation> all = new ArrayList<>(found);
              script.ifPresent(text -> all.add(new Annotation(ENTRY, Optional.of(text))));
              return all;
            });
  }

  private static boolean isBelow(String entry, int depth) {
    return ENTRY.equals(entry)
        || ENTRY.startsWith(entry + "/") && levels(ENTRY) - levels(entry) <= depth;
  }

  private static long levels(String entry) {
    return entry.chars().filter(c -> c == '/').count();
  }

  /**
   * Writes the script, if it is among the changes, before anything else is changed.
   *
   * @return the other changes
   */
  public Answer<List<Annotation>> put(
      Caller caller, Optional<MailboxName> mailbox, List<Annotation> changes) {
    Optional<Annotation> script =
        changes.stream()
            .filter(change -> mailbox.isEmpty() && change.entry().equals(ENTRY))
            .reduce((_, last) -> last);
    return script.isEmpty()
        ? new Answer.Done<>(changes)
        : rules
            .use(caller, script.get().value())
            .map(_ -> changes.stream().filter(change -> !change.entry().equals(ENTRY)).toList());
  }
}
