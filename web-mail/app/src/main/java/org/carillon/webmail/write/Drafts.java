package org.carillon.webmail.write;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.web.Answers;
import org.carillon.web.FailureSentences;
import org.carillon.web.Texts;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;
import org.jboss.logging.Logger;

/** Unfinished messages in the drafts folder. */
@RequestScoped
public class Drafts {
  private static final Logger LOG = Logger.getLogger(Drafts.class);

  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private Folders folders;
  @Inject private Answers answers;
  @Inject private FailureSentences sentences;
  @Inject private Texts texts;

  /** The drafts folder; empty if the account has none. */
  Optional<Folder> folder() {
    return folders.forUse(SpecialUse.DRAFTS);
  }

  /**
   * Saves a message durably, and then deletes the draft that it replaces.
   *
   * <p>Nothing is shown: the caller reports the result.
   */
  KeptDraft keep(Composition composition, OptionalLong replaced) {
    Optional<Folder> drafts = folder();
    if (drafts.isEmpty()) {
      return new KeptDraft.Unkept(texts.of("missing.mailbox"));
    }
    try (Spool spool = mail.spool(visitor.caller(), 0)) {
      composition.writeTo(spool, true);
      var draft = new Draft(spool, Flags.of(Flag.DRAFT, Flag.SEEN), OffsetDateTime.now());
      return switch (mail.append(visitor.caller(), drafts.get().name(), List.of(draft))) {
        case Answer.Done<Placed>(Placed placed) -> {
          letGo(replaced);
          yield new KeptDraft.Kept(placed.target().first(0));
        }
        case Answer.Failed<Placed>(Failure failure) -> new KeptDraft.Unkept(sentences.of(failure));
      };
    } catch (IOException full) {
      LOG.warn("A draft could not be saved", full);
      return new KeptDraft.Unkept(texts.of("later"));
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
    if (answers.take(marked).isPresent()) {
      answers.take(mail.expunge(visitor.caller(), mailbox, Optional.of(uid)));
    }
  }
}
