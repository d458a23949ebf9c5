package org.carillon.webmail.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.messages.Contents;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;

/** An account's mail: an mbox file for each folder. */
@ApplicationScoped
class MailExport {
  private static final int PAGE = 200;

  @Inject private MailAccess mail;

  void write(Caller caller, ExportArchive archive) throws IOException {
    for (MailboxEntry folder : ExportArchive.needed(mail.list(caller))) {
      if (folder.selectable() && !folder.name().isOthers()) {
        folder(caller, folder.id(), archive.file("Mail", folder.name().path(), ".mbox"));
      }
    }
  }

  private void folder(Caller caller, long mailbox, OutputStream out) throws IOException {
    MailboxView view = ExportArchive.needed(mail.view(caller, mailbox));
    for (int from = 0; from < view.size(); from += PAGE) {
      long[] uids = new long[Math.min(PAGE, view.size() - from)];
      for (int i = 0; i < uids.length; i++) {
        uids[i] = view.uid(from + i);
      }
      UidSet some = UidSet.inOrder(uids);
      List<MessageData> known = new ArrayList<>();
      ExportArchive.needed(
          mail.eachMessage(
              caller,
              mailbox,
              some,
              message -> {
                known.add(message);
                return Answer.done();
              }));
      Contents contents = ExportArchive.needed(mail.contents(caller, mailbox, some));
      for (MessageData message : known) {
        Optional<Content> found = ExportArchive.needed(contents.open(message.uid()));
        if (found.isPresent()) {
          try (Content content = found.get();
              InputStream in = new BufferedInputStream(content.stream(), ExportArchive.BUFFER)) {
            long flags = view.flags(view.indexOf(message.uid()));
            Mbox.write(
                in,
                message.internalDate().toInstant(),
                flags,
                keywords(view.keywords(), flags),
                out);
          }
        }
      }
    }
  }

  private static List<String> keywords(List<String> all, long flags) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).isEmpty() && (flags >>> (Flag.FIRST_KEYWORD_BIT + i) & 1) != 0) {
        found.add(all.get(i));
      }
    }
    return found;
  }
}
