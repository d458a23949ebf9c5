package org.carillon.webmail.file;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.web.Texts;

/** The folder of files that messages link to instead of attaching them; created if missing. */
@RequestScoped
public class SentFiles {
  @Inject private FileFolders folders;
  @Inject private FileStorage keeping;
  @Inject private FileArrivals arrivals;
  @Inject private Texts texts;

  /** Files that were stored there. */
  public record Put(long folder, List<String> names) {
    public Put {
      names = List.copyOf(names);
    }
  }

  /** Stores the files uploaded with or before a form, beside others of the same names. */
  public Answer<Put> put() {
    return folder()
        .then(
            folder -> {
              FileArrivals.Outcome outcome = arrivals.into(folder, FileCollision.BOTH);
              return outcome
                  .failure()
                  .<Answer<Put>>map(Answer::failed)
                  .orElseGet(() -> new Answer.Done<>(new Put(folder.id(), outcome.placed())));
            });
  }

  private Answer<FileFolder> folder() {
    Optional<FileFolder> above = folders.first();
    if (above.isEmpty()) {
      return Answer.failed(new Failure.NotFound("folder"));
    }
    String label = texts.of("enclose.folder");
    MailboxName name = above.get().within(label);
    return folders
        .find(name)
        .<Answer<FileFolder>>map(Answer.Done::new)
        .orElseGet(
            () -> keeping.makeFolder(above.get(), label).map(id -> folders.find(id).orElseThrow()));
  }
}
