package org.carillon.webmail.write;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ForwardPath.Notify;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.PlacementAccess;
import org.carillon.transport.submission.Submission;
import org.carillon.transport.submission.Submissions;
import org.carillon.web.FailureSentences;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.carillon.webmail.writing.SubmissionFormKey;
import org.jboss.logging.Logger;

/** Submits a finished message, and stores the sender's copy in the same step. */
@RequestScoped
public class Sending {
  private static final Logger LOG = Logger.getLogger(Sending.class);
  private static final Set<Notify> NOTICES = Set.of(Notify.SUCCESS, Notify.FAILURE, Notify.DELAY);

  @Inject private PlacementAccess mail;
  @Inject private Submissions submissions;
  @Inject private Accounts accounts;
  @Inject private Visitor visitor;
  @Inject private PageContext ui;
  @Inject private Texts texts;
  @Inject private FailureSentences sentences;
  @Inject private Folders folders;
  @Inject private SubmissionFormKey key;
  @Inject private RequestParameters parameters;

  /** A name and address in the form of a header field. */
  static InternetAddress address(String name, String address) {
    InternetAddress person = new InternetAddress();
    person.setAddress(address);
    if (!name.isBlank()) {
      try {
        person.setPersonal(name, StandardCharsets.UTF_8.name());
      } catch (UnsupportedEncodingException impossible) {
        throw new IllegalStateException("UTF-8 is part of every JDK", impossible);
      }
    }
    return person;
  }

  /** The caller's address as the sender on behalf of others. */
  InternetAddress deputy() {
    String name = visitor.caller().name();
    return address(
        accounts.find(visitor.caller(), name) instanceof Answer.Done<Account>(Account account)
            ? account.displayName()
            : "",
        name);
  }

  /** Sends a message to all its recipients or none, at once or not before that time. */
  Answer<String> send(Composition composition, Optional<Instant> notBefore) {
    try (Spool spool = mail.spool(visitor.caller(), 0)) {
      OffsetDateTime date =
          notBefore.orElseGet(Instant::now).atZone(ui.getZone()).toOffsetDateTime();
      String id = composition.freshId();
      composition.writeTo(spool, false, date, id);
      var copyTo = folders.forUse(SpecialUse.SENT).map(Folder::name);
      return submissions.submit(
          visitor.caller(),
          new Submission(
              envelope(composition, id),
              spool,
              copyTo,
              notBefore,
              key.submitted(files(composition))));
    } catch (IOException full) {
      LOG.warn("A message to send could not be written", full);
      return Answer.failed(new Failure.TryLater("The message could not be written."));
    }
  }

  /** A sentence on why a message was not sent. */
  String reason(Failure failure) {
    return switch (failure) {
      case Failure.SeveralInvalid(List<Failure.Invalid> recipients) ->
          recipients.stream()
              .map(refused -> refused.name() + ": " + Sentence.of(sentences.of(refused)))
              .collect(Collectors.joining(" "));
      case Failure.TryLater _ -> texts.of("write.later");
      case Failure.Taken _ -> texts.of("write.sent-before");
      case Failure other -> sentences.of(other);
    };
  }

  private int files(Composition composition) {
    long uploaded =
        composition.attachments().stream()
            .filter(DraftAttachment.Uploaded.class::isInstance)
            .count();
    return parameters.texts("keep").size() + (int) uploaded;
  }

  /** The envelope id is the Message-ID, so that reports name the message (RFC 3461 §4.4). */
  private Envelope envelope(Composition composition, String id) {
    Set<Notify> wanted = composition.receiptOptions().notice() ? NOTICES : Set.of();
    List<ForwardPath> paths =
        composition.recipients().stream()
            .map(address -> new ForwardPath(address.getAddress(), wanted, Optional.empty()))
            .toList();
    boolean utf8 = !paths.stream().allMatch(path -> isAscii(path.address()));
    var from =
        new ReversePath(
            composition.sender().orElse(composition.from()).getAddress(),
            0,
            ReversePath.Body.EIGHT_BIT_MIME,
            utf8,
            Optional.of(ReversePath.ReturnContent.HDRS),
            Optional.of(id).filter(Sending::isAscii));
    return new Envelope(from, paths);
  }

  private static boolean isAscii(String address) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(address);
  }
}
