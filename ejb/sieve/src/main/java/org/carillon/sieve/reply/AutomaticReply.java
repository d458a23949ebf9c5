package org.carillon.sieve.reply;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.mime.header.MimeValue;
import org.carillon.sieve.message.FieldValues;
import org.carillon.sieve.message.SieveAddress;
import org.carillon.sieve.run.ScriptRun;

/** Decides whether a message may be answered automatically (RFC 3834 §2, RFC 5230 §4.5, §4.6). */
final class AutomaticReply {
  private static final Set<String> PROGRAMS =
      Set.of("mailer-daemon", "listserv", "majordomo", "postmaster-bounce", "noreply", "no-reply");

  private static final List<String> LISTS =
      List.of(
          "list-id",
          "list-help",
          "list-subscribe",
          "list-unsubscribe",
          "list-post",
          "list-owner",
          "list-archive");

  private static final List<String> RECIPIENTS =
      List.of("to", "cc", "bcc", "resent-to", "resent-cc", "resent-bcc");

  private AutomaticReply() {}

  /** Returns why there is no automatic reply, or empty. {@code more} are further own addresses. */
  static Optional<String> obstacle(ScriptRun run, List<String> more) {
    String sender = run.envelope().from();
    if (sender.isEmpty()) {
      return Optional.of("it has no sender");
    }
    if (run.environment().isJunk()) {
      return Optional.of("it is treated as spam");
    }
    if (isProgram(sender)) {
      return Optional.of("a program sent it");
    }
    Set<String> own = own(run, more);
    if (own.contains(folded(sender))) {
      return Optional.of("it comes from the account itself");
    }
    return field(run)
        .or(
            () ->
                isNamed(run, own)
                    ? Optional.empty()
                    : Optional.of("it names none of the account's addresses"));
  }

  private static boolean isProgram(String sender) {
    String local = SieveAddress.of(sender).local().toLowerCase(Locale.ROOT);
    return PROGRAMS.contains(local)
        || local.startsWith("owner-")
        || local.endsWith("-request")
        || local.endsWith("-owner")
        || local.contains("-bounces");
  }

  private static Set<String> own(ScriptRun run, List<String> more) {
    Set<String> own = new HashSet<>();
    own.add(folded(run.envelope().to()));
    run.environment().ownAddresses().forEach(address -> own.add(folded(address)));
    more.forEach(address -> own.add(folded(address)));
    return own;
  }

  private static String folded(String address) {
    return SieveAddress.of(address).all().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> field(ScriptRun run) {
    FieldValues fields = run.fields();
    for (String submitted : fields.texts("auto-submitted")) {
      if (!MimeValue.parse(submitted).value().equalsIgnoreCase("no")) {
        return Optional.of("a program wrote it (Auto-Submitted)");
      }
    }
    for (String precedence : fields.texts("precedence")) {
      if (Set.of("bulk", "list", "junk").contains(precedence.toLowerCase(Locale.ROOT))) {
        return Optional.of("it was sent to many recipients (Precedence)");
      }
    }
    if (LISTS.stream().anyMatch(name -> !fields.fields(name).isEmpty())) {
      return Optional.of("it came from a mailing list");
    }
    for (String suppressed : fields.texts("x-auto-response-suppress")) {
      String lower = suppressed.toLowerCase(Locale.ROOT);
      if (lower.contains("all") || lower.contains("oof") || lower.contains("autoreply")) {
        return Optional.of("its sender wants no answer (X-Auto-Response-Suppress)");
      }
    }
    return Optional.empty();
  }

  private static boolean isNamed(ScriptRun run, Set<String> own) {
    for (String name : RECIPIENTS) {
      for (List<SieveAddress> field : run.fields().addresses(name)) {
        run.work(field.size());
        if (field.stream()
            .anyMatch(address -> own.contains(address.all().toLowerCase(Locale.ROOT)))) {
          return true;
        }
      }
    }
    return false;
  }
}
