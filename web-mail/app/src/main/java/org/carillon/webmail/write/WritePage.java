package org.carillon.webmail.write;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.mail.internet.InternetAddress;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.transport.Submissions;
import org.carillon.web.Answers;
import org.carillon.web.FailureSentences;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Say;
import org.carillon.web.Shortened;
import org.carillon.web.Sizes;
import org.carillon.web.request.Asked;
import org.carillon.web.request.Go;
import org.carillon.web.request.Visitor;

/**
 * Writing: a new message, an answer, a forwarded one, a draft to go on with. What can't be sent is
 * kept as a draft, attachments included, so nothing that was written or chosen is lost.
 */
@Named("write")
@RequestScoped
public class WritePage {
  private static final Set<String> ANSWERS = Set.of("reply", "all");

  /** What a form may carry in files: web.xml says the same of one. */
  private static final long MOST_UPLOADED = 100L << 20;

  @Inject private Beginnings beginnings;
  @Inject private Enclosures enclosures;
  @Inject private Interrupted interrupted;
  @Inject private Drafts drafts;
  @Inject private Sending sending;
  @Inject private FailureSentences sentences;
  @Inject private Submissions submissions;
  @Inject private Answered answered;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Asked asked;
  @Inject private Notices notices;
  @Inject private Say say;
  @Inject private Sizes sizes;
  @Inject private HttpServletRequest request;

  private String to;
  private String cc;
  private String bcc;
  private String subject;
  private String text;
  private String inReplyTo;
  private String references;
  private OptionalLong draft = OptionalLong.empty();
  private List<Enclosures.Offered> offered = List.of();
  private String again = "";

  /** Fills the form from what the address names. */
  public void load() {
    interrupted.showTo(visitor.caller(), request, Go.response());
    if (FacesContext.getCurrentInstance().isPostback()) {
      draft = asked.number("draft");
      inReplyTo = asked.text("inReplyTo");
      references = asked.text("references");
      offered = enclosures.offered(visitor.caller(), asked.texts("keep"));
      return;
    }
    Optional<HeldLetter> letter =
        asked.some("held").flatMap(wanted -> interrupted.of(request, visitor.caller()));
    if (letter.isPresent()) {
      goOn(letter.get());
      return;
    }
    OptionalLong uid = asked.number("m");
    Optional<Beginning> beginning =
        uid.isEmpty()
            ? Optional.of(Beginning.of(asked.text("to"), asked.text("subject")))
            : beginnings.with(asked.text("as"), asked.text("f"), uid.getAsLong());
    beginning.ifPresentOrElse(this::fill, () -> Go.astray(HttpServletResponse.SC_NOT_FOUND));
  }

  /** Shows the letter that was held while its writer signed in again. */
  private void goOn(HeldLetter letter) {
    to = letter.to();
    cc = letter.cc();
    bcc = letter.bcc();
    subject = letter.subject();
    text = letter.text();
    inReplyTo = letter.inReplyTo();
    references = letter.references();
    draft = Asked.parse(letter.draft());
    offered = enclosures.offered(visitor.caller(), letter.keep());
    again =
        letter.files().isEmpty()
            ? say.of("write.again")
            : say.of("write.again.files", Shortened.of(String.join(", ", letter.files())));
  }

  private void fill(Beginning beginning) {
    to = beginning.to();
    cc = beginning.cc();
    bcc = beginning.bcc();
    subject = beginning.subject();
    text = beginning.text();
    inReplyTo = beginning.inReplyTo();
    references = beginning.references();
    draft =
        beginning.draft().isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(Long.parseLong(beginning.draft()));
    offered = beginning.offered();
  }

  /** Sends the message. */
  public void send() {
    Optional<Composition> composition = composition(true);
    if (composition.isPresent() && composition.get().recipients().isEmpty()) {
      answers.wrong("to", say.of("write.nobody"));
      composition = Optional.empty();
    }
    if (composition.isEmpty()) {
      keepUploads();
      return;
    }
    if (isTooHeavy(composition.get())) {
      tooHeavy(composition.get());
      return;
    }
    switch (sending.send(composition.get())) {
      case Answer.Done<String> taken -> sent();
      case Answer.Failed<String>(Failure failure) -> refused(composition.get(), reason(failure));
    }
  }

  private String reason(Failure failure) {
    return switch (failure) {
      case Failure.SeveralInvalid(List<Failure.Invalid> recipients) ->
          recipients.stream()
              .map(refused -> refused.name() + ": " + Sentence.of(sentences.of(refused)))
              .collect(Collectors.joining(" "));
      case Failure.TryLater _ -> say.of("write.later");
      case Failure other -> sentences.of(other);
    };
  }

  private void sent() {
    drafts.letGo(draft);
    answered.mark(asked.text("folder"), asked.number("answered"));
    leave("write.sent");
  }

  private void refused(Composition composition, String why) {
    String reason = Sentence.of(why);
    answers.wrong(
        null,
        switch (keep(composition)) {
          case KeptDraft.Kept _ -> say.of("write.not-sent", reason);
          case KeptDraft.Unkept(String hindered) ->
              say.of("write.not-kept", reason, Sentence.of(hindered));
        });
  }

  private boolean isTooHeavy(Composition composition) {
    return Weight.of(composition.enclosures()) > room();
  }

  /** Says that the files are too large; the rest is kept with the files that were there before. */
  private void tooHeavy(Composition composition) {
    String said =
        say.of("write.too-heavy", sizes.of(Weight.of(composition.enclosures())), getRoom());
    List<Enclosure> before =
        composition.enclosures().stream().filter(Enclosure.Kept.class::isInstance).toList();
    refused(composition.with(before), said);
  }

  private long room() {
    return Math.min(Weight.room(submissions.most()), MOST_UPLOADED);
  }

  /** Keeps the message as a draft and goes on writing it. */
  public void save() {
    Composition composition = composition(false).orElseThrow();
    if (isTooHeavy(composition)) {
      tooHeavy(composition);
    } else if (kept(composition)) {
      notices.show(Notice.of("write.saved"));
      String folder = drafts.folder().orElseThrow().key();
      Go.to("/write?as=draft&f=" + Go.encoded(folder) + "&m=" + getDraft());
    }
  }

  /** Whether it is kept; else it is said why not. */
  private boolean kept(Composition composition) {
    return switch (keep(composition)) {
      case KeptDraft.Kept _ -> true;
      case KeptDraft.Unkept(String why) -> {
        answers.wrong(null, say.of("write.unsaved", Sentence.of(why)));
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
    Go.to("/mail?f=" + Go.encoded(asked.text("folder")));
  }

  /** Files sent along with a form that did not pass would be lost: they go into a draft. */
  private void keepUploads() {
    if (enclosures.uploaded(parts()).isEmpty()) {
      return;
    }
    Composition composition = composition(false).orElseThrow();
    if (isTooHeavy(composition)) {
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
          beginnings
              .with("draft", drafts.folder().orElseThrow().key(), uid)
              .map(Beginning::offered)
              .orElse(List.of());
    }
    return kept;
  }

  /**
   * The message as typed.
   *
   * @param strict whether what is no address is told at its field and makes the message wait; else
   *     it is left out
   */
  private Optional<Composition> composition(boolean strict) {
    Optional<List<InternetAddress>> toAll = addresses("to", to, strict);
    Optional<List<InternetAddress>> ccAll = addresses("cc", cc, strict);
    Optional<List<InternetAddress>> bccAll = addresses("bcc", bcc, strict);
    if (toAll.isEmpty() || ccAll.isEmpty() || bccAll.isEmpty()) {
      return Optional.empty();
    }
    List<Enclosure> all = new ArrayList<>(enclosures.kept(visitor.caller(), asked.texts("keep")));
    all.addAll(enclosures.uploaded(parts()));
    return Optional.of(
        new Composition(
            sending.sender(),
            toAll.get(),
            ccAll.get(),
            bccAll.get(),
            oneLine(subject),
            text == null ? "" : text,
            oneLine(inReplyTo),
            oneLine(references),
            all));
  }

  private Optional<List<InternetAddress>> addresses(String field, String typed, boolean strict) {
    return switch (Addressees.parse(typed)) {
      case Addressees.Understood(List<InternetAddress> understood) -> Optional.of(understood);
      case Addressees.Misspelt(String part) ->
          strict ? answers.wrong(field, say.of("write.misspelt", part)) : Optional.of(List.of());
    };
  }

  /** What goes into a header field must not make another. */
  private static String oneLine(String text) {
    return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private List<Part> parts() {
    try {
      return List.copyOf(request.getParts());
    } catch (IOException | ServletException notMultipart) {
      return List.of();
    }
  }

  /** The addressees as typed. */
  public String getTo() {
    return to;
  }

  /** Takes the addressees. */
  public void setTo(String to) {
    this.to = to;
  }

  /** Those who get a copy, as typed. */
  public String getCc() {
    return cc;
  }

  /** Takes those who get a copy. */
  public void setCc(String cc) {
    this.cc = cc;
  }

  /** Those who get a copy unseen, as typed. */
  public String getBcc() {
    return bcc;
  }

  /** Takes those who get a copy unseen. */
  public void setBcc(String bcc) {
    this.bcc = bcc;
  }

  /** The subject as typed. */
  public String getSubject() {
    return subject;
  }

  /** Takes the subject. */
  public void setSubject(String subject) {
    this.subject = subject;
  }

  /** The text as typed. */
  public String getText() {
    return text;
  }

  /** Takes the text. */
  public void setText(String text) {
    this.text = text;
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

  /** What is said over a letter that was held; empty over others. */
  public String getAgain() {
    return again;
  }

  /** The subject as the page's title shows it. */
  public String getTitle() {
    return subject == null ? "" : Shortened.of(subject);
  }

  /** What is enclosed already. */
  public List<Enclosures.Offered> getOffered() {
    return offered;
  }

  /** How much of files a message has room for, as people read it. */
  public String getRoom() {
    return sizes.of(room());
  }

  /** The same in octets, without what is enclosed already. */
  public long getRoomLeft() {
    return Math.max(0, room() - offered.stream().mapToLong(Enclosures.Offered::size).sum());
  }

  /** The folder to go back to. */
  public String getFolder() {
    return asked.some("folder").orElseGet(() -> asked.text("f"));
  }

  /** The message this answers, to be marked; empty for none. */
  public String getAnswered() {
    boolean isAnswer = ANSWERS.contains(asked.text("as"));
    return asked.some("answered").orElseGet(() -> isAnswer ? asked.text("m") : "");
  }
}
