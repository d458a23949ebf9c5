package org.carillon.format.packed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.carillon.format.mime.encoding.Charsets;

/**
 * A message about a meeting in Outlook's {@code winmail.dat} (MS-OXTNEF, MS-OXOCAL). Only single
 * meetings are read, by their start and end. The recurrence of a series has a format of its own,
 * which is not read.
 *
 * @param kind the type of the message
 * @param uid the meeting's UID as in iCalendar (MS-OXCICAL §2.1.3.1.1.20.26)
 * @param subject the meeting's title
 * @param location the meeting's place; empty if there is none
 * @param start the meeting's start
 * @param end the meeting's end
 * @param isWholeDays whether it is an all-day meeting
 * @param sequence its SEQUENCE
 * @param said the time at which this was sent
 * @param recurs whether the message is about a series or one of its instances
 */
public record TnefMeeting(
    Kind kind,
    String uid,
    String subject,
    String location,
    Instant start,
    Instant end,
    boolean isWholeDays,
    long sequence,
    Instant said,
    boolean recurs) {

  public enum Kind {
    REQUEST,
    CANCELLED,
    ACCEPTED,
    TENTATIVE,
    DECLINED;

    /** Returns the type by the message class, as current and older versions of Outlook write it. */
    static Optional<Kind> of(String messageClass) {
      return switch (messageClass.strip().toLowerCase(Locale.ROOT)) {
        case "ipm.schedule.meeting.request", "ipm.microsoft schedule.mtgreq" ->
            Optional.of(REQUEST);
        case "ipm.schedule.meeting.canceled", "ipm.microsoft schedule.mtgcncl" ->
            Optional.of(CANCELLED);
        case "ipm.schedule.meeting.resp.pos", "ipm.microsoft schedule.mtgrespp" ->
            Optional.of(ACCEPTED);
        case "ipm.schedule.meeting.resp.tent", "ipm.microsoft schedule.mtgrespa" ->
            Optional.of(TENTATIVE);
        case "ipm.schedule.meeting.resp.neg", "ipm.microsoft schedule.mtgrespn" ->
            Optional.of(DECLINED);
        default -> Optional.empty();
      };
    }
  }

  private static final int MESSAGE_CLASS = 0x00078008;
  private static final int SUBJECT = 0x00018004;
  private static final int MESSAGE_PROPERTIES = 0x00069003;

  /** The property set PSETID_Appointment. */
  private static final UUID APPOINTMENT = UUID.fromString("00062002-0000-0000-c000-000000000046");

  /** The property set PSETID_Meeting. */
  private static final UUID MEETING = UUID.fromString("6ed8da90-450b-101b-98da-00aa003f1305");

  /** The time from the year 1601 to 1970, in units of 100 ns. */
  private static final long EPOCH = 116_444_736_000_000_000L;

  private static final long LATEST = 253_402_300_799L;

  /** Reads a message about a meeting; empty if it is none, or has no times or identity. */
  public static Optional<TnefMeeting> read(byte[] octets) {
    Gathered gathered = new Gathered();
    Tnef.attributes(octets, gathered::attribute);
    return gathered.meeting();
  }

  /** The values read so far. */
  private static final class Gathered {
    private Optional<Kind> kind = Optional.empty();
    private Optional<Kind> olderKind = Optional.empty();
    private Optional<byte[]> id = Optional.empty();
    private Optional<byte[]> cleanId = Optional.empty();
    private Charset charset = Charsets.FALLBACK;
    private String subject = "";
    private String location = "";
    private Optional<Instant> start = Optional.empty();
    private Optional<Instant> end = Optional.empty();
    private Optional<Instant> owners = Optional.empty();
    private Optional<Instant> attendees = Optional.empty();
    private boolean isWholeDays;
    private boolean recurs;
    private long sequence;

    private void attribute(int attribute, ByteBuffer value) {
      switch (attribute) {
        case Tnef.OEM_CODEPAGE -> charset = Tnef.codepage(value);
        case MESSAGE_CLASS -> olderKind = Kind.of(Tnef.text(Tnef.octets(value), charset));
        case SUBJECT -> {
          if (subject.isEmpty()) {
            subject = Tnef.text(Tnef.octets(value), charset);
          }
        }
        case MESSAGE_PROPERTIES -> MapiProperties.read(value, this::property);
        default -> {
          // This attribute is not about the meeting.
        }
      }
    }

    private boolean property(MapiProperties.Value value) {
      if (value.set().equals(MapiProperties.NO_SET)) {
        ofMessage(value);
      } else if (value.set().equals(APPOINTMENT)) {
        ofAppointment(value);
      } else if (value.set().equals(MEETING)) {
        ofMeeting(value);
      }
      return true;
    }

    private void ofMessage(MapiProperties.Value value) {
      switch (value.id()) {
        case 0x001a -> kind = value.text(charset).flatMap(Kind::of);
        case 0x0037 -> subject = value.text(charset).orElse(subject);
        default -> {
          // This property is not about the meeting.
        }
      }
    }

    private void ofAppointment(MapiProperties.Value value) {
      switch (value.id()) {
        case 0x8201 -> sequence = Math.max(0, number(value));
        case 0x8208 -> location = value.text(charset).orElse(location);
        case 0x820d -> start = moment(value);
        case 0x820e -> end = moment(value);
        case 0x8215 -> isWholeDays = number(value) != 0;
        case 0x8216 -> recurs = true;
        case 0x8223 -> recurs |= number(value) != 0;
        case 0x8228 -> recurs = true;
        default -> {
          // This property is not about the meeting.
        }
      }
    }

    private void ofMeeting(MapiProperties.Value value) {
      switch (value.id()) {
        case 0x01 -> attendees = moment(value);
        case 0x03 -> id = Optional.of(value.octets());
        case 0x1a -> owners = moment(value);
        case 0x23 -> cleanId = Optional.of(value.octets());
        default -> {
          // This property is not about the meeting.
        }
      }
    }

    private static long number(MapiProperties.Value value) {
      return value.octets().length < 2
          ? 0
          : ByteBuffer.wrap(Arrays.copyOf(value.octets(), 4))
              .order(ByteOrder.LITTLE_ENDIAN)
              .getInt();
    }

    private static Optional<Instant> moment(MapiProperties.Value value) {
      if (value.octets().length != 8) {
        return Optional.empty();
      }
      long ticks = ByteBuffer.wrap(value.octets()).order(ByteOrder.LITTLE_ENDIAN).getLong();
      long seconds = (ticks - EPOCH) / 10_000_000;
      return ticks < EPOCH || seconds > LATEST
          ? Optional.empty()
          : Optional.of(Instant.ofEpochSecond(seconds));
    }

    private Optional<TnefMeeting> meeting() {
      Optional<Kind> what = kind.or(() -> olderKind);
      Optional<String> uid = cleanId.or(() -> id).flatMap(TnefMeeting::uid);
      Instant from = start.orElse(Instant.EPOCH);
      boolean isTimed = start.isPresent() && end.isPresent() && !end.get().isBefore(from);
      if (what.isEmpty() || uid.isEmpty() || !isTimed) {
        return Optional.empty();
      }
      boolean isAnswer = what.get() != Kind.REQUEST && what.get() != Kind.CANCELLED;
      return Optional.of(
          new TnefMeeting(
              what.get(),
              uid.get(),
              subject,
              location,
              from,
              end.get(),
              isWholeDays,
              sequence,
              (isAnswer ? attendees.or(() -> owners) : owners).orElse(Instant.EPOCH),
              recurs));
    }
  }

  private static final int ID_HEADER = 40;
  private static final int ID_DATE = 16;
  private static final int MOST_ID = 1_000;
  private static final byte[] FOREIGN = "vCal-Uid".getBytes(StandardCharsets.US_ASCII);

  /**
   * Returns the UID in a PidLidGlobalObjectId. A UID of another program stands behind "vCal-Uid".
   * Otherwise the UID is the whole value in hexadecimal digits, without the date of the instance.
   */
  private static Optional<String> uid(byte[] id) {
    if (id.length < ID_HEADER || id.length > MOST_ID) {
      return Optional.empty();
    }
    int from = ID_HEADER + FOREIGN.length + 4;
    if (id.length > from
        && Arrays.equals(id, ID_HEADER, ID_HEADER + FOREIGN.length, FOREIGN, 0, FOREIGN.length)) {
      String uid = Tnef.text(Arrays.copyOfRange(id, from, id.length), StandardCharsets.US_ASCII);
      return uid.isBlank() ? Optional.empty() : Optional.of(uid.strip());
    }
    byte[] clean = id.clone();
    Arrays.fill(clean, ID_DATE, ID_DATE + 4, (byte) 0);
    return Optional.of(HexFormat.of().withUpperCase().formatHex(clean));
  }
}
