package org.carillon.account.internal.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.account.internal.AddressRow;

/**
 * A person encoded as octets. Values of fixed length come first. Then come the texts, each after
 * its length: the local part, the password's hash, the rows of the address table that lead to the
 * person, the display name, the photo's version and the profile. The groups and their number are
 * last.
 */
final class PersonRecord {
  /**
   * The decoded record.
   *
   * @param groups the ids of the groups of which the person is a member
   */
  record Known(
      AddressLookup.Person person,
      DirectoryView.Credential credential,
      DirectoryView.Entry entry,
      List<Long> groups) {}

  private static final int ENABLED = 1;
  private static final int PERSON = 2;
  private static final int SECOND_FACTOR = 4;
  private static final AddressRow.Kind[] KINDS = AddressRow.Kind.values();

  private static final int FLAGS_AT = Long.BYTES;
  private static final int DOMAIN_AT = FLAGS_AT + 1;
  private static final int CHANGED_AT = DOMAIN_AT + Long.BYTES;
  private static final int UUID_AT = CHANGED_AT + Long.BYTES;
  private static final int CREATED_AT = UUID_AT + 2 * Long.BYTES;
  private static final int MODIFIED_AT = CREATED_AT + Long.BYTES;
  private static final int VERSION_AT = MODIFIED_AT + Long.BYTES;
  private static final int CLASS_AT = VERSION_AT + Long.BYTES;
  private static final int CREDENTIAL_VERSION_AT = CLASS_AT + Long.BYTES;
  private static final int TEXTS_AT = CREDENTIAL_VERSION_AT + Long.BYTES;
  private static final int LINES_AT = TEXTS_AT + Integer.BYTES;

  /** The octets of a row of the address table before its text: its kind and its domain. */
  private static final int LINE_OCTETS = 1 + Long.BYTES;

  private PersonRecord() {}

  static byte[] of(Known known) {
    DirectoryView.Entry entry = known.entry;
    List<byte[]> texts = new ArrayList<>();
    texts.add(known.person.localPart().getBytes(UTF_8));
    texts.add(known.credential.hash().getBytes(UTF_8));
    entry.lines().forEach(line -> texts.add(line.localPart().getBytes(UTF_8)));
    texts.add(entry.displayName().getBytes(UTF_8));
    texts.add(entry.photo().orElse("").getBytes(UTF_8));
    texts.add(entry.profile().getBytes(UTF_8));
    int octets = LINES_AT + entry.lines().size() * LINE_OCTETS;
    octets += known.groups.size() * Long.BYTES + Integer.BYTES;
    for (byte[] text : texts) {
      octets += Integer.BYTES + text.length;
    }
    ByteBuffer record = ByteBuffer.allocate(octets);
    record.putLong(known.person.id()).put(flags(known)).putLong(known.person.domain());
    record.putLong(micros(known.credential.changed()));
    record.putLong(entry.uuid().getMostSignificantBits());
    record.putLong(entry.uuid().getLeastSignificantBits());
    record.putLong(micros(entry.created())).putLong(micros(entry.modified()));
    record.putLong(entry.version()).putLong(entry.serviceClass());
    record.putLong(known.credential.version());
    record.putInt(entry.lines().size());
    entry.lines().forEach(line -> record.put((byte) line.kind().ordinal()).putLong(line.domain()));
    texts.forEach(text -> record.putInt(text.length).put(text));
    known.groups.forEach(record::putLong);
    record.putInt(known.groups.size());
    return record.array();
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static byte flags(Known known) {
    int flags = known.person.enabled() ? ENABLED : 0;
    flags |= known.credential.isPerson() ? PERSON : 0;
    flags |= known.credential.secondFactor() ? SECOND_FACTOR : 0;
    return (byte) flags;
  }

  static long id(byte[] octets) {
    return ByteBuffer.wrap(octets).getLong();
  }

  static UUID uuid(byte[] octets) {
    ByteBuffer record = ByteBuffer.wrap(octets);
    return new UUID(record.getLong(UUID_AT), record.getLong(UUID_AT + Long.BYTES));
  }

  static AddressLookup.Person person(byte[] octets) {
    ByteBuffer record = ByteBuffer.wrap(octets);
    toTexts(record);
    return new AddressLookup.Person(
        record.getLong(0),
        record.getLong(DOMAIN_AT),
        text(record),
        (octets[FLAGS_AT] & ENABLED) != 0);
  }

  /** Moves to the texts and returns the number of rows of the address table. */
  private static int toTexts(ByteBuffer record) {
    int lines = record.getInt(TEXTS_AT);
    record.position(LINES_AT + lines * LINE_OCTETS);
    return lines;
  }

  private static String text(ByteBuffer record) {
    byte[] octets = new byte[record.getInt()];
    record.get(octets);
    return new String(octets, UTF_8);
  }

  static DirectoryView.Credential credential(byte[] octets) {
    ByteBuffer record = ByteBuffer.wrap(octets);
    toTexts(record);
    skip(record);
    int flags = octets[FLAGS_AT];
    return new DirectoryView.Credential(
        text(record),
        time(record.getLong(CHANGED_AT)),
        (flags & PERSON) != 0,
        (flags & SECOND_FACTOR) != 0,
        record.getLong(CREDENTIAL_VERSION_AT));
  }

  static List<DirectoryView.Address> lines(byte[] octets) {
    ByteBuffer record = ByteBuffer.wrap(octets);
    int lines = toTexts(record);
    skip(record);
    skip(record);
    return lines(record, lines);
  }

  /** Returns whether an address is among the rows, without decoding them. */
  static boolean hasLine(byte[] octets, long domain, String localPart) {
    ByteBuffer record = ByteBuffer.wrap(octets);
    byte[] wanted = localPart.getBytes(UTF_8);
    int lines = toTexts(record);
    skip(record);
    skip(record);
    for (int i = 0; i < lines; i++) {
      int length = record.getInt();
      int at = record.position();
      if (record.getLong(LINES_AT + i * LINE_OCTETS + 1) == domain
          && Arrays.equals(octets, at, at + length, wanted, 0, wanted.length)) {
        return true;
      }
      record.position(at + length);
    }
    return false;
  }

  private static void skip(ByteBuffer record) {
    int length = record.getInt();
    record.position(record.position() + length);
  }

  private static List<DirectoryView.Address> lines(ByteBuffer record, int count) {
    List<DirectoryView.Address> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = LINES_AT + i * LINE_OCTETS;
      lines.add(
          new DirectoryView.Address(KINDS[record.get(at)], record.getLong(at + 1), text(record)));
    }
    return lines;
  }

  /** Returns the ids of the groups of which the person is a member. */
  static List<Long> groups(byte[] octets) {
    ByteBuffer record = ByteBuffer.wrap(octets);
    int end = octets.length - Integer.BYTES;
    int count = record.getInt(end);
    List<Long> groups = new ArrayList<>(count);
    for (int i = count; i > 0; i--) {
      groups.add(record.getLong(end - i * Long.BYTES));
    }
    return groups;
  }

  static DirectoryView.Entry entry(byte[] octets) {
    ByteBuffer record = ByteBuffer.wrap(octets);
    int count = toTexts(record);
    skip(record);
    skip(record);
    List<DirectoryView.Address> lines = lines(record, count);
    String displayName = text(record);
    String photo = text(record);
    return new DirectoryView.Entry(
        uuid(octets),
        displayName,
        text(record),
        record.getLong(CLASS_AT),
        record.getLong(VERSION_AT),
        time(record.getLong(CREATED_AT)),
        time(record.getLong(MODIFIED_AT)),
        photo.isEmpty() ? Optional.empty() : Optional.of(photo),
        lines);
  }
}
