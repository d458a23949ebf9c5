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
                made.isEmpty() ? "-" : Redirect.encoded(made),
                Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray()));
    return carried.length() > LONGEST ? "" : carried;
  }

  @Override
  public boolean undo(String carried) {
    if (!carried.startsWith(KIND)) {
      return false;
    }
    String[] parts = carried.substring(KIND.length()).split(" ");
    Optional<byte[]> octets = parts.length == 5 ? unpacked(parts[4]) : Optional.empty();
    OptionalLong calendar = RequestParameters.parse(parts[0]);
    if (octets.isEmpty() || calendar.isEmpty()) {
      return false;
    }
    String made = parts[3].equals("-") ? "" : decoded(parts[3]);
    if (answers.done(
        keeping.restore(calendar.getAsLong(), decoded(parts[2]), octets.get(), made))) {
      notices.show(Notice.of("undone"));
      Redirect.to("/calendar?day=" + Redirect.encoded(parts[1]));
    }
    return true;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Optional<byte[]> unpacked(String text) {
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
      byte[] octets = in.readNBytes(MOST_OCTETS + 1);
      return octets.length > MOST_OCTETS ? Optional.empty() : Optional.of(octets);
    } catch (IOException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
