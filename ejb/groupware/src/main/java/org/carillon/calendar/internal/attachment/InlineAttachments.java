package org.carillon.calendar.internal.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.icalendar.attachment.ManagedLine;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;
import org.carillon.store.item.OpenItem;

/** Puts small attachments into messages for people elsewhere, who could not download them. */
@ApplicationScoped
public class InlineAttachments {
  /** The maximum size of all attachments in one message. Files beyond it stay addresses. */
  private static final int MOST_OCTETS = 1_000_000;

  private final AttachmentFiles files;
  private final ServiceCallers behalf;

  @Inject
  InlineAttachments(AttachmentFiles files, ServiceCallers behalf) {
    this.files = files;
    this.behalf = behalf;
  }

  /** Returns an object for people elsewhere. A file that cannot be read stays an address. */
  public CalendarComponent of(long account, CalendarComponent calendar) {
    boolean attached =
        calendar.components().stream()
            .flatMap(part -> part.lines("ATTACH").stream())
            .anyMatch(line -> ManagedLine.id(line).isPresent());
    Optional<Caller> owner = attached ? behalf.of(account, "scheduling") : Optional.empty();
    if (owner.isEmpty()) {
      return calendar;
    }
    int[] left = {MOST_OCTETS};
    return calendar.withComponents(
        part ->
            part.is("VTIMEZONE")
                ? part
                : part.withLines(
                    line -> inline(owner.get(), part.text("UID").orElse(""), line, left)));
  }

  /** Returns an object without its attachments, for people who may not see them. */
  public static CalendarComponent without(CalendarComponent calendar) {
    return calendar.withComponents(
        part ->
            part.keeping(
                node -> !(node instanceof ContentLine line && line.name().equals("ATTACH"))));
  }

  /** Returns an object without the octets of its attachments. The addresses of files stay. */
  public static CalendarComponent withoutOctets(CalendarComponent calendar) {
    return calendar.withComponents(
        part ->
            part.keeping(
                node ->
                    !(node instanceof ContentLine line
                        && line.name().equals("ATTACH")
                        && line.parameterValue("VALUE")
                            .filter(value -> value.equalsIgnoreCase("BINARY"))
                            .isPresent())));
  }

  /** Inlines the event's own files only, since writers of it can name others by their ids. */
  private ContentLine inline(Caller owner, String uid, ContentLine line, int[] left) {
    Optional<String> id = ManagedLine.id(line);
    if (id.isEmpty()) {
      return line;
    }
    Optional<byte[]> octets = octets(owner, uid, id.get(), left[0]);
    if (octets.isEmpty()) {
      return line.without("MANAGED-ID");
    }
    left[0] -= octets.get().length;
    List<LineParameter> kept =
        line.parameters().stream()
            .filter(one -> one.name().equals("FMTTYPE") || one.name().equals("FILENAME"))
            .toList();
    ContentLine inline =
        ContentLine.of("ATTACH", kept, Base64.getEncoder().encodeToString(octets.get()));
    return inline
        .with(new LineParameter("ENCODING", "BASE64"))
        .with(new LineParameter("VALUE", "BINARY"));
  }

  private Optional<byte[]> octets(Caller owner, String uid, String id, int most) {
    Answer<OpenItem> opened =
        files
            .find(owner, id)
            .then(
                kept ->
                    kept.octets() > most || !kept.uid().equals(uid)
                        ? Answer.failed(new Failure.NotFound("attachment"))
                        : files.open(owner, kept));
    if (!(opened instanceof Answer.Done<OpenItem>(OpenItem item))) {
      return Optional.empty();
    }
    try (item) {
      ByteArrayOutputStream octets = new ByteArrayOutputStream();
      item.content().copyTo(octets, 0, item.content().size());
      return Optional.of(octets.toByteArray());
    } catch (IOException away) {
      return Optional.empty();
    }
  }
}
