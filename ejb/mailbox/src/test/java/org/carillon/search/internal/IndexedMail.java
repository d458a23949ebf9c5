package org.carillon.search.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.carillon.contract.identity.Caller;
import org.carillon.mailbox.internal.TestMail;
import org.carillon.search.internal.extracting.AttachmentText;

final class IndexedMail implements AutoCloseable {
  final NodeIndex node = new NodeIndex();
  final TestMail mail;
  final MessageDocuments documents;
  final Caller alice;
  final long inbox;
  private final Path folder;
  MailIndex index;
  Indexer indexer;

  FullDisk disk;

  IndexedMail(Path folder, AttachmentText attachments, int textChars) throws Exception {
    this.folder = folder.resolve("index");
    this.mail = TestMail.open(folder.resolve("store"), node);
    this.documents = new MessageDocuments(attachments, () -> textChars);
    this.alice = mail.account(1);
    this.inbox = mail.mailbox(alice, "INBOX");
    openIndex();
  }

  void openIndex() throws IOException {
    index = MailIndex.open(folder, work -> Duration.ZERO, files -> disk = new FullDisk(files));
    indexer = new Indexer(mail.feed(), index, documents);
    node.use(index);
  }

  void catchUp() throws Exception {
    indexer.survey();
    while (indexer.isBehind()) {
      indexer.step();
    }
    index.refresh();
  }

  @Override
  public void close() throws Exception {
    index.close();
    mail.close();
  }
}
