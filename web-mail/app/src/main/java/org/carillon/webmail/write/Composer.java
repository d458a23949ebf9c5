package org.carillon.webmail.write;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.InternetAddress;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.transport.submission.Submissions;
import org.carillon.transport.writing.Identity;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.editor.HtmlMessages;
import org.carillon.webmail.editor.QuoteKey;
import org.carillon.webmail.editor.RichText;
import org.carillon.webmail.editor.UploadedPictures;
import org.carillon.webmail.typed.ParsedAddresses;
import org.carillon.webmail.writing.ComposeSettings;

/** Makes a message from the form: its fields, and the files sent with it or before. */
@RequestScoped
public class Composer {

  /** The most octets of files that a form may have, as in web.xml. */
  private static final long MOST_UPLOADED = 100L << 20;

  @Inject private DraftAttachments attachments;
  @Inject private HtmlMessages htmlMessages;
  @Inject private Prefills prefills;
  @Inject private Sending sending;
  @Inject private Submissions submissions;
  @Inject private ComposeSettings writing;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private Texts texts;
  @Inject private HttpServletRequest request;

  /** The message to send; empty, with an error shown, if a recipient is invalid or missing. */
  Optional<Composition> strictly(TypedMessage typed) {
    Optional<Composition> made = composition(typed, true);
    if (made.isPresent() && made.get().recipients().isEmpty()) {
      return answers.wrong("to", texts.of("write.nobody"));
    }
    String copy = identity().bcc();
    return copy.isEmpty()
        ? made
        : made.map(composed -> composed.withCopy(Sending.address("", copy)));
  }

  /** The message to save, with text that is no address yet. */
  Composition leniently(TypedMessage typed) {
    return composition(typed, false).orElseThrow();
  }

  private Optional<Composition> composition(TypedMessage typed, boolean strict) {
    Optional<List<InternetAddress>> to = addresses("to", typed.to(), strict);
    Optional<List<InternetAddress>> cc = addresses("cc", typed.cc(), strict);
    Optional<List<InternetAddress>> bcc = addresses("bcc", typed.bcc(), strict);
    if (to.isEmpty() || cc.isEmpty() || bcc.isEmpty()) {
      return Optional.empty();
    }
    List<DraftAttachment> all =
        new ArrayList<>(attachments.kept(visitor.caller(), parameters.texts("keep")));
    all.addAll(attachments.uploaded(parts()));
    all.addAll(attachments.arrived());
    Identity as = identity();
    return Optional.of(
        new Composition(
            Sending.address(as.name(), as.address()),
            to.get(),
            cc.get(),
            bcc.get(),
            oneLine(typed.subject()),
            typed.text(),
            rich(typed),
            oneLine(parameters.text("inReplyTo")),
            oneLine(parameters.text("references")),
            all,
            as.replyTo().isEmpty() ? List.of() : List.of(Sending.address("", as.replyTo())),
            as.isOnBehalf() ? Optional.of(sending.deputy()) : Optional.empty(),
            receiptOptions(),
            new Composition.Unfinished(rest(typed.to()), rest(typed.cc()), rest(typed.bcc()))));
  }

  /** The receipts and notices that the writer asks for. */
  Composition.ReceiptOptions receiptOptions() {
    return new Composition.ReceiptOptions(
        parameters.some("ask-receipt").isPresent(), parameters.some("ask-notice").isPresent());
  }

  /** The identity that writes the message. */
  private Identity identity() {
    return writing.identity(parameters.text("from"));
  }

  /** The HTML of the message, unless the plain text is used. */
  private Optional<RichText> rich(TypedMessage typed) {
    boolean counts =
        typed.format().equals("rich")
            || typed.format().isEmpty()
                && TextFingerprint.matches(parameters.text("asis"), typed.text());
    if (!counts) {
      return Optional.empty();
    }
    var written =
        new HtmlMessages.Written(
            typed.html(),
            QuoteKey.of(parameters.text("quote")),
            UploadedPictures.of(parts()),
            QuoteKey.of(parameters.text("source")));
    return Optional.of(htmlMessages.make(written, prefills::intro));
  }

  private Optional<List<InternetAddress>> addresses(String field, String typed, boolean strict) {
    return switch (ParsedAddresses.parse(typed)) {
      case ParsedAddresses.Understood(List<InternetAddress> understood) -> Optional.of(understood);
      case ParsedAddresses.Misspelt(String part) ->
          strict
              ? answers.wrong(field, texts.of("write.misspelt", part))
              : Optional.of(ParsedAddresses.begun(typed).addresses());
    };
  }

  private static String rest(String typed) {
    return oneLine(ParsedAddresses.begun(typed == null ? "" : typed).rest());
  }

  /** Removes line breaks, so that text in a header field can't add another field. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  boolean hasUploads() {
    return !attachments.uploaded(parts()).isEmpty()
        || !UploadedPictures.of(parts()).isEmpty()
        || !attachments.arrived().isEmpty();
  }

  private List<Part> parts() {
    try {
      return List.copyOf(request.getParts());
    } catch (IOException | ServletException notMultipart) {
      return List.of();
    }
  }

  /** The octets of files that fit into a message. */
  long room() {
    return Math.min(EncodedSize.room(submissions.most()), MOST_UPLOADED);
  }

  /** The octets of a message's files and pictures. */
  static long octets(Composition composition) {
    return EncodedSize.of(composition.attachments())
        + composition.rich().map(RichText::octets).orElse(0L);
  }

  /** Returns whether a message's files exceed the room for them. */
  boolean isTooHeavy(Composition composition) {
    return octets(composition) > room();
  }

  /** The message without new uploads, only with files that were there before. */
  static Composition withoutUploads(Composition composition) {
    return composition.with(
        composition.attachments().stream().filter(DraftAttachment.Kept.class::isInstance).toList());
  }
}
