package org.carillon.webmail.write;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.web.Say;
import org.carillon.web.Ui;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.read.People;
import org.carillon.webmail.read.SentDate;
import org.carillon.webmail.read.Stored;

/** Begins a message with another one: an answer, a forwarded message, a draft. */
@RequestScoped
public class Prefills {
  @Inject private Stored stored;
  @Inject private Visitor visitor;
  @Inject private Ui ui;
  @Inject private Say say;

  /**
   * Begins.
   *
   * @param as {@code draft}, {@code forward}, {@code all}, or anything else for an answer to the
   *     sender
   * @param folder the other message's folder
   * @param uid the other message
   * @return empty when there is no such message
   */
  Optional<Prefill> with(String as, String folder, long uid) {
    try (Stored.Message message = stored.find(visitor.caller(), folder, uid).orElse(null)) {
      if (message == null) {
        return Optional.empty();
      }
      Original original = Original.of(message);
      String when = SentDate.of(original.sent(), ui.getLocale());
      return Optional.of(
          switch (as) {
            case "draft" ->
                goingOn(
                    original, uid, DraftAttachments.of(message, folder, original.attachments()));
            case "forward" ->
                forwarding(
                    original, when, DraftAttachments.of(message, folder, original.attachments()));
            case "all" -> answering(original, when, true);
            default -> answering(original, when, false);
          });
    } catch (IOException storeAway) {
      throw new UncheckedIOException(storeAway);
    }
  }

  private Prefill answering(Original original, String when, boolean all) {
    List<People.Person> to = original.replyTo().isEmpty() ? original.from() : original.replyTo();
    String text =
        "\n\n"
            + say.of("write.wrote", when, names(original.from()))
            + "\n"
            + Answering.quoted(original.text())
            + "\n";
    return new Prefill(
        full(to),
        all ? full(others(original, to)) : "",
        "",
        Answering.subject(original.subject()),
        text,
        original.messageId(),
        original.references(),
        "",
        List.of());
  }

  /** Everybody else the message went to, but not the reader. */
  private List<People.Person> others(Original original, List<People.Person> to) {
    return Stream.concat(original.to().stream(), original.cc().stream())
        .filter(person -> !Answering.same(person.address(), visitor.caller().name()))
        .filter(
            person -> to.stream().noneMatch(one -> Answering.same(one.address(), person.address())))
        .toList();
  }

  private Prefill forwarding(
      Original original, String when, List<DraftAttachments.Offered> offered) {
    String head =
        say.of(
            "write.forwarded",
            full(original.from()),
            when,
            original.subject(),
            full(original.to()));
    String copies =
        original.cc().isEmpty() ? "" : say.of("write.forwarded.cc", full(original.cc()));
    return new Prefill(
        "",
        "",
        "",
        Answering.forwarded(original.subject()),
        "\n\n" + head + copies + "\n\n" + original.text(),
        "",
        original.references(),
        "",
        offered);
  }

  private static Prefill goingOn(
      Original original, long uid, List<DraftAttachments.Offered> offered) {
    return new Prefill(
        full(original.to()),
        full(original.cc()),
        full(original.bcc()),
        original.subject(),
        original.text(),
        original.inReplyTo(),
        original.ownReferences(),
        Long.toString(uid),
        offered);
  }

  private static String names(List<People.Person> people) {
    return String.join(", ", people.stream().map(People.Person::name).toList());
  }

  private static String full(List<People.Person> people) {
    return String.join(", ", people.stream().map(People.Person::full).toList());
  }
}
