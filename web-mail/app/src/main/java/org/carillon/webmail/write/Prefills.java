package org.carillon.webmail.write;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.web.Texts;
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
  @Inject private Texts texts;

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
      SourceMessage source = SourceMessage.of(message);
      String when = SentDate.of(source.sent(), ui.getLocale());
      return Optional.of(
          switch (as) {
            case "draft" ->
                goingOn(source, uid, DraftAttachments.of(message, folder, source.attachments()));
            case "forward" ->
                forwarding(
                    source, when, DraftAttachments.of(message, folder, source.attachments()));
            case "all" -> answering(source, when, true);
            default -> answering(source, when, false);
          });
    } catch (IOException storeAway) {
      throw new UncheckedIOException(storeAway);
    }
  }

  private Prefill answering(SourceMessage source, String when, boolean all) {
    List<People.Person> to = source.replyTo().isEmpty() ? source.from() : source.replyTo();
    String text =
        "\n\n"
            + texts.of("write.wrote", when, names(source.from()))
            + "\n"
            + Answering.quoted(source.text())
            + "\n";
    return new Prefill(
        full(to),
        all ? full(others(source, to)) : "",
        "",
        Answering.subject(source.subject()),
        text,
        source.messageId(),
        source.references(),
        "",
        List.of());
  }

  /** Everybody else the message went to, but not the reader. */
  private List<People.Person> others(SourceMessage source, List<People.Person> to) {
    return Stream.concat(source.to().stream(), source.cc().stream())
        .filter(person -> !Answering.same(person.address(), visitor.caller().name()))
        .filter(
            person -> to.stream().noneMatch(one -> Answering.same(one.address(), person.address())))
        .toList();
  }

  private Prefill forwarding(
      SourceMessage source, String when, List<DraftAttachments.Offered> offered) {
    String head =
        texts.of("write.forwarded", full(source.from()), when, source.subject(), full(source.to()));
    String copies = source.cc().isEmpty() ? "" : texts.of("write.forwarded.cc", full(source.cc()));
    return new Prefill(
        "",
        "",
        "",
        Answering.forwarded(source.subject()),
        "\n\n" + head + copies + "\n\n" + source.text(),
        "",
        source.references(),
        "",
        offered);
  }

  private static Prefill goingOn(
      SourceMessage source, long uid, List<DraftAttachments.Offered> offered) {
    return new Prefill(
        full(source.to()),
        full(source.cc()),
        full(source.bcc()),
        source.subject(),
        source.text(),
        source.inReplyTo(),
        source.ownReferences(),
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
