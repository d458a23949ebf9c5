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
import org.carillon.filelink.UploadLimits;
import org.carillon.store.item.ItemKey;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.file.FileFolder;
import org.carillon.webmail.file.FileFolders;

/** The reader's links to files, and the form of a new one. */
@Named("links")
@RequestScoped
public class FileLinksPage {
  /** The default limit of files and of megabytes that a link accepts. */
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
  @Inject private PageContext ui;

  private List<FileLink> all = List.of();
  private Optional<FileFolder> folder = Optional.empty();
  private FileLinks.Made made;

  public void load() {
    all = answers.take(links.list(visitor.caller())).orElse(List.of());
    if (parameters.some("c").isPresent()) {
      folder = folders.find(parameters.number("c").orElse(0));
      if (folder.isEmpty()) {
        Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
      }
    }
  }

  /** Creates a link to a file or folder. */
  public void make() {
    make(Optional.empty());
  }

  /** Creates a link by which others upload files into the folder. */
  public void take() {
    long files = parameters.number("files").orElse(0);
    long megabytes = parameters.number("megabytes").orElse(0);
    UploadLimits bounds =
        new UploadLimits(
            (int) Math.min(files, Integer.MAX_VALUE),
            Math.min(megabytes, UploadLimits.MOST_OCTETS) << MEGABYTE_BITS);
    if (bounds.isGood()) {
      make(Optional.of(bounds));
    } else {
      answers.wrong(null, texts.of("links.bounds"));
    }
  }

  private void make(Optional<UploadLimits> takes) {
    Optional<Instant> expires = Optional.empty();
    if (parameters.some("expires").isPresent()) {
      expires = end(parameters.text("expires"));
      if (expires.isEmpty()) {
        answers.wrong(null, texts.of("links.past"));
        return;
      }
    }
    if (folder.isPresent()) {
      NewFileLink requested =
          new NewFileLink(
              folder.get().id(),
              isTaking() ? Optional.empty() : parameters.some("k").map(ItemKey::new),
              parameters.text("password"),
              expires,
              takes,
              isTelling());
      switch (links.make(visitor.caller(), requested)) {
        case Answer.Done<FileLinks.Made>(FileLinks.Made done) -> {
          made = done;
          all = answers.take(links.list(visitor.caller())).orElse(all);
        }
        case Answer.Failed<FileLinks.Made>(Failure failure) -> refused(failure);
      }
    }
  }

  /** Returns the end of a day, in the reader's zone; empty if the day is malformed. */
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

  /** Turns on mail to the link's owner about arriving files. */
  public void tell() {
    tell(parameters.text("tell"), true);
  }

  /** Turns off mail about files that arrive through a link. */
  public void silence() {
    tell(parameters.text("silence"), false);
  }

  private void tell(String id, boolean tells) {
    if (answers.take(links.tell(visitor.caller(), id, tells)).isPresent()) {
      notices.show(Notice.of("saved"));
      Redirect.to("/links");
    }
  }

  public void end() {
    if (answers.take(links.end(visitor.caller(), parameters.text("end"))).isPresent()) {
      notices.show(Notice.of("links.ended"));
      Redirect.to("/links");
    }
  }

  public List<FileLink> getAll() {
    return all;
  }

  public boolean isExpired(FileLink link) {
    return link.expires().filter(end -> end.isBefore(Instant.now())).isPresent();
  }

  /** Returns the last moment of the link's last day. */
  public Instant expiry(FileLink link) {
    return link.expires().map(end -> end.minusMillis(1)).orElse(null);
  }

  /** Returns the time when the link was last used. */
  public Instant used(FileLink link) {
    return link.used().orElse(null);
  }

  /** Returns whether the form of a new link is requested. */
  public boolean isNew() {
    return folder.isPresent();
  }

  /** Returns whether the new link accepts files instead of serving them. */
  public boolean isTaking() {
    return parameters.some("takes").isPresent();
  }

  /** Returns whether the new link sends mail about arrivals: yes, unless a form says no. */
  public boolean isTelling() {
    return !parameters.some("files").isPresent() || parameters.some("telling").isPresent();
  }

  /** The name of the file or folder of the new link. */
  public String getLabel() {
    return parameters.some("k").orElseGet(() -> folder.map(FileFolder::label).orElse(""));
  }

  /** The folder of the new link; null if none is requested. */
  public FileFolder getFolder() {
    return folder.orElse(null);
  }

  /** The address that was just created; empty for none. */
  public String getMade() {
    return made == null ? "" : made.address();
  }

  /** The field's value: the typed one, or the default. */
  public String getFiles() {
    return parameters.some("files").orElse(Integer.toString(USUAL_FILES));
  }

  /** The field's value: the typed one, or the default. */
  public String getMegabytes() {
    return parameters.some("megabytes").orElse(Integer.toString(USUAL_MEGABYTES));
  }

  /** The address to write a message with the link. */
  public String getMessage() {
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
