package org.carillon.protocol.imap.url;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.OpenMailbox;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.url.MessageUrl;
import org.carillon.contract.mailbox.url.UrlAuthMessage;
import org.carillon.format.imapurl.ImapUrl;
import org.carillon.format.imapurl.UrlAuthorization.Access;
import org.carillon.protocol.imap.fetch.FetchRun;
import org.carillon.protocol.imap.fetch.OutlinedMessage;
import org.carillon.protocol.imap.fetch.Section;
import org.carillon.protocol.imap.fetch.SectionOctets;
import org.carillon.protocol.imap.syntax.Enabled;
import org.carillon.protocol.wire.Sink;
import org.carillon.protocol.wire.Wire;

/** A message or part here that a submitting client names by an IMAP URL (RFC 4468 §3.3). */
public final class SubmittedPart implements AutoCloseable {
  private final Content content;
  private final SectionOctets octets;

  private SubmittedPart(Content content, SectionOctets octets) {
    this.content = content;
    this.octets = octets;
  }

  /** The result of resolving a URL. */
  public sealed interface Found {

    record Opened(SubmittedPart part) implements Found {}

    /** The URL is for another user than the caller. */
    record NotForCaller() implements Found {}

    /** The URL names another server. */
    record Remote() implements Found {}

    /** The URL is malformed, not authorized, or leads nowhere; clients don't learn which. */
    record Nothing() implements Found {}

    /** The URL can't be resolved now. */
    record Later() implements Found {}
  }

  /**
   * Opens the target of a URL. A URL with a token is this server's own if the token is valid,
   * whatever its host name; one without must have the announced name.
   *
   * @param caller the submitting user
   * @param wire the caller's connection, from which nothing is read
   * @param host this server's name
   */
  public static Found find(MailAccess access, Caller caller, Wire wire, String host, String text)
      throws IOException {
    Optional<ImapUrl> url =
        ImapUrl.parse(text)
            .filter(parsed -> parsed.server().isPresent() && !parsed.mailbox().isEmpty());
    Optional<Section> section = url.flatMap(parsed -> UrlPart.section(wire, new Enabled(), parsed));
    if (section.isEmpty()) {
      return new Found.Nothing();
    }
    boolean here = url.get().server().get().host().equalsIgnoreCase(host);
    Found found =
        url.get().authorization().isPresent()
            ? lent(access, caller, url.get(), section.get())
            : here ? own(access, caller, url.get(), section.get()) : new Found.Nothing();
    return found instanceof Found.Nothing && !here ? new Found.Remote() : found;
  }

  private static Found lent(MailAccess access, Caller caller, ImapUrl url, Section section)
      throws IOException {
    // URLs for a user are for IMAP sessions (RFC 4467 §3).
    Optional<MessageUrl> asked = AuthorizedUrl.of(url, reader -> !(reader instanceof Access.User));
    if (asked.isEmpty()) {
      return new Found.Nothing();
    }
    return switch (access.byUrl(caller, asked.get())) {
      case Answer.Done(Optional<UrlAuthMessage> lent) when lent.isPresent() ->
          opened(lent.get().data(), lent.get().content(), section);
      case Answer.Done(_) ->
          asked.get().reader().filter(user -> !isNameOf(caller, user)).isPresent()
              ? new Found.NotForCaller()
              : new Found.Nothing();
      case Answer.Failed(var failure) -> hindered(failure);
    };
  }

  /** Returns whether a name, with or without its domain, is the caller's sign-in name. */
  private static boolean isNameOf(Caller caller, String user) {
    String name = caller.name();
    return user.equalsIgnoreCase(name)
        || user.indexOf('@') < 0 && name.regionMatches(true, 0, user + "@", 0, user.length() + 1);
  }

  /** Opens a message that the caller may read itself. */
  private static Found own(MailAccess access, Caller caller, ImapUrl url, Section section)
      throws IOException {
    if (url.server().get().user().filter(user -> !isNameOf(caller, user)).isPresent()) {
      return new Found.NotForCaller();
    }
    return switch (access.open(caller, new MailboxName(url.mailbox()), true)) {
      case Answer.Done(OpenMailbox open) when UrlPart.isMeant(url, open.view()) ->
          own(access, caller, open.view().mailbox(), url.uid(), section);
      case Answer.Done(_) -> new Found.Nothing();
      case Answer.Failed(var failure) -> hindered(failure);
    };
  }

  private static Found own(
      MailAccess access, Caller caller, long mailbox, long uid, Section section)
      throws IOException {
    return switch (access.messages(caller, mailbox, UidSet.of(uid))) {
      case Answer.Done(List<MessageData> data) when data.isEmpty() -> new Found.Nothing();
      case Answer.Done(List<MessageData> data) ->
          switch (access.content(caller, mailbox, uid)) {
            case Answer.Done(Optional<Content> content) when content.isPresent() ->
                opened(data.getFirst(), content.get(), section);
            case Answer.Done(_) -> new Found.Nothing();
            case Answer.Failed(var failure) -> hindered(failure);
          };
      case Answer.Failed(var failure) -> hindered(failure);
    };
  }

  private static Found hindered(Failure failure) {
    return failure instanceof Failure.TryLater ? new Found.Later() : new Found.Nothing();
  }

  private static Found opened(MessageData data, Content content, Section section) {
    Optional<OutlinedMessage> stored = Optional.of(new OutlinedMessage(data));
    try {
      Optional<SectionOctets> octets =
          FetchRun.damage(List.of(section), stored, content).isEmpty()
              ? SectionOctets.of(section, stored, content)
              : Optional.empty();
      if (octets.isPresent()) {
        return new Found.Opened(new SubmittedPart(content, octets.get()));
      }
      content.close();
      return new Found.Nothing();
    } catch (IOException away) {
      content.close();
      return new Found.Later();
    }
  }

  /** Returns the number of octets. */
  public long length() {
    return octets.length();
  }

  /** Writes the octets piecewise; returns whether they could be read to their end. */
  public boolean copyTo(Sink sink) {
    try {
      octets.copyTo(new SinkStream(sink));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static final class SinkStream extends OutputStream {
    private final Sink sink;

    SinkStream(Sink sink) {
      this.sink = sink;
    }

    @Override
    public void write(int octet) throws IOException {
      sink.write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      sink.write(from, offset, length);
    }
  }

  @Override
  public void close() {
    content.close();
  }
}
