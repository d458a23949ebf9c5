package org.carillon.webmail.snooze;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.snooze.SnoozeAccess;
import org.carillon.web.Answers;
import org.carillon.web.Dates;
import org.carillon.web.Notice;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.mailbox.Folder;

/** Snoozing of messages: the times offered, the time chosen, and the present state. */
@Named("snoozing")
@RequestScoped
public class Snoozing {
  private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

  @Inject private SnoozeAccess snoozes;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Dates dates;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  private List<Choice> choices;

  /**
   * A time that is offered.
   *
   * @param value the form's value, by the reader's clock
   * @param words its name and time
   */
  public record Choice(String value, String words) {}

  /** The times that are offered. */
  public List<Choice> getChoices() {
    if (choices == null) {
      LocalDateTime now = LocalDateTime.now(ui.getZone());
      Set<LocalDateTime> offered = new HashSet<>();
      choices =
          Arrays.stream(SnoozeTime.values())
              .flatMap(
                  time ->
                      time.after(now).filter(offered::add).map(when -> choice(time, when)).stream())
              .toList();
    }
    return choices;
  }

  private Choice choice(SnoozeTime time, LocalDateTime when) {
    return new Choice(
        FIELD.format(when),
        texts.of(
            "snooze." + time.name().toLowerCase(Locale.ROOT),
            dates.full(when.atZone(ui.getZone()).toInstant())));
  }

  /** The time that was chosen or typed; without one, the reader is asked for it. */
  public Optional<Instant> chosen() {
    String text = parameters.some("until-own").orElseGet(() -> parameters.text("until"));
    try {
      return Optional.of(LocalDateTime.parse(text).atZone(ui.getZone()).toInstant());
    } catch (DateTimeParseException none) {
      return answers.wrong(null, texts.of("snooze.choose.first"));
    }
  }

  /** The notice for messages that were snoozed. */
  public Notice said(long count, Instant until) {
    return Notice.of("snoozed", count, dates.full(until));
  }

  /** The times at which messages of a folder come back, by uid; empty if unknown now. */
  public Map<Long, Instant> times(Folder folder, UidSet uids) {
    return folder.is(SpecialUse.SNOOZED)
            && snoozes.times(visitor.caller(), folder.id(), uids)
                instanceof Answer.Done<Map<Long, Instant>>(Map<Long, Instant> times)
        ? times
        : Map.of();
  }

  /** The common time at which the messages come back; empty if they have several. */
  public Optional<Instant> time(Folder folder, UidSet uids) {
    Set<Instant> all = times(folder, uids).values().stream().collect(Collectors.toSet());
    return all.size() == 1 ? all.stream().findFirst() : Optional.empty();
  }
}
