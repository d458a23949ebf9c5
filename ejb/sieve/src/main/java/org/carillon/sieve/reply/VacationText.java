package org.carillon.sieve.reply;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.action.VacationReply;
import org.carillon.sieve.context.TextDigest;
import org.carillon.sieve.filing.MailboxText;
import org.carillon.sieve.run.ScriptRun;
import org.carillon.sieve.run.Text;
import org.carillon.sieve.run.Variables;

/** The content of a vacation answer (RFC 5230 §4.2, §5). */
record VacationText(
    Optional<Text> subject,
    Optional<Text> from,
    boolean isMime,
    Optional<Text> handle,
    Text reason) {
  private static final int LONGEST_SUBJECT = 200;

  /** The key of the answer: the handle, or its whole content (§4.2). */
  String key(ScriptRun run) {
    if (handle.isPresent()) {
      return TextDigest.of("handle", handle.get().value(run));
    }
    return TextDigest.of(
        "text",
        reason.value(run),
        subject.map(text -> text.value(run)).orElse(""),
        from.map(text -> text.value(run)).orElse(""),
        Boolean.toString(isMime));
  }

  VacationReply reply(ScriptRun run) {
    List<String> ids = run.fields().texts("message-id");
    Optional<String> answered = ids.stream().filter(id -> !id.isEmpty()).findFirst();
    return new VacationReply(
        from.map(text -> checked(text.value(run))),
        subject.map(text -> text.value(run)).orElseGet(() -> subject(run)),
        isMime,
        reason.value(run),
        answered,
        answered.map(id -> references(run, id)));
  }

  private static String checked(String from) {
    return MailboxText.address(from).isPresent() ? from : "";
  }

  private static String subject(ScriptRun run) {
    List<String> subjects = run.fields().texts("subject");
    if (subjects.isEmpty()) {
      return "Automated reply";
    }
    return "Auto: " + Variables.cut(subjects.getFirst(), LONGEST_SUBJECT);
  }

  /** The answered message's References, else In-Reply-To, and its Message-ID (RFC 5322 §3.6.4). */
  private static String references(ScriptRun run, String id) {
    List<String> before = run.fields().texts("references");
    if (before.isEmpty()) {
      before = run.fields().texts("in-reply-to");
    }
    return before.isEmpty() ? id : before.getFirst() + " " + id;
  }
}
