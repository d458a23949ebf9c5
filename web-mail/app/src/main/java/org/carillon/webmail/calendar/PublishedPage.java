package org.carillon.webmail.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.calendar.published.CalendarLink;
import org.carillon.calendar.published.CalendarLinks;
import org.carillon.calendar.published.ImportMode;
import org.carillon.calendar.published.ImportedCalendar;
import org.carillon.calendar.published.PublishedCalendars;
import org.carillon.calendar.published.PublishedPart;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.form.UploadedFile;
import org.carillon.web.request.PageOrigin;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** One calendar's parts that the public sees, and its secret addresses; imports events. */
@Named("published")
@RequestScoped
public class PublishedPage {
  @Inject private OwnCalendars calendars;
  @Inject private CalendarLinks links;
  @Inject private PublishedCalendars files;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private RequestParameters parameters;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private UploadedFile upload;
  @Inject private HttpServletRequest request;

  private Optional<ShownCalendar> calendar = Optional.empty();
  private Optional<CalendarLinks.Choice> choice = Optional.empty();
  private List<CalendarLink> all = List.of();
  private CalendarLinks.Made made;
  private ImportedCalendar imported;

  /** Reads the published parts of the requested calendar. */
  public void load() {
    calendar =
        calendars.find(parameters.number("c").orElse(0)).filter(one -> one.owner().isEmpty());
    if (calendar.isEmpty()) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    read();
  }

  private void read() {
    choice = answers.take(links.shown(visitor.caller(), id(), PageOrigin.of(request)));
    all = answers.take(links.list(visitor.caller(), id())).orElse(List.of());
  }

  private long id() {
    return calendar.map(ShownCalendar::id).orElse(0L);
  }

  /** Sets the part that everybody may see. */
  public void show() {
    part("part")
        .flatMap(
            part -> answers.take(links.show(visitor.caller(), id(), part, PageOrigin.of(request))))
        .ifPresent(_ -> back(Notice.of("published.saved")));
  }

  private Optional<PublishedPart> part(String field) {
    String word = parameters.text(field);
    return Arrays.stream(PublishedPart.values()).filter(one -> word(one).equals(word)).findFirst();
  }

  /** Creates a secret address, which is shown only once. */
  public void make() {
    String description = parameters.text("description").strip();
    made =
        part("link-part")
            .filter(part -> part != PublishedPart.NOTHING)
            .flatMap(
                part ->
                    answers.take(
                        "description",
                        links.make(
                            visitor.caller(), id(), part, description, PageOrigin.of(request))))
            .orElse(null);
    read();
  }

  /** Ends a secret address. */
  public void end() {
    answers
        .take(links.end(visitor.caller(), id(), parameters.text("end")))
        .ifPresent(_ -> back(Notice.of("shares.link.ended")));
  }

  /** Imports a file's events into the calendar. */
  public void take() {
    upload
        .octets("file", (int) Math.min(Integer.MAX_VALUE - 16L, files.mostOctets()))
        .ifPresentOrElse(
            octets ->
                imported =
                    answers
                        .take(
                            "file",
                            files.importFile(visitor.caller(), id(), ImportMode.MERGE, octets))
                        .orElse(null),
            () -> answers.wrong("file", texts.of("published.no-file")));
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to("/published?c=" + id());
  }

  /** The word of a part in addresses and bundles. */
  public String word(PublishedPart part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  public ShownCalendar getCalendar() {
    return calendar.orElse(null);
  }

  /** The part that everybody may see. */
  public PublishedPart getShown() {
    return choice.map(CalendarLinks.Choice::part).orElse(PublishedPart.NOTHING);
  }

  /** The public address; empty if nothing is published. */
  public String getAddress() {
    return choice
        .filter(one -> one.part() != PublishedPart.NOTHING)
        .map(CalendarLinks.Choice::address)
        .orElse("");
  }

  /** The parts that can be published to everybody. */
  public List<PublishedPart> getParts() {
    return List.of(PublishedPart.NOTHING, PublishedPart.BUSY, PublishedPart.PUBLIC);
  }

  /** The parts that a secret address can show. */
  public List<PublishedPart> getLinkParts() {
    return List.of(PublishedPart.WHOLE, PublishedPart.PUBLIC, PublishedPart.BUSY);
  }

  /** The secret addresses. */
  public List<CalendarLink> getLinks() {
    return all;
  }

  /** The secret address that was just created; null for none. */
  public CalendarLinks.Made getMade() {
    return made;
  }

  /** The result of the file that was just imported; null for none. */
  public ImportedCalendar getImported() {
    return imported;
  }
}
