package org.carillon.webmail.write;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.Draft;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.FlagChange;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.SpecialUse;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.web.Answers;
import org.carillon.web.Say;
import org.carillon.web.Visitor;
import org.carillon.webmail.Folder;
import org.carillon.webmail.Folders;
import org.carillon.webmail.MailAnswers;
import org.jboss.logging.Logger;

/** Messages still being written, in their folder. What hinders is shown above the form. */
@RequestScoped
public class Drafts {
  private static final Logger LOG = Logger.getLogger(Drafts.class);

  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private Folders folders;
  @Inject private MailAnswers mailAnswers;
  @Inject private Answers answers;
  @Inject private Say say;

  /** The folder; empty when the account has none. */
  Optional<Folder> folder() {
    return folders.forUse(SpecialUse.DRAFTS);
  }

  /**
   * Keeps a message, durably, and then lets go of the draft it replaces.
   *
   * @return its uid; empty when it could not be kept
   */
  OptionalLong keep(Composition composition, OptionalLong replaced) {
    Optional<Folder> drafts = folder();
    if (drafts.isEmpty()) {
      answers.wrong(null, say.of("folder.missing"));
      return OptionalLong.empty();
    }
    try (Spool spool = mail.spool(visitor.caller(), 0)) {
      composition.writeTo(spool, true);
      var draft = new Draft(spool, Flags.of(Flag.DRAFT, Flag.SEEN), OffsetDateTime.now());
      var placed =
          mailAnswers.take(mail.append(visitor.caller(), drafts.get().name(), List.of(draft)));
      if (placed.isEmpty()) {
        return OptionalLong.empty();
      }
      letGo(replaced);
      return OptionalLong.of(placed.get().target().first(0));
    } catch (IOException full) {
      LOG.warn("A draft was not written", full);
      answers.wrong(null, say.of("later"));
      return OptionalLong.empty();
    }
  }

  /** Deletes a draft, if there is one. */
  void letGo(OptionalLong draft) {
    Optional<Folder> drafts = folder();
    if (drafts.isEmpty() || draft.isEmpty()) {
      return;
    }
    UidSet uid = UidSet.of(draft.getAsLong());
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
  }
}
