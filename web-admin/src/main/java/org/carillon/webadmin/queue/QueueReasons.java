package org.carillon.webadmin.queue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.carillon.transport.queue.QueuedMessage;
import org.carillon.transport.queue.QueuedRecipient;
import org.carillon.web.Texts;

/** The reason why a recipient still waits, in plain words instead of status codes. */
@Named("reasons")
@RequestScoped
public class QueueReasons {

  /** A part of a reply that is more specific than its status, and the key of its text. */
  private record Hint(String words, String key) {}

  private static final List<Hint> HINTS =
      List.of(
          new Hint("connection refused", "reason.refuses-connections"),
          new Hint("timed out", "reason.timed-out"),
          new Hint("timeout", "reason.timed-out"),
          new Hint("unreachable", "reason.unreachable"),
          new Hint("no route", "reason.unreachable"),
          new Hint("greylist", "reason.greylisted"),
          new Hint("graylist", "reason.greylisted"),
          new Hint("certificate", "reason.certificate"));

  @Inject private Texts texts;

  /** The reason in a sentence, or that there was no attempt yet. */
  public String of(QueuedMessage message, QueuedRecipient recipient) {
    if (message.held() && recipient.wasQuarantined()) {
      return texts.of("reason.quarantined", recipient.reply());
    }
    if (recipient.status().isEmpty()) {
      return texts.of("reason.none");
    }
    String where = recipient.host().isEmpty() ? recipient.destination() : recipient.host();
    return texts.of(key(recipient), where.isEmpty() ? texts.of("reason.there") : where);
  }

  private String key(QueuedRecipient recipient) {
    return key(recipient.status(), recipient.reply(), texts::knows);
  }

  /** The text's key, by the reply's words or else by the status (RFC 3463 §3). */
  static String key(String status, String reply, Predicate<String> knows) {
    String said = reply.toLowerCase(Locale.ROOT);
    Optional<String> hint =
        HINTS.stream().filter(one -> said.contains(one.words())).map(Hint::key).findFirst();
    if (hint.isPresent()) {
      return hint.get();
    }
    String detail = status.substring(status.indexOf('.') + 1);
    String own = "reason." + detail;
    String subject = "reason." + detail.substring(0, Math.max(0, detail.indexOf('.')));
    return knows.test(own) ? own : knows.test(subject) ? subject : "reason.other";
  }
}
