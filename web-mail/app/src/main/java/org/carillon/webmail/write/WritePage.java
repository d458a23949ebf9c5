package org.carillon.webmail.write;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.web.Answers;
import org.carillon.web.FailureSentences;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Shortened;
import org.carillon.web.Sizes;
import org.carillon.web.Texts;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/**
 * Writing: a new message, an answer, a forwarded one, a draft to go on with. What can't be sent is
 * kept as a draft, attachments included, so nothing that was written or chosen is lost.
 */
@Named("write")
@RequestScoped
public class WritePage {
  private static final Set<String> ANSWERS = Set.of("reply", "all");

  @Inject private Prefills prefills;
  @Inject private DraftAttachments attachments;
  @Inject private InterruptedForms interrupted;
  @Inject private Drafts drafts;
  @Inject private Composer composer;
  @Inject private Sending sending;
  @Inject private FailureSentences sentences;
  @Inject private ReplyMark replyMark;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private Sizes sizes;
  @Inject private HttpServletRequest request;

  private final RecordForm<TypedMessage> typed = new RecordForm<>(TypedMessage.class);
  private String inReplyTo;
  private String references;
  private OptionalLong draft = OptionalLong.empty();
  private List<DraftAttachments.Offered> offered = List.of();
  private String again = "";

  /** Fills the form from what the address names. */
  public void load() {
    interrupted.showTo(visitor.caller(), request, Redirect.response());
    if (FacesContext.getCurrentInstance().isPostback()) {
      draft = parameters.number("draft");
      inReplyTo = parameters.text("inReplyTo");
      references = parameters.text("references");
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
            ? Optional.of(Prefill.of(parameters.text("to"), parameters.text("subject")))
            : prefills.with(parameters.text("as"), parameters.text("f"), uid.getAsLong());
    prefill.ifPresentOrElse(this::fill, () -> Redirect.astray(HttpServletResponse.SC_NOT_FOUND));
  }

  /** Shows the form that was held while its writer signed in again. */
  private void goOn(SavedForm form) {
    typed.show(new TypedMessage(form.to(), form.cc(), form.bcc(), form.subject(), form.text()));
    inReplyTo = form.inReplyTo();
    references = form.references();
    draft = RequestParameters.parse(form.draft());
    offered = attachments.offered(visitor.caller(), form.keep());
    again =
        form.files().isEmpty()
            ? texts.of("write.again")
            : texts.of("write.again.files", Shortened.of(String.join(", ", form.files())));
  }

  private void fill(Prefill prefill) {
    typed.show(
        new TypedMessage(
            prefill.to(), prefill.cc(), prefill.bcc(), prefill.subject(), prefill.text()));
    inReplyTo = prefill.inReplyTo();
    references = prefill.references();
    draft =
        prefill.draft().isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(Long.parseLong(prefill.draft()));
    offered = prefill.offered();
  }

  /** Sends the message. */
  public void send() {
    typed
        .read(answers, texts)
        .ifPresent(
            message ->
                composer.strictly(message).ifPresentOrElse(this::send, () -> keepUploads(message)));
  }

  private void send(Composition composition) {
    if (composer.isTooHeavy(composition)) {
      tooHeavy(composition);
      return;
    }
    switch (sending.send(composition)) {
      case Answer.Done<String> taken -> sent();
      case Answer.Failed<String>(Failure failure) -> refused(composition, reason(failure));
    }
  }

  private String reason(Failure failure) {
    return switch (failure) {
      case Failure.SeveralInvalid(List<Failure.Invalid> recipients) ->
          recipients.stream()
              .map(refused -> refused.name() + ": " + Sentence.of(sentences.of(refused)))
              .collect(Collectors.joining(" "));
      case Failure.TryLater _ -> texts.of("write.later");
      case Failure other -> sentences.of(other);
    };
  }

  private void sent() {
    drafts.letGo(draft);
    replyMark.mark(parameters.text("folder"), parameters.number("answered"));
    leave("write.sent");
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

  /** Says that the files are too large; the rest is kept with the files that were there before. */
  private void tooHeavy(Composition composition) {
    String said =
        texts.of("write.too-heavy", sizes.of(Weight.of(composition.attachments())), getRoom());
    refused(Composer.withoutUploads(composition), said);
  }

  /** Keeps the message as a draft and goes on writing it. */
  public void save() {
    typed.read(answers, texts).map(composer::leniently).ifPresent(this::save);
  }

  private void save(Composition composition) {
    if (composer.isTooHeavy(composition)) {
      tooHeavy(composition);
    } else if (kept(composition)) {
      notices.show(Notice.of("write.saved"));
      String folder = drafts.folder().orElseThrow().key();
      Redirect.to("/write?as=draft&f=" + Redirect.encoded(folder) + "&m=" + getDraft());
    }
  }

  /** Whether it is kept; else it is said why not. */
  private boolean kept(Composition composition) {
    return switch (keep(composition)) {
      case KeptDraft.Kept _ -> true;
      case KeptDraft.Unkept(String why) -> {
        answers.wrong(null, texts.of("write.unsaved", Sentence.of(why)));
        yield false;
      }
    };
  }

  /** Throws the message away. */
  public void discard() {
    drafts.letGo(draft);
    leave("write.discarded");
  }

  private void leave(String said) {
    notices.show(Notice.of(said));
    Redirect.to("/mail?f=" + Redirect.encoded(parameters.text("folder")));
  }

  /** Files sent along with a form that did not pass would be lost: they go into a draft. */
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
      offered =
          prefills
              .with("draft", drafts.folder().orElseThrow().key(), uid)
              .map(Prefill::offered)
              .orElse(List.of());
    }
    return kept;
  }

  /** The form of the message, filled with what it is begun with or what was typed. */
  public RecordForm<TypedMessage> getTyped() {
    return typed;
  }

  /** The Message-ID this answers. */
  public String getInReplyTo() {
    return inReplyTo;
  }

  /** The Message-IDs of the conversation. */
  public String getReferences() {
    return references;
  }

  /** The draft's uid; empty when there is none yet. */
  public String getDraft() {
    return draft.isPresent() ? Long.toString(draft.getAsLong()) : "";
  }

  /** What is said over a form that was held; empty over others. */
  public String getAgain() {
    return again;
  }

  /** The subject as the page's title shows it. */
  public String getTitle() {
    return Shortened.of(Objects.toString(typed.getValues().get("subject"), ""));
  }

  /** What is enclosed already. */
  public List<DraftAttachments.Offered> getOffered() {
    return offered;
  }

  /** How much of files a message has room for, as people read it. */
  public String getRoom() {
    return sizes.of(composer.room());
  }

  /** The same in octets, without what is enclosed already. */
  public long getRoomLeft() {
    return Math.max(
        0, composer.room() - offered.stream().mapToLong(DraftAttachments.Offered::size).sum());
  }

  /** The folder to go back to. */
  public String getFolder() {
    return parameters.some("folder").orElseGet(() -> parameters.text("f"));
  }

  /** The message this answers, to be marked; empty for none. */
  public String getAnswered() {
    boolean isAnswer = ANSWERS.contains(parameters.text("as"));
    return parameters.some("answered").orElseGet(() -> isAnswer ? parameters.text("m") : "");
  }
}
