package org.carillon.protocol.imap.url;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.OpenMailbox;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.format.imapurl.ImapUrl;
import org.carillon.protocol.imap.fetch.FetchItems;
import org.carillon.protocol.imap.fetch.OutlinedMessage;
import org.carillon.protocol.imap.fetch.Section;
import org.carillon.protocol.imap.fetch.SectionOctets;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Enabled;
import org.carillon.protocol.wire.Wire;

/**
 * The message part that an IMAP URL points to (RFC 5092), in a mailbox of the caller's own.
 *
 * @param content the message, to be closed
 */
public record UrlPart(Content content, SectionOctets octets) implements AutoCloseable {

  /** Opens the part that a URL relative to this session points to; empty if there is none. */
  public static Answer<Optional<UrlPart>> open(ImapSession session, String text)
      throws IOException {
    Optional<ImapUrl> parsed = ImapUrl.parse(text).filter(url -> url.server().isEmpty());
    if (parsed.isEmpty()) {
      return none();
    }
    ImapUrl url = parsed.get();
    Optional<Section> section = section(session.wire(), session.enabled(), url);
    return view(session, url)
        .then(
            view ->
                section.isEmpty() || view.isEmpty() || !isMeant(url, view.get())
                    ? none()
                    : open(session, view.get().mailbox(), url.uid(), section.get()));
  }

  private static Answer<Optional<UrlPart>> none() {
    return new Answer.Done<>(Optional.empty());
  }

  /** Returns the URL's section and range, as in a FETCH; empty if malformed. Reads no wire. */
  static Optional<Section> section(Wire wire, Enabled enabled, ImapUrl url) {
    String text = url.section();
    // No quoted strings or literals: a section only needs words in parentheses.
    if (!text.chars().allMatch(c -> Character.isLetterOrDigit(c) || ".-_ ()".indexOf(c) >= 0)) {
      return Optional.empty();
    }
    try {
      Arguments words = new Arguments(wire, "BODY.PEEK[" + text + "]", enabled);
      Section section = FetchItems.read(words).sections().getFirst();
      words.end();
      return Optional.of(section.part(url.partial()));
    } catch (BadCommand | IOException e) {
      return Optional.empty();
    }
  }

  private static Answer<Optional<MailboxView>> view(ImapSession session, ImapUrl url) {
    if (url.mailbox().isEmpty()) {
      return new Answer.Done<>(session.selection().map(Selected::view));
    }
    MailboxName name = new MailboxName(url.mailbox());
    Answer<OpenMailbox> opened = session.access().open(session.caller(), name, true);
    return opened instanceof Answer.Failed(Failure.NotFound _)
            || opened instanceof Answer.Failed(Failure.NotAllowed _)
        ? new Answer.Done<>(Optional.empty())
        : opened.map(open -> Optional.of(open.view()));
  }

  /** Returns whether a mailbox has the URL's UIDVALIDITY, if it has one, and its uid. */
  static boolean isMeant(ImapUrl url, MailboxView view) {
    return (url.uidValidity().isEmpty() || url.uidValidity().getAsLong() == view.uidValidity())
        && view.indexOf(url.uid()) >= 0;
  }

  private static Answer<Optional<UrlPart>> open(
      ImapSession session, long mailbox, long uid, Section section) throws IOException {
    return session
        .access()
        .messages(session.caller(), mailbox, UidSet.of(uid))
        .then(
            data ->
                data.isEmpty()
                    ? none()
                    : open(session, mailbox, new OutlinedMessage(data.getFirst()), section));
  }

  private static Answer<Optional<UrlPart>> open(
      ImapSession session, long mailbox, OutlinedMessage message, Section section)
      throws IOException {
    return session
        .access()
        .content(session.caller(), mailbox, message.data().uid())
        .map(content -> content.isEmpty() ? Optional.empty() : of(message, content.get(), section));
  }

  private static Optional<UrlPart> of(OutlinedMessage message, Content content, Section section)
      throws IOException {
    Optional<SectionOctets> octets = SectionOctets.of(section, Optional.of(message), content);
    if (octets.isEmpty()) {
      content.close();
    }
    return octets.map(found -> new UrlPart(content, found));
  }

  @Override
  public void close() {
    content.close();
  }
}
