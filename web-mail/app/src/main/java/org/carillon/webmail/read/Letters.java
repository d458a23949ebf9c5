package org.carillon.webmail.read;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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
import org.carillon.web.Shortened;
import org.carillon.web.Ui;
import org.carillon.web.Visitor;
import org.carillon.webmail.Folder;
import org.carillon.webmail.MailAnswers;

/** Reads a message for the reading pane. */
@RequestScoped
public class Letters {
  /** The most chars of text that are shown in the page, all parts together. */
  private static final int MOST_TEXT = 1_000_000;

  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private MailAnswers answers;
  @Inject private Asked asked;
  @Inject private Ui ui;

  /** The message; its own HTML is shown unless {@code as=text} is asked for. */
  public Letter read(Folder folder, MessageData message) {
    Outline outline = Bodies.outline(message);
    Envelope envelope = outline.envelope();
    Part body = outline.body();
    boolean html = !asked.text("as").equals("text");
    List<Bodies.Leaf> inline = Bodies.inline(body, html);
    return new Letter(
        message.uid(),
        envelope.subject().map(DecodedText::of).orElse("").strip(),
        Heading.of(envelope, message.internalDate(), ui.getLocale()),
        flags(folder, message.uid()),
        Bodies.attachments(body).stream().map(Attachment::of).toList(),
        pieces(folder, message, inline, html),
        html && wantsRemote(folder, message, inline));
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

  private List<Piece> pieces(
      Folder folder, MessageData message, List<Bodies.Leaf> inline, boolean html) {
    List<Piece> pieces = new ArrayList<>();
    int room = MOST_TEXT;
    for (Bodies.Leaf leaf : inline) {
      Piece.Kind kind = kind(leaf.part(), html);
      String text = kind == Piece.Kind.TEXT ? text(folder, message, leaf.part(), room) : "";
      room -= text.length();
      pieces.add(
          new Piece(
              kind,
              leaf.number(),
              Shortened.of(Attachment.name(leaf.part())),
              text.isEmpty() ? "" : PlainText.html(text)));
    }
    return pieces;
  }

  private static Piece.Kind kind(Part part, boolean html) {
    if (Bodies.isMessage(part)) {
      return Piece.Kind.MESSAGE;
    }
    if (Bodies.isPicture(part)) {
      return Piece.Kind.PICTURE;
    }
    return html && part.is("text", "html") ? Piece.Kind.HTML : Piece.Kind.TEXT;
  }

  private String text(Folder folder, MessageData message, Part part, int most) {
    String text = chars(folder, message, part, most);
    return part.is("text", "html") ? HtmlText.of(text) : text;
  }

  private boolean wantsRemote(Folder folder, MessageData message, List<Bodies.Leaf> inline) {
    return inline.stream()
        .map(Bodies.Leaf::part)
        .filter(part -> part.is("text", "html"))
        .map(part -> chars(folder, message, part, MOST_TEXT))
        .anyMatch(text -> CleanHtml.of(text, cid -> Optional.empty(), false).remote());
  }

  private String chars(Folder folder, MessageData message, Part part, int most) {
    Optional<Content> found =
        answers
            .take(mail.content(visitor.caller(), folder.id(), message.uid()))
            .flatMap(content -> content);
    if (found.isEmpty()) {
      return "";
    }
    try (Content content = found.get()) {
      return new PartContent(content::read, message.prefix(), part).text(most);
    } catch (IOException storeAway) {
      throw new UncheckedIOException(storeAway);
    }
  }
}
