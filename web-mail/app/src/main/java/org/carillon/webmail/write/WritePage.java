package org.carillon.webmail.write;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.mail.internet.InternetAddress;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.Answer;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mailbox.Draft;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.FlagChange;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.SpecialUse;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.transport.Submission;
import org.carillon.transport.SubmissionAnswer;
import org.carillon.transport.Submissions;
import org.carillon.web.Answers;
import org.carillon.web.Asked;
import org.carillon.web.Dates;
import org.carillon.web.Go;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Say;
import org.carillon.web.Visitor;
import org.carillon.webmail.Folder;
import org.carillon.webmail.Folders;
import org.carillon.webmail.MailAnswers;
import org.carillon.webmail.People;
import org.carillon.webmail.read.Stored;
import org.jboss.logging.Logger;

/**
 * Writing: a new message, an answer, a forwarded one, a draft to go on with. What can't be sent is
 * kept as a draft, attachments included, so nothing that was written or chosen is lost.
 */
@Named("write")
@RequestScoped
public class WritePage {
  private static final Logger LOG = Logger.getLogger(WritePage.class);

  @Inject private MailAccess mail;
  @Inject private Submissions submissions;
  @Inject private Accounts accounts;
  @Inject private Stored stored;
  @Inject private Enclosures enclosures;
  @Inject private Visitor visitor;
  @Inject private Folders folders;
  @Inject private MailAnswers mailAnswers;
  @Inject private Answers answers;
  @Inject private Asked asked;
  @Inject private Notices notices;
  @Inject private Dates dates;
  @Inject private Say say;
  @Inject private HttpServletRequest request;

  private String to = "";
  private String cc = "";
  private String bcc = "";
  private String subject = "";
  private String text = "";
  private String inReplyTo = "";
  private String references = "";
  private String draft = "";
  private List<Enclosures.Offered> offered = List.of();

  /** Fills the form from what the address names. */
  public void load() {
    if (FacesContext.getCurrentInstance().isPostback()) {
      draft = asked.text("draft");
      inReplyTo = asked.text("inReplyTo");
      references = asked.text("references");
      offered = enclosures.offered(visitor.caller(), asked.texts("keep"));
      return;
    }
    to = asked.text("to");
    subject = asked.text("subject");
    OptionalLong uid = asked.number("m");
    if (uid.isPresent()) {
      try (Stored.Message message =
          stored.find(visitor.caller(), asked.text("f"), uid.getAsLong()).orElse(null)) {
        if (message == null) {
          Go.astray(HttpServletResponse.SC_NOT_FOUND);
          return;
        }
        begin(Original.of(message), uid.getAsLong(), message);
      } catch (IOException storeAway) {
        throw new UncheckedIOException(storeAway);
      }
    }
  }

  private void begin(Original original, long uid, Stored.Message message) {
    switch (asked.text("as")) {
      case "draft" -> goOn(original, uid);
      case "forward" -> {
        subject = Answering.forwarded(original.subject());
        text = "\n\n" + forwardedText(original, message);
        references = original.references();
        offered = enclosures.of(asked.text("f"), uid, original.enclosed());
      }
      case "all" -> {
        answer(original, message);
        List<People.Person> others = new ArrayList<>(original.to());
        others.addAll(original.cc());
        others.removeIf(
            person ->
                Answering.same(person.address(), visitor.caller().name())
                    || to.contains(person.address()));
        cc = full(others);
      }
      default -> answer(original, message);
    }
  }

  private void answer(Original original, Stored.Message message) {
    to = full(original.replyTo().isEmpty() ? original.from() : original.replyTo());
    subject = Answering.subject(original.subject());
    inReplyTo = original.messageId();
    references = original.references();
    text =
        "\n\n"
            + say.of("write.wrote", when(message), names(original.from()))
            + "\n"
            + Answering.quoted(original.text())
            + "\n";
  }

  private void goOn(Original original, long uid) {
    to = full(original.to());
    cc = full(original.cc());
    bcc = full(original.bcc());
    subject = original.subject();
    text = original.text();
    inReplyTo = original.inReplyTo();
    references = original.inReplyTo();
    draft = Long.toString(uid);
    offered = enclosures.of(asked.text("f"), uid, original.enclosed());
  }

  private String forwardedText(Original original, Stored.Message message) {
    return say.of(
            "write.forwarded",
            full(original.from()),
            when(message),
            original.subject(),
            full(original.to()))
        + "\n\n"
        + original.text();
  }

  private String when(Stored.Message message) {
    return dates.full(message.data().internalDate().toInstant());
  }

  private static String names(List<People.Person> people) {
    return String.join(", ", people.stream().map(People.Person::name).toList());
  }

  private static String full(List<People.Person> people) {
    return String.join(", ", people.stream().map(People.Person::full).toList());
  }

  /** Sends the message. */
  public void send() {
    Optional<Composition> composition = composition(true);
    if (composition.isEmpty()) {
      keepUploads();
      return;
    }
    if (composition.get().recipients().isEmpty()) {
      answers.wrong("to", say.of("write.nobody"));
      keepUploads();
      return;
    }
    SubmissionAnswer answer = submit(composition.get());
    switch (answer) {
      case SubmissionAnswer.Submitted(String id) -> sent();
      case SubmissionAnswer.RecipientsRefused(var refusals) ->
          refused(
              refusals.stream()
                  .map(refusal -> refusal.address() + ": " + refusal.why())
                  .reduce((one, other) -> one + " " + other)
                  .orElse(""));
      case SubmissionAnswer.SenderRefused(String why) -> refused(why);
      case SubmissionAnswer.MessageRefused(String why) -> refused(why);
      case SubmissionAnswer.Later(String why) -> refused(say.of("write.later"));
    }
  }

  private SubmissionAnswer submit(Composition composition) {
    List<ForwardPath> paths =
        composition.recipients().stream()
            .map(address -> new ForwardPath(address.getAddress(), Set.of(), Optional.empty()))
            .toList();
    var from =
        new ReversePath(
            visitor.caller().name(),
            0,
            ReversePath.Body.EIGHT_BIT_MIME,
            !isAscii(composition),
            Optional.empty(),
            Optional.empty());
    try (Spool spool = mail.spool(visitor.caller(), 0)) {
      composition.writeTo(spool, false);
      return submissions.submit(
          visitor.caller(),
          new Submission(
              new Envelope(from, paths), spool, folders.forUse(SpecialUse.SENT).map(Folder::name)));
    } catch (IOException full) {
      LOG.warn("A message to send was not written", full);
      return new SubmissionAnswer.Later(say.of("later"));
    }
  }

  private static boolean isAscii(Composition composition) {
    return composition.recipients().stream()
        .allMatch(
            address -> StandardCharsets.US_ASCII.newEncoder().canEncode(address.getAddress()));
  }

  private void sent() {
    discardDraft();
    OptionalLong answered = asked.number("answered");
    folders
        .find(asked.text("folder"))
        .filter(folder -> answered.isPresent())
        .ifPresent(
            folder ->
                mailAnswers.take(
                    mail.store(
                        visitor.caller(),
                        folder.id(),
                        UidSet.of(answered.getAsLong()),
                        FlagChange.ADD,
                        Flags.of(Flag.ANSWERED),
                        Optional.empty())));
    notices.show(Notice.of("write.sent"));
    Go.to("/mail?f=" + Go.encoded(asked.text("folder")));
  }

  private void refused(String why) {
    answers.wrong(null, say.of("write.not-sent", why));
    composition(false).ifPresent(this::saveDraft);
  }

  /** Keeps the message as a draft and goes on writing it. */
  public void save() {
    composition(false)
        .filter(this::saveDraft)
        .ifPresent(
            saved -> {
              notices.show(Notice.of("write.saved"));
              Go.to(
                  "/write?as=draft&f="
                      + Go.encoded(folders.forUse(SpecialUse.DRAFTS).orElseThrow().key())
                      + "&m="
                      + draft);
            });
  }

  /** Throws the message away. */
  public void discard() {
    discardDraft();
    notices.show(Notice.of("write.discarded"));
    Go.to("/mail?f=" + Go.encoded(asked.text("folder")));
  }

  /** Files sent along with a form that did not pass would be lost: they go into a draft. */
  private void keepUploads() {
    if (enclosures.uploaded(parts()).isEmpty()) {
      return;
    }
    composition(false).ifPresent(this::saveDraft);
  }

  private boolean saveDraft(Composition composition) {
    Optional<Folder> drafts = folders.forUse(SpecialUse.DRAFTS);
    if (drafts.isEmpty()) {
      answers.wrong(null, say.of("folder.missing"));
      return false;
    }
    try (Spool spool = mail.spool(visitor.caller(), 0)) {
      composition.writeTo(spool, true);
      var kept = new Draft(spool, Flags.of(Flag.DRAFT, Flag.SEEN), OffsetDateTime.now());
      return mailAnswers
          .take(mail.append(visitor.caller(), drafts.get().name(), List.of(kept)))
          .map(
              placed -> {
                discardDraft();
                long uid = placed.target().first(0);
                draft = Long.toString(uid);
                offerAgain(drafts.get(), uid);
                return true;
              })
          .orElse(false);
    } catch (IOException full) {
      LOG.warn("A draft was not written", full);
      answers.wrong(null, say.of("later"));
      return false;
    }
  }

  private void offerAgain(Folder drafts, long uid) {
    try (Stored.Message message = stored.find(visitor.caller(), drafts.key(), uid).orElse(null)) {
      offered =
          message == null
              ? List.of()
              : enclosures.of(drafts.key(), uid, Original.of(message).enclosed());
    } catch (IOException storeAway) {
      throw new UncheckedIOException(storeAway);
    }
  }

  private void discardDraft() {
    Optional<Folder> drafts = folders.forUse(SpecialUse.DRAFTS);
    if (drafts.isEmpty() || !draft.matches("[0-9]{1,18}")) {
      return;
    }
    UidSet uid = UidSet.of(Long.parseLong(draft));
    long mailbox = drafts.get().id();
    var marked =
        mail.store(
            visitor.caller(),
            mailbox,
            uid,
            FlagChange.ADD,
            Flags.of(Flag.DELETED),
            Optional.empty());
    if (mailAnswers.take(marked).isPresent()) {
      mailAnswers.take(mail.expunge(visitor.caller(), mailbox, Optional.of(uid)));
    }
    draft = "";
  }

  /**
   * The message as typed.
   *
   * @param strict whether what is no address is told at its field; else it is left out
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
            sender(),
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

  private InternetAddress sender() {
    String address = visitor.caller().name();
    InternetAddress sender = new InternetAddress();
    sender.setAddress(address);
    if (accounts.find(visitor.caller(), address) instanceof Answer.Done<Account>(Account account)
        && !account.displayName().isBlank()) {
      try {
        sender.setPersonal(account.displayName(), StandardCharsets.UTF_8.name());
      } catch (UnsupportedEncodingException impossible) {
        throw new IllegalStateException("UTF-8 is part of every JDK", impossible);
      }
    }
    return sender;
  }

  /** What goes into a header field must not make another. */
  private static String oneLine(String text) {
    return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private List<jakarta.servlet.http.Part> parts() {
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
    return draft;
  }

  /** What is enclosed already. */
  public List<Enclosures.Offered> getOffered() {
    return offered;
  }

  /** The folder to go back to. */
  public String getFolder() {
    return asked.some("folder").orElseGet(() -> asked.text("f"));
  }

  /** The message this answers, to be marked; empty for none. */
  public String getAnswered() {
    boolean answers = Set.of("reply", "all").contains(asked.text("as"));
    return asked.some("answered").orElseGet(() -> answers ? asked.text("m") : "");
  }
}
