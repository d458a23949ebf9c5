package org.carillon.webmail.write;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.PlacementAccess;
import org.carillon.transport.Submission;
import org.carillon.transport.Submissions;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.jboss.logging.Logger;

/** Gives a finished message to the transport, with a copy for the sender in the same step. */
@RequestScoped
public class Sending {
  private static final Logger LOG = Logger.getLogger(Sending.class);

  @Inject private PlacementAccess mail;
  @Inject private Submissions submissions;
  @Inject private Accounts accounts;
  @Inject private Visitor visitor;
  @Inject private Folders folders;

  /** The caller as a message's From has it. */
  InternetAddress sender() {
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

  /** Sends a message to all its recipients, or to none. */
  Answer<String> send(Composition composition) {
    try (Spool spool = mail.spool(visitor.caller(), 0)) {
      composition.writeTo(spool, false);
      var copyTo = folders.forUse(SpecialUse.SENT).map(Folder::name);
      return submissions.submit(
          visitor.caller(), new Submission(envelope(composition), spool, copyTo));
    } catch (IOException full) {
      LOG.warn("A message to send was not written", full);
      return Answer.failed(new Failure.TryLater("The message could not be written"));
    }
  }

  private Envelope envelope(Composition composition) {
    List<ForwardPath> paths =
        composition.recipients().stream()
            .map(address -> new ForwardPath(address.getAddress(), Set.of(), Optional.empty()))
            .toList();
    boolean utf8 = !paths.stream().allMatch(path -> isAscii(path.address()));
    var from =
        new ReversePath(
            visitor.caller().name(),
            0,
            ReversePath.Body.EIGHT_BIT_MIME,
            utf8,
            Optional.empty(),
            Optional.empty());
    return new Envelope(from, paths);
  }

  private static boolean isAscii(String address) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(address);
  }
}
