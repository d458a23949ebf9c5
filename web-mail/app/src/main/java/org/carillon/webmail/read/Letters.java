package org.carillon.webmail.read;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailboxView;
import org.carillon.contract.mailbox.MessageData;
import org.carillon.format.mime.DecodedText;
import org.carillon.format.mime.Envelope;
import org.carillon.format.mime.Outline;
import org.carillon.format.mime.Part;
import org.carillon.format.mime.PartContent;
import org.carillon.web.Asked;
import org.carillon.web.Visitor;
import org.carillon.webmail.Folder;
import org.carillon.webmail.MailAnswers;
import org.carillon.webmail.People;

/** Reads a message for the reading pane. */
@RequestScoped
public class Letters {
  private static final People.Person NOBODY = new People.Person("", "");

  /** The most chars of text that are shown in the page. */
  private static final int MOST_TEXT = 1_000_000;

  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private MailAnswers answers;
  @Inject private Asked asked;

  /** The message; its own HTML is shown unless {@code as=text} is asked for. */
  public Letter read(Folder folder, MessageData message) {
    Outline outline = Bodies.outline(message);
    Envelope envelope = outline.envelope();
    Part body = outline.body();
    Optional<Part> html = Bodies.html(body);
    boolean shownAsHtml = html.isPresent() && !asked.text("as").equals("text");
    Optional<Part> text = Bodies.plain(body);
    List<People.Person> from = People.of(envelope.from());
    return new Letter(
        message.uid(),
        envelope.subject().map(DecodedText::of).orElse("").strip(),
        from.isEmpty() ? NOBODY : from.getFirst(),
        People.of(envelope.to()),
        People.of(envelope.cc()),
        message.internalDate().toInstant(),
        flags(folder, message.uid()),
        Bodies.attachments(body).stream().map(Attachment::of).toList(),
        shownAsHtml ? "" : text(folder, message, text, html),
        shownAsHtml,
        shownAsHtml && wantsRemote(folder, message, html.get()));
  }

  private long flags(Folder folder, long uid) {
    return answers
        .take(mail.view(visitor.caller(), folder.id()))
        .map(view -> flags(view, uid))
        .orElse(0L);
  }

  private static long flags(MailboxView view, long uid) {
    int index = view.indexOf(uid);
    return index < 0 ? 0 : view.flags(index);
  }

  private String text(
      Folder folder, MessageData message, Optional<Part> plain, Optional<Part> html) {
    if (plain.isPresent()) {
      return PlainText.html(chars(folder, message, plain.get()));
    }
    return html.map(part -> PlainText.html(HtmlText.of(chars(folder, message, part)))).orElse("");
  }

  private boolean wantsRemote(Folder folder, MessageData message, Part html) {
    return CleanHtml.of(chars(folder, message, html), cid -> Optional.empty(), false).remote();
  }

  private String chars(Folder folder, MessageData message, Part part) {
    Optional<Content> found =
        answers
            .take(mail.content(visitor.caller(), folder.id(), message.uid()))
            .flatMap(content -> content);
    if (found.isEmpty()) {
      return "";
    }
    try (Content content = found.get()) {
      return new PartContent(content::read, message.prefix(), part).text(MOST_TEXT);
    } catch (IOException storeAway) {
      throw new UncheckedIOException(storeAway);
    }
  }
}
