package org.carillon.webmail.contact.book;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.ImportedContacts;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.form.UploadedFile;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.contact.OwnBooks;
import org.carillon.webmail.contact.ShownBook;

/** Imports a file of contacts into an address book and reports the result. */
@Named("contactFile")
@RequestScoped
public class ContactFilePage {
  private static final int MOST_OCTETS = 30_000_000;

  /** The most unreadable entries that are listed. */
  private static final int MOST_NAMED = 50;

  @Inject private ContactAccess contacts;
  @Inject private OwnBooks books;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private UploadedFile upload;
  @Inject private Texts texts;

  private ImportedContacts report;

  /** Imports the contacts of the file into the chosen book. */
  public void take() {
    Optional<ShownBook> book =
        books.find(parameters.number("into").orElse(0)).filter(ShownBook::isWritable);
    Optional<byte[]> file = upload.octets("file", MOST_OCTETS);
    if (book.isEmpty() || file.isEmpty()) {
      answers.wrong(null, texts.of(book.isEmpty() ? "contact.not-allowed" : "books.file.choose"));
    } else if (file.get().length > MOST_OCTETS) {
      answers.wrong(null, texts.of("books.file.large"));
    } else {
      switch (contacts.importFile(
          visitor.caller(), book.get().id(), Optional.empty(), file.get())) {
        case Answer.Done<ImportedContacts>(ImportedContacts done) -> {
          report = done;
          books.forget();
        }
        case Answer.Failed<ImportedContacts>(Failure.Invalid _) ->
            answers.wrong(null, texts.of("books.file.none"));
        case Answer.Failed<ImportedContacts>(Failure failure) -> answers.show(null, failure);
      }
    }
  }

  /** The result of the import; null before one. */
  public ImportedContacts getReport() {
    return report;
  }

  /** The first entries that could not be imported. */
  public List<ImportedContacts.Unread> getUnread() {
    return report == null
        ? List.of()
        : report.unread().subList(0, Math.min(MOST_NAMED, report.unread().size()));
  }
}
