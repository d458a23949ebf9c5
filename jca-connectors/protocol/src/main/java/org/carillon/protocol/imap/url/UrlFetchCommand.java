package org.carillon.protocol.imap.url;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.url.MessageUrl;
import org.carillon.contract.mailbox.url.UrlAuthMessage;
import org.carillon.format.imapurl.ImapUrl;
import org.carillon.format.imapurl.UrlAuthorization.Access;
import org.carillon.format.mime.structure.Part;
import org.carillon.protocol.imap.fetch.BinarySection;
import org.carillon.protocol.imap.fetch.BodyText;
import org.carillon.protocol.imap.fetch.FetchRun;
import org.carillon.protocol.imap.fetch.OutlinedMessage;
import org.carillon.protocol.imap.fetch.Section;
import org.carillon.protocol.imap.fetch.SectionOctets;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.imap.syntax.Reply;

/** URLFETCH (RFC 4467 §7) of authorized URLs; NIL alike if unreadable or not found. */
public final class UrlFetchCommand implements Command {
  private static final int MOST_URLS = 100;

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    List<Wanted> all = new ArrayList<>();
    do {
      if (all.size() == MOST_URLS) {
        throw new BadCommand("Too many URLs");
      }
      arguments.expect(' ');
      all.add(wanted(arguments));
    } while (!arguments.atEnd());
    for (Wanted each : all) {
      Optional<Reply> refusal = tell(session, each);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    return Reply.ok("Completed");
  }

  /** A URL as written, and the wanted forms of its part; none for RFC 4467's plain answer. */
  private record Wanted(String text, Set<UrlForm> forms) {}

  private static Wanted wanted(Arguments arguments) throws BadCommand, IOException {
    if (!arguments.take('(')) {
      return new Wanted(arguments.astring(), Set.of());
    }
    String text = arguments.astring();
    Set<UrlForm> forms = EnumSet.noneOf(UrlForm.class);
    while (arguments.take(' ')) {
      forms.add(arguments.word(UrlForm.class, "Unknown URL item"));
    }
    arguments.expect(')');
    if (forms.isEmpty()) {
      forms.add(UrlForm.BODY);
    }
    if (forms.contains(UrlForm.BODY) && forms.contains(UrlForm.BINARY)) {
      throw new BadCommand("BODY and BINARY cannot be combined");
    }
    return new Wanted(text, forms);
  }

  private static Optional<Reply> tell(ImapSession session, Wanted asked) throws IOException {
    String text = asked.text;
    Optional<ImapUrl> url = ImapUrl.parse(text);
    Optional<Section> section =
        url.flatMap(parsed -> UrlPart.section(session.wire(), session.enabled(), parsed));
    // URLs for submission are for the submission service, not for IMAP sessions.
    Optional<MessageUrl> wanted =
        url.flatMap(
            parsed -> AuthorizedUrl.of(parsed, reader -> !(reader instanceof Access.Submit)));
    if (section.isEmpty() || wanted.isEmpty()) {
      nothing(session, text);
      return Optional.empty();
    }
    switch (session.access().byUrl(session.caller(), wanted.get())) {
      case Answer.Done(Optional<UrlAuthMessage> lent) when lent.isEmpty() -> nothing(session, text);
      case Answer.Done(Optional<UrlAuthMessage> lent) -> {
        return tell(session, asked, section.get(), lent.get());
      }
      case Answer.Failed(var failure) -> {
        return Optional.of(ErrorReplies.reply(failure));
      }
    }
    return Optional.empty();
  }

  private static Optional<Reply> tell(
      ImapSession session, Wanted asked, Section section, UrlAuthMessage lent) throws IOException {
    OutlinedMessage stored = new OutlinedMessage(lent.data());
    try (var content = lent.content()) {
      Optional<Failure> damage = FetchRun.damage(List.of(section), Optional.of(stored), content);
      if (damage.isPresent()) {
        return damage.map(ErrorReplies::reply);
      }
      Optional<SectionOctets> octets = SectionOctets.of(section, Optional.of(stored), content);
      if (octets.isPresent()) {
        Output out = session.out().text("* URLFETCH ").string(asked.text);
        if (asked.forms.isEmpty()) {
          octets.get().writeLiteral(out.octet(' '));
        }
        if (!asked.forms.isEmpty()) {
          new Telling(out, section, stored, octets.get(), content).tell(asked.forms);
        }
        out.crlf();
        return Optional.empty();
      }
    }
    nothing(session, asked.text);
    return Optional.empty();
  }

  /** Writes a part in the requested forms. */
  private record Telling(
      Output out, Section section, OutlinedMessage stored, SectionOctets octets, Content content) {

    void tell(Set<UrlForm> forms) throws IOException {
      boolean whole = section.text() == Section.Text.WHOLE;
      boolean numbered = whole && section.path().length > 0;
      boolean known = BinarySection.isKnown(stored, section.path());
      Optional<BinarySection> decoded =
          forms.contains(UrlForm.BINARY) && numbered && known
              ? BinarySection.of(stored, section.path(), content)
              : Optional.empty();
      for (UrlForm form : forms) {
        switch (form) {
          case BODY -> octets.writeLiteral(begin(form));
          case BINARY -> {
            if (decoded.isPresent()) {
              decoded.get().write(begin(form), section);
            } else if (numbered) {
              begin(form).text("NIL");
            } else {
              octets.writeBinary(begin(form));
            }
          }
          case BODYPARTSTRUCTURE -> {
            Optional<Part> part =
                section.path().length == 0
                    ? Optional.of(stored.body())
                    : stored.body().numbered(section.path());
            if (!whole || part.isEmpty()) {
              // A lone header or text is no body part.
              continue;
            }
            BodyText.write(begin(form), decoded.map(BinarySection::identity).or(() -> part).get());
          }
        }
        out.octet(')');
      }
    }

    private Output begin(UrlForm form) throws IOException {
      return out.text(" (").text(form.name()).octet(' ');
    }
  }

  private static void nothing(ImapSession session, String text) throws IOException {
    session.out().text("* URLFETCH ").string(text).text(" NIL\r\n");
  }
}
