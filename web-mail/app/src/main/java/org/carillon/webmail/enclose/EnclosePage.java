package org.carillon.webmail.enclose;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.filelink.FileLinks;
import org.carillon.filelink.NewFileLink;
import org.carillon.mailbox.collection.ItemSearch;
import org.carillon.mailbox.collection.NamedItem;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.web.Answers;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.CalendarDates;
import org.carillon.webmail.file.SentFiles;

/**
 * Attaches a file to a draft as a link: an uploaded file, which is stored among the account's
 * files, or one that is there already. The message gets the link, which expires on a day.
 */
@Named("enclose")
@RequestScoped
public class EnclosePage {
  /** The default lifetime of a link, in days. */
  private static final int USUAL_DAYS = 30;

  /** The most files offered, the newest ones. */
  private static final int MOST = 30;

  /** The most links added to a message at once, since a cookie carries them. */
  private static final int MOST_LINKS = 10;

  @Inject private SentFiles sent;
  @Inject private FileLinks links;
  @Inject private ItemSearch items;
  @Inject private EnclosedLinks enclosed;
  @Inject private CalendarDates days;
  @Inject private RequestParameters parameters;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  private List<NamedItem> offered;

  /** Stores the uploaded files among the account's, and adds links to the message. */
  public void put() {
    Optional<Instant> expires = end();
    if (expires.isPresent()) {
      switch (sent.put()) {
        case Answer.Done<SentFiles.Put>(SentFiles.Put put) when put.names().isEmpty() ->
            answers.wrong(null, texts.of("files.choose"));
        case Answer.Done<SentFiles.Put>(SentFiles.Put put) ->
            link(put.folder(), put.names(), expires);
        case Answer.Failed<SentFiles.Put>(Failure failure) -> answers.show(null, failure);
      }
    }
  }

  /** Adds a link to an existing file to the message. */
  public void choose() {
    String[] words = parameters.text("choose").split(" ", 2);
    OptionalLong folder = RequestParameters.parse(words[0]);
    Optional<Instant> expires = end();
    if (expires.isPresent() && folder.isPresent() && words.length > 1) {
      link(folder.getAsLong(), List.of(words[1]), expires);
    }
  }

  private Optional<Instant> end() {
    try {
      Instant end =
          LocalDate.parse(parameters.text("expires"))
              .plusDays(1)
              .atStartOfDay(ui.getZone())
              .toInstant();
      if (end.isAfter(Instant.now())) {
        return Optional.of(end);
      }
    } catch (DateTimeException none) {
      // The error is reported below.
    }
    return answers.wrong(null, texts.of("links.past"));
  }

  private void link(long folder, List<String> names, Optional<Instant> expires) {
    List<EnclosedLinks.Link> made = new ArrayList<>();
    String until = days.day(LocalDate.parse(parameters.text("expires")));
    for (String name : names.subList(0, Math.min(MOST_LINKS, names.size()))) {
      ItemKey key = new ItemKey(name);
      NewFileLink requested =
          new NewFileLink(folder, Optional.of(key), "", expires, Optional.empty(), false);
      switch (links.make(visitor.caller(), requested)) {
        case Answer.Done<FileLinks.Made>(FileLinks.Made done) ->
            made.add(new EnclosedLinks.Link(done.address(), name, until));
        case Answer.Failed<FileLinks.Made>(Failure failure) -> {
          refused(failure);
          return;
        }
      }
    }
    enclosed.carry(made);
    Redirect.to("/" + getDraft());
  }

  private void refused(Failure failure) {
    switch (failure) {
      case Failure.LimitReached(Limit limit, long _) when limit == Limit.OBJECTS ->
          answers.wrong(null, texts.of("links.many"));
      case Failure.NotAllowed refused ->
          answers.wrong(
              null,
              texts.of(refused.code().equals("not-shared") ? "links.off" : "files.not-allowed"));
      case Failure.NotFound _ -> answers.wrong(null, texts.of("files.outdated"));
      case Failure other -> answers.show(null, other);
    }
  }

  /** The address of the message. */
  public String getDraft() {
    return "write?as=draft&f=" + Redirect.encoded(getFolder()) + "&m=" + getUid();
  }

  /** The folder of the draft. */
  public String getFolder() {
    return parameters.text("f");
  }

  public long getUid() {
    return parameters.number("m").orElse(0);
  }

  /** The expiry date in the field. */
  public String getExpires() {
    return parameters
        .some("expires")
        .orElseGet(() -> LocalDate.now(ui.getZone()).plusDays(USUAL_DAYS).toString());
  }

  /** The reader's newest own files, or those whose names match the search. */
  public List<NamedItem> getOffered() {
    if (offered == null) {
      List<String> words =
          Arrays.stream(parameters.text("q").split("\\s+")).filter(one -> !one.isEmpty()).toList();
      offered =
          answers
              .take(items.named(visitor.caller(), CollectionKind.FILES, words, ItemSearch.MOST))
              .orElse(List.of())
              .stream()
              .filter(one -> !one.in().name().isOthers() && one.entry().key().isPresent())
              .limit(MOST)
              .toList();
    }
    return offered;
  }

  /** Returns a file's name for display. */
  public String label(NamedItem file) {
    return file.entry().key().orElseThrow().value();
  }
}
