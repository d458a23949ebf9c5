package org.carillon.webmail.filelink;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.filelink.FileLink;
import org.carillon.filelink.FileLinks;
import org.carillon.filelink.NewFileLink;
import org.carillon.filelink.UploadBounds;
import org.carillon.store.item.ItemKey;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.Ui;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.file.FileFolder;
import org.carillon.webmail.file.FileFolders;

/** The addresses of files that the reader made, and the form of a new one. */
@Named("links")
@RequestScoped
public class FileLinksPage {
  /** So many files, and megabytes of them, an address takes unless its maker says more. */
  private static final int USUAL_FILES = 100;

  private static final int USUAL_MEGABYTES = 1_000;
  private static final int MEGABYTE_BITS = 20;

  @Inject private FileLinks links;
  @Inject private FileFolders folders;
  @Inject private RequestParameters parameters;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private Ui ui;

  private List<FileLink> all = List.of();
  private Optional<FileFolder> folder = Optional.empty();
  private FileLinks.Made made;

  /** Reads them. */
  public void load() {
    all = answers.take(links.list(visitor.caller())).orElse(List.of());
    if (parameters.some("c").isPresent()) {
      folder = folders.find(parameters.number("c").orElse(0));
      if (folder.isEmpty()) {
        Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
      }
    }
  }

  /** Makes one of a file or folder. */
  public void make() {
    make(Optional.empty());
  }

  /** Makes one by which others put files into the folder. */
  public void take() {
    long files = parameters.number("files").orElse(0);
    long megabytes = parameters.number("megabytes").orElse(0);
    UploadBounds bounds =
        new UploadBounds(
            (int) Math.min(files, Integer.MAX_VALUE),
            Math.min(megabytes, UploadBounds.MOST_OCTETS) << MEGABYTE_BITS);
    if (bounds.isGood()) {
      make(Optional.of(bounds));
    } else {
      answers.wrong(null, texts.of("links.bounds"));
    }
  }

  private void make(Optional<UploadBounds> takes) {
    Optional<Instant> expires = Optional.empty();
    if (parameters.some("expires").isPresent()) {
      expires = end(parameters.text("expires"));
      if (expires.isEmpty()) {
        answers.wrong(null, texts.of("links.past"));
        return;
      }
    }
    if (folder.isPresent()) {
      NewFileLink wish =
          new NewFileLink(
              folder.get().id(),
              isTaking() ? Optional.empty() : parameters.some("k").map(ItemKey::new),
              parameters.text("password"),
              expires,
              takes,
              isTelling());
      switch (links.make(visitor.caller(), wish)) {
        case Answer.Done<FileLinks.Made>(FileLinks.Made done) -> {
          made = done;
          all = answers.take(links.list(visitor.caller())).orElse(all);
        }
        case Answer.Failed<FileLinks.Made>(Failure failure) -> refused(failure);
      }
    }
  }

  /** The end of a day, by the reader's clock; empty where it is none. */
  private Optional<Instant> end(String day) {
    try {
      return Optional.of(LocalDate.parse(day).plusDays(1).atStartOfDay(ui.getZone()).toInstant());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private void refused(Failure failure) {
    switch (failure) {
      case Failure.Invalid invalid when invalid.field().equals(FileLinks.EXPIRES) ->
          answers.wrong(null, texts.of("links.past"));
      case Failure.Invalid _ -> answers.wrong(null, texts.of("links.bad-password"));
      case Failure.LimitReached _ -> answers.wrong(null, texts.of("links.many"));
      case Failure.NotAllowed refused ->
          answers.wrong(
              null,
              texts.of(refused.code().equals("not-shared") ? "links.off" : "files.not-allowed"));
      case Failure.NotFound _ -> answers.wrong(null, texts.of("files.outdated"));
      case Failure other -> answers.show(null, other);
    }
  }

  /** Has its maker written to when files come by one. */
  public void tell() {
    tell(parameters.text("tell"), true);
  }

  /** Has nobody written to of what comes by one. */
  public void silence() {
    tell(parameters.text("silence"), false);
  }

  private void tell(String id, boolean tells) {
    if (answers.take(links.tell(visitor.caller(), id, tells)).isPresent()) {
      notices.show(Notice.of("saved"));
      Redirect.to("/links");
    }
  }

  /** Ends one. */
  public void end() {
    if (answers.take(links.end(visitor.caller(), parameters.text("end"))).isPresent()) {
      notices.show(Notice.of("links.ended"));
      Redirect.to("/links");
    }
  }

  /** All of them. */
  public List<FileLink> getAll() {
    return all;
  }

  /** Whether one leads nowhere any more. */
  public boolean isExpired(FileLink link) {
    return link.expires().filter(end -> end.isBefore(Instant.now())).isPresent();
  }

  /** The last moment of one, whose day is its last. */
  public Instant expiry(FileLink link) {
    return link.expires().map(end -> end.minusMillis(1)).orElse(null);
  }

  /** When one was last used. */
  public Instant used(FileLink link) {
    return link.used().orElse(null);
  }

  /** Whether a new one is asked for. */
  public boolean isNew() {
    return folder.isPresent();
  }

  /** Whether the new one is to take files, and not to give them. */
  public boolean isTaking() {
    return parameters.some("takes").isPresent();
  }

  /** Whether the new one is to write of what comes: yes, unless a form says no. */
  public boolean isTelling() {
    return !parameters.some("files").isPresent() || parameters.some("telling").isPresent();
  }

  /** What the new one is of. */
  public String getLabel() {
    return parameters.some("k").orElseGet(() -> folder.map(FileFolder::label).orElse(""));
  }

  /** The folder that it is of or in; null where none is asked for. */
  public FileFolder getFolder() {
    return folder.orElse(null);
  }

  /** The address that was made a moment ago; empty for none. */
  public String getMade() {
    return made == null ? "" : made.address();
  }

  /** What a field of the form has: what was typed, or what is usual. */
  public String getFiles() {
    return parameters.some("files").orElse(Integer.toString(USUAL_FILES));
  }

  /** What a field of the form has: what was typed, or what is usual. */
  public String getMegabytes() {
    return parameters.some("megabytes").orElse(Integer.toString(USUAL_MEGABYTES));
  }

  /** Where a letter is written with it. */
  public String getLetter() {
    String mailto =
        "mailto:?subject="
            + percent(getLabel())
            + "&body="
            + percent(getLabel() + ":\r\n" + getMade() + "\r\n");
    return "write?mailto=" + Redirect.encoded(mailto);
  }

  private static String percent(String text) {
    return Redirect.encoded(text).replace("+", "%20");
  }
}
