package org.carillon.webmail.event;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;

/** Makes an event again what it was before it was changed, moved, answered or deleted. */
@RequestScoped
public class EventUndo implements UndoHandler {
  private static final String KIND = "event ";
  private static final String NOTHING = "-";

  /** What a notice's cookie has room for. */
  private static final int LONGEST = 2_500;

  /** What an event that fits in there has at most when it is unpacked. */
  private static final int MOST_OCTETS = 100_000;

  @Inject private EventKeeping keeping;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /**
   * What makes an event again what it is now; empty where that is too long to be carried.
   *
   * @param made the key of what the change makes beside it; empty for nothing
   */
  static String text(OpenEvent event, String made, String day) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(event.stored().octets());
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    String carried =
        KIND
            + String.join(
                " ",
                Long.toString(event.calendar().id()),
                day,
                Redirect.encoded(event.stored().entry().key().value()),
                made.isEmpty() ? NOTHING : Redirect.encoded(made),
                Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray()));
    return carried.length() > LONGEST ? "" : carried;
  }

  /** What is carried, read: what makes an event again what it was. */
  private record Before(long calendar, String day, String key, String made, byte[] octets) {}

  @Override
  public boolean undo(String carried) {
    Optional<Before> before = carried.startsWith(KIND) ? before(carried) : Optional.empty();
    before.ifPresent(this::bringBack);
    return before.isPresent();
  }

  private void bringBack(Before before) {
    if (answers.done(
        keeping.restore(before.calendar(), before.key(), before.octets(), before.made()))) {
      notices.show(Notice.of("undone"));
      Redirect.to("/calendar?day=" + Redirect.encoded(before.day()));
    }
  }

  private static Optional<Before> before(String carried) {
    String[] parts = carried.substring(KIND.length()).split(" ");
    OptionalLong calendar = RequestParameters.parse(parts[0]);
    if (parts.length != 5 || calendar.isEmpty()) {
      return Optional.empty();
    }
    try (InflaterInputStream in =
        new InflaterInputStream(
            new ByteArrayInputStream(Base64.getUrlDecoder().decode(parts[4])))) {
      byte[] octets = in.readNBytes(MOST_OCTETS + 1);
      return octets.length > MOST_OCTETS
          ? Optional.empty()
          : Optional.of(
              new Before(
                  calendar.getAsLong(),
                  parts[1],
                  URLDecoder.decode(parts[2], StandardCharsets.UTF_8),
                  parts[3].equals(NOTHING)
                      ? ""
                      : URLDecoder.decode(parts[3], StandardCharsets.UTF_8),
                  octets));
    } catch (IOException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
