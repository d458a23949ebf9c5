package org.carillon.webmail.write;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.structure.Outline;
import org.carillon.transport.writing.Identity;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.editor.HtmlMessages;
import org.carillon.webmail.editor.QuoteKey;
import org.carillon.webmail.enclose.EnclosedLinks;
import org.carillon.webmail.read.People;
import org.carillon.webmail.read.SentDate;
import org.carillon.webmail.read.Stored;
import org.carillon.webmail.writing.ComposeSettings;
import org.carillon.webmail.writing.Mailto;
import org.carillon.webmail.writing.MessageSignature;
import org.jsoup.nodes.Entities;

/** Fills the form from another message: a reply, a forwarded message, a draft. */
@RequestScoped
public class Prefills {
  @Inject private EnclosedLinks enclosed;
  @Inject private Stored stored;
  @Inject private Visitor visitor;
  @Inject private PageContext ui;
  @Inject private Texts texts;
  @Inject private HtmlMessages htmlMessages;
  @Inject private ComposeSettings writing;

  /**
   * Returns the initial values.
   *
   * @param as {@code draft}, {@code new} for a new message with that one's content, {@code
   *     forward}, {@code attach} to forward it as a file, {@code all}, {@code list} for its list,
   *     or anything else for a reply to the sender
   * @return the values; empty if there is no such message
   */
  Optional<Prefill> with(String as, String folder, long uid) {
    try (Stored.Message message = stored.find(visitor.caller(), folder, uid).orElse(null)) {
      if (message == null) {
        return Optional.empty();
      }
      SourceMessage source = SourceMessage.of(message);
      return Optional.of(
          switch (as) {
            case "draft" ->
                linking(
                    goingOn(
                        source,
                        Long.toString(uid),
                        begun(message, folder),
                        DraftAttachments.of(message, folder, source.attachments())));
            case "new" ->
                goingOn(
                    source,
                    "",
                    begun(message, folder),
                    DraftAttachments.of(message, folder, source.attachments()));
            case "forward" ->
                forwarding(
                    source,
                    new QuoteKey(QuoteKey.Kind.FORWARD, folder, uid),
                    DraftAttachments.of(message, folder, source.attachments()));
            case "attach" ->
                enclosing(source, DraftAttachments.whole(message, folder, source.subject()));
            case "all" -> answering(source, new QuoteKey(QuoteKey.Kind.REPLY, folder, uid), true);
            case "list" ->
                answering(source, new QuoteKey(QuoteKey.Kind.REPLY, folder, uid), false)
                    .to(source.list());
            default -> answering(source, new QuoteKey(QuoteKey.Kind.REPLY, folder, uid), false);
          });
    } catch (IOException storeAway) {
      throw new UncheckedIOException(storeAway);
    }
  }

  /** The HTML text of a stored message; empty for a plain one. */
  private Optional<HtmlMessages.Begun> begun(Stored.Message message, String folder) {
    return Bodies.html(Outline.decode(message.data().outline()).body())
        .map(html -> htmlMessages.begin(message, folder));
  }

  /** The introduction of a quoted message. */
  String intro(Stored.Message message, QuoteKey.Kind kind) {
    try {
      SourceMessage source = SourceMessage.of(message);
      return kind == QuoteKey.Kind.FORWARD ? head(source) : wrote(source);
    } catch (IOException storeAway) {
      throw new UncheckedIOException(storeAway);
    }
  }

  private String wrote(SourceMessage source) {
    return texts.of(
        "write.wrote", SentDate.of(source.sent(), ui.getLocale()), names(source.from()));
  }

  private String head(SourceMessage source) {
    String when = SentDate.of(source.sent(), ui.getLocale());
    String head =
        texts.of("write.forwarded", full(source.from()), when, source.subject(), full(source.to()));
    return source.cc().isEmpty() ? head : head + texts.of("write.forwarded.cc", full(source.cc()));
  }

  private Prefill answering(SourceMessage source, QuoteKey quote, boolean all) {
    List<People.Person> to =
        People.reachable(source.replyTo().isEmpty() ? source.from() : source.replyTo());
    Identity as = addressed(source);
    String text = top(as) + wrote(source) + "\n" + Answering.quoted(source.text()) + "\n";
    return new Prefill(
        ComposeSettings.key(as),
        full(to),
        all ? full(others(source, to)) : "",
        "",
        Answering.subject(source.subject()),
        text,
        MessageSignature.of(as).begun(),
        quote.key(),
        false,
        source.messageId(),
        source.references(),
        "",
        List.of(),
        Composition.ReceiptOptions.NONE);
  }

  /** The text above a quote: an empty line, and the signature. */
  private static String top(Identity as) {
    String signature = MessageSignature.of(as).text();
    return signature.isEmpty() ? "\n\n" : "\n\n" + signature + "\n\n";
  }

  /** The identity that answers a message: the one to which it was addressed. */
  private Identity addressed(SourceMessage source) {
    List<String> addressed =
        Stream.concat(source.to().stream(), source.cc().stream())
            .map(People.Person::address)
            .toList();
    return addressed.stream()
        .flatMap(address -> writing.of(address).stream())
        .findFirst()
        .or(() -> addressed.stream().filter(writing::isOwn).findFirst().map(writing::identity))
        .orElseGet(() -> writing.identity(""));
  }

  /** A new message for a link. */
  Prefill fresh(Mailto asked) {
    MessageSignature signature = MessageSignature.of(writing.identity(""));
    String text =
        asked.body() + (signature.text().isEmpty() ? "" : "\n\n" + signature.text() + "\n");
    StringBuilder html = new StringBuilder();
    asked
        .body()
        .lines()
        .forEach(
            line ->
                html.append("<div>")
                    .append(line.isEmpty() ? "<br>" : Entities.escape(line))
                    .append("</div>"));
    return Prefill.of(asked, text, html + signature.begun());
  }

  /** The other recipients of the message, without the reader. */
  private List<People.Person> others(SourceMessage source, List<People.Person> to) {
    return Stream.of(source.to(), source.cc())
        .flatMap(field -> People.reachable(People.whole(field)).stream())
        .filter(person -> !writing.isOwn(person.address()))
        .filter(
            person -> to.stream().noneMatch(one -> Answering.same(one.address(), person.address())))
        .toList();
  }

  private Prefill forwarding(
      SourceMessage source, QuoteKey quote, List<DraftAttachments.Offered> offered) {
    Identity as = addressed(source);
    return new Prefill(
        ComposeSettings.key(as),
        "",
        "",
        "",
        Answering.forwarded(source.subject()),
        top(as) + head(source) + "\n\n" + source.text(),
        MessageSignature.of(as).begun(),
        quote.key(),
        false,
        "",
        source.references(),
        "",
        offered,
        Composition.ReceiptOptions.NONE);
  }

  private Prefill enclosing(SourceMessage source, DraftAttachments.Offered whole) {
    Identity as = addressed(source);
    return new Prefill(
        ComposeSettings.key(as),
        "",
        "",
        "",
        Answering.forwarded(source.subject()),
        top(as),
        MessageSignature.of(as).begun(),
        "",
        false,
        "",
        source.references(),
        "",
        List.of(whole),
        Composition.ReceiptOptions.NONE);
  }

  /** Adds the file links that were made for the draft just now. */
  private Prefill linking(Prefill draft) {
    List<EnclosedLinks.Link> links = enclosed.take();
    return links.isEmpty()
        ? draft
        : draft.saying(
            enclosed.inText(draft.text(), links),
            draft.html().isEmpty() ? "" : enclosed.inHtml(draft.html(), links));
  }

  private Prefill goingOn(
      SourceMessage source,
      String draft,
      Optional<HtmlMessages.Begun> begun,
      List<DraftAttachments.Offered> offered) {
    return new Prefill(
        written(source),
        begun(source.to(), source.unfinished().to()),
        begun(source.cc(), source.unfinished().cc()),
        begun(source.bcc(), source.unfinished().bcc()),
        source.subject(),
        source.text(),
        begun.map(HtmlMessages.Begun::own).orElse(""),
        begun.map(HtmlMessages.Begun::quote).orElse(""),
        begun.isPresent(),
        source.inReplyTo(),
        source.ownReferences(),
        draft,
        offered,
        source.receiptOptions());
  }

  /** The sender of a draft. */
  private String written(SourceMessage source) {
    if (source.from().isEmpty()) {
      return "";
    }
    People.Person from = source.from().getFirst();
    return writing.identities().stream()
        .filter(one -> one.address().equalsIgnoreCase(from.address()))
        .filter(one -> one.name().equals(from.name()))
        .findFirst()
        .map(ComposeSettings::key)
        .orElseGet(() -> ComposeSettings.key(writing.identity(from.address())));
  }

  private static String names(List<People.Person> people) {
    return String.join(", ", people.stream().map(People.Person::name).toList());
  }

  private static String full(List<People.Person> people) {
    return String.join(", ", people.stream().map(People.Person::full).toList());
  }

  private static String begun(List<People.Person> people, String unfinished) {
    return Stream.of(full(people), unfinished)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
