package org.carillon.webmail.write;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.web.Answers;
import org.carillon.web.Dates;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.PageContext;
import org.carillon.web.ShortenedText;
import org.carillon.web.Sizes;
import org.carillon.web.Texts;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.editor.QuoteKey;
import org.carillon.webmail.scheduled.SendingUndo;
import org.carillon.webmail.upload.ArrivedFiles;
import org.carillon.webmail.writing.ComposeSettings;
import org.carillon.webmail.writing.Mailto;
import org.carillon.webmail.writing.MessageSignature;

/**
 * The page that writes a message: a new one, a reply, a forwarded one, a draft. A message that
 * can't be sent is saved as a draft with its attachments, so that nothing is lost.
 */
@Named("write")
@RequestScoped
public class WritePage {
  private static final Set<String> ANSWERS = Set.of("reply", "all", "list");

  @Inject private Prefills prefills;
  @Inject private DraftAttachments attachments;
  @Inject private ArrivedFiles arrivals;
  @Inject private InterruptedForms interrupted;
  @Inject private Drafts drafts;
  @Inject private Composer composer;
  @Inject private Sending sending;
  @Inject private ReplyMark replyMark;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private Sizes sizes;
  @Inject private Dates dates;
  @Inject private PageContext ui;
  @Inject private ComposeSettings writing;
  @Inject private HttpServletRequest request;

  private final RecordForm<TypedMessage> typed = new RecordForm<>(TypedMessage.class);
  private String inReplyTo;
  private String references;
  private OptionalLong draft = OptionalLong.empty();
  private List<DraftAttachments.Offered> offered = List.of();
  private String again = "";
  private String quote = "";
  private String from = "";
  private String asIs = "";
  private String source = "";
  private boolean isBegunPlain;
  private boolean archives;
  private String done = "write.sent";
  private Composition.ReceiptOptions receiptOptions = Composition.ReceiptOptions.NONE;

  /** Fills the form from the request's parameters. */
  public void load() {
    interrupted.showTo(visitor.caller(), request, Redirect.response());
    if (FacesContext.getCurrentInstance().isPostback()) {
      draft = parameters.number("draft");
      inReplyTo = parameters.text("inReplyTo");
      references = parameters.text("references");
      from = parameters.text("from");
      quote = parameters.text("quote");
      asIs = parameters.text("asis");
      source = parameters.text("source");
      receiptOptions = composer.receiptOptions();
      offered = attachments.offered(visitor.caller(), parameters.texts("keep"));
      return;
    }
    Optional<SavedForm> form =
        parameters.some("held").flatMap(wanted -> interrupted.of(request, visitor.caller()));
    if (form.isPresent()) {
      goOn(form.get());
      return;
    }
    OptionalLong uid = parameters.number("m");
    Optional<Prefill> prefill =
        uid.isEmpty()
            ? Optional.of(prefills.fresh(asked()))
            : prefills.with(parameters.text("as"), parameters.text("f"), uid.getAsLong());
    prefill.ifPresentOrElse(this::fill, () -> Redirect.astray(HttpServletResponse.SC_NOT_FOUND));
  }

  /** The link of ours, or the {@code mailto:} link, that was opened. */
  private Mailto asked() {
    return Mailto.of(parameters.text("mailto"))
        .orElseGet(() -> new Mailto(parameters.text("to"), "", "", parameters.text("subject"), ""));
  }

  /** Shows the form that was kept while its writer signed in again. */
  private void goOn(SavedForm form) {
    typed.show(
        new TypedMessage(
            form.to(),
            form.cc(),
            form.bcc(),
            form.subject(),
            form.text(),
            form.html(),
            form.format()));
    quote = form.quote();
    from = form.from();
    inReplyTo = form.inReplyTo();
    references = form.references();
    draft = RequestParameters.parse(form.draft());
    offered = attachments.offered(visitor.caller(), form.keep());
    again =
        form.files().isEmpty()
            ? texts.of("write.again")
            : texts.of("write.again.files", ShortenedText.of(String.join(", ", form.files())));
  }

  private void fill(Prefill prefill) {
    typed.show(
        new TypedMessage(
            prefill.to(),
            prefill.cc(),
            prefill.bcc(),
            prefill.subject(),
            prefill.text(),
            prefill.html(),
            ""));
    quote = prefill.quote();
    from = prefill.from();
    asIs = prefill.isRich() ? TextFingerprint.of(prefill.text()) : "";
    source = prefill.isRich() ? block(parameters.text("f"), parameters.number("m")) : "";
    isBegunPlain = !prefill.draft().isEmpty() && !prefill.isRich();
    inReplyTo = prefill.inReplyTo();
    references = prefill.references();
    draft =
        prefill.draft().isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(Long.parseLong(prefill.draft()));
    offered = prefill.offered();
    receiptOptions = prefill.receiptOptions();
  }

  private static String block(String folder, OptionalLong uid) {
    return new QuoteKey(QuoteKey.Kind.BLOCK, folder, uid.orElse(0)).key();
  }

  /** Sends the message at once, or after the time in which it can be recalled. */
  public void send() {
    Duration undo = writing.undo();
    send(undo.isZero() ? Optional.empty() : Optional.of(Instant.now().plus(undo)));
  }

  /** Sends the message, and archives the one that it answers. */
  public void sendAndArchive() {
    archives = true;
    done = "write.sent.archived";
    send();
  }

  /** Schedules the message for the chosen time. */
  public void later() {
    try {
      Instant when = LocalDateTime.parse(parameters.text("when")).atZone(ui.getZone()).toInstant();
      if (when.isAfter(Instant.now())) {
        done = "write.scheduled";
        send(Optional.of(when));
        return;
      }
    } catch (DateTimeParseException none) {
      // Reported below.
    }
    answers.wrong("when", texts.of("write.when.wrong"));
  }

  private void send(Optional<Instant> notBefore) {
    typed
        .read(answers, texts)
        .ifPresent(
            message ->
                composer
                    .strictly(message)
                    .ifPresentOrElse(
                        composed -> send(composed, notBefore), () -> keepUploads(message)));
  }

  private void send(Composition composition, Optional<Instant> notBefore) {
    if (composer.isTooHeavy(composition)) {
      tooHeavy(composition);
      return;
    }
    if (!arrivals.lost().isEmpty()) {
      refused(composition, lost());
      return;
    }
    switch (sending.send(composition, notBefore)) {
      case Answer.Done<String>(String id) -> sent(id, notBefore);
      case Answer.Failed<String>(Failure failure) -> refused(composition, sending.reason(failure));
    }
  }

  private void sent(String id, Optional<Instant> notBefore) {
    drafts.letGo(draft);
    arrivals.letGo();
    String folder = parameters.text("folder");
    OptionalLong answered = parameters.number("answered");
    replyMark.mark(folder, answered);
    Notice said = Notice.of(done, notBefore.map(dates::full).orElse(""));
    String back = archives ? replyMark.archive(folder, answered) : "";
    leave(notBefore.isPresent() ? said.undoneBy(SendingUndo.carried(id, back)) : said);
  }

  private void refused(Composition composition, String why) {
    String reason = Sentence.of(why);
    answers.wrong(
        null,
        switch (keep(composition)) {
          case KeptDraft.Kept _ -> texts.of("write.not-sent", reason);
          case KeptDraft.Unkept(String hindered) ->
              texts.of("write.not-kept", reason, Sentence.of(hindered));
        });
  }

  /** Shows that the files are too large, and saves the message without the new ones. */
  private void tooHeavy(Composition composition) {
    String said = texts.of("write.too-heavy", sizes.of(Composer.octets(composition)), getRoom());
    refused(Composer.withoutUploads(composition), said);
  }

  /** Saves the message as a draft and stays on the page, or opens the page that links a file. */
  public void save() {
    typed.read(answers, texts).map(composer::leniently).ifPresent(this::save);
  }

  private void save(Composition composition) {
    if (composer.isTooHeavy(composition)) {
      tooHeavy(composition);
    } else if (!kept(composition)) {
      return;
    } else if (!arrivals.lost().isEmpty()) {
      answers.wrong(null, lost());
    } else {
      notices.show(Notice.of("write.saved"));
      String to = parameters.texts("by-link").isEmpty() ? "/write?as=draft&f=" : "/enclose?f=";
      Redirect.to(to + Redirect.encoded(drafts.folder().orElseThrow().key()) + "&m=" + getDraft());
    }
  }

  /** A sentence that names the uploaded files that no longer exist. */
  private String lost() {
    return texts.of("write.upload.lost", ShortenedText.of(String.join(", ", arrivals.lost())));
  }

  /** Returns whether the message was saved; if not, shows why. */
  private boolean kept(Composition composition) {
    return switch (keep(composition)) {
      case KeptDraft.Kept _ -> true;
      case KeptDraft.Unkept(String why) -> {
        answers.wrong(null, texts.of("write.unsaved", Sentence.of(why)));
        yield false;
      }
    };
  }

  public void discard() {
    drafts.letGo(draft);
    arrivals.letGo();
    leave(Notice.of("write.discarded"));
  }

  private void leave(Notice said) {
    notices.show(said);
    Redirect.to("/mail?f=" + Redirect.encoded(parameters.text("folder")));
  }

  /** Files sent with an invalid form would be lost, so they are saved in a draft. */
  private void keepUploads(TypedMessage message) {
    if (!composer.hasUploads()) {
      return;
    }
    Composition composition = composer.leniently(message);
    if (composer.isTooHeavy(composition)) {
      tooHeavy(composition);
    } else {
      kept(composition);
    }
  }

  private KeptDraft keep(Composition composition) {
    KeptDraft kept = drafts.keep(composition, draft);
    if (kept instanceof KeptDraft.Kept(long uid)) {
      draft = OptionalLong.of(uid);
      arrivals.letGo();
      Optional<Prefill> now = prefills.with("draft", drafts.folder().orElseThrow().key(), uid);
      offered = now.map(Prefill::offered).orElse(List.of());
      source = block(drafts.folder().orElseThrow().key(), draft);
      quote = now.map(Prefill::quote).filter(block -> !block.isEmpty()).orElse(quote);
    }
    return kept;
  }

  /** The form of the message, with its initial or typed values. */
  public RecordForm<TypedMessage> getTyped() {
    return typed;
  }

  /** The Message-ID of the message that this replies to. */
  public String getInReplyTo() {
    return inReplyTo;
  }

  /** The Message-IDs of the conversation. */
  public String getReferences() {
    return references;
  }

  /** The key of the quoted message; empty for none. */
  public String getQuote() {
    return quote;
  }

  public String getFrom() {
    return ComposeSettings.key(writing.identity(from));
  }

  /** The available senders. This is also called before a form that comes back is read. */
  public List<OfferedSender> getSenders() {
    var now = writing.identity(parameters.some("from").orElse(from));
    return Stream.concat(writing.identities().stream(), Stream.of(now))
        .distinct()
        .map(one -> OfferedSender.of(one, texts))
        .toList();
  }

  /** Switches the signature to the chosen sender's, for browsers without script. */
  public void become() {
    from = parameters.text("from");
    MessageSignature before = MessageSignature.of(writing.identity(parameters.text("was")));
    typed
        .read(answers, texts)
        .ifPresent(
            message ->
                typed.show(
                    message.with(
                        MessageSignature.of(writing.identity(from)).in(message.text(), before))));
  }

  /** The plain text above a quote. */
  public String getTop() {
    return MessageSignature.of(writing.identity(from)).text();
  }

  public Composition.ReceiptOptions getReceiptOptions() {
    return receiptOptions;
  }

  /** The seal of an HTML message's text as shown; empty for a plain message. */
  public String getAsIs() {
    return asIs;
  }

  /** Returns whether the editor starts in HTML: as the writer prefers, unless text is plain. */
  public boolean isRich() {
    String format = Objects.toString(typed.getValues().get("format"), "");
    return format.isEmpty()
        ? !asIs.isEmpty() || !isBegunPlain && writing.isRich()
        : format.equals("rich");
  }

  /** The key of the message that the writer's own text came from; empty for a new one. */
  public String getSource() {
    return source;
  }

  /** The draft's uid; empty for none. */
  public String getDraft() {
    return draft.isPresent() ? Long.toString(draft.getAsLong()) : "";
  }

  /** The notice above a form that was kept; empty for others. */
  public String getAgain() {
    return again;
  }

  /** The subject as the page's title shows it. */
  public String getTitle() {
    return ShortenedText.of(Objects.toString(typed.getValues().get("subject"), ""));
  }

  /** The address that forwards the message as a file instead; empty if this is no forward. */
  public String getAsFile() {
    return QuoteKey.of(quote)
        .filter(key -> key.kind() == QuoteKey.Kind.FORWARD)
        .map(key -> "write?as=attach&f=" + Redirect.encoded(key.folder()) + "&m=" + key.uid())
        .orElse("");
  }

  /** The attachments that the message has already. */
  public List<DraftAttachments.Offered> getOffered() {
    return offered;
  }

  /** The size of files that fit into a message, for display. */
  public String getRoom() {
    return sizes.of(composer.room());
  }

  /** The octets that are left for files. */
  public long getRoomLeft() {
    return Math.max(
        0, composer.room() - offered.stream().mapToLong(DraftAttachments.Offered::size).sum());
  }

  /** The folder to go back to. */
  public String getFolder() {
    return parameters.some("folder").orElseGet(() -> parameters.text("f"));
  }

  /** The answered message, to be marked; empty for none. */
  public String getAnswered() {
    boolean isAnswer = ANSWERS.contains(parameters.text("as"));
    return parameters.some("answered").orElseGet(() -> isAnswer ? parameters.text("m") : "");
  }
}
