package org.carillon.account.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.account.internal.AddressRow;
import org.junit.jupiter.api.Test;

class PersonRecordTest {
  private static final Instant CHANGED = Instant.parse("2026-01-02T03:04:05.000006Z");
  private static final Instant CREATED = Instant.parse("2025-06-07T08:09:10.000011Z");
  private static final Instant MODIFIED = Instant.parse("1969-12-31T23:59:59.999999Z");

  private static final DirectoryView.Address NAME =
      new DirectoryView.Address(AddressRow.Kind.values()[0], 3, "ann");
  private static final DirectoryView.Address OTHER =
      new DirectoryView.Address(
          AddressRow.Kind.values()[AddressRow.Kind.values().length - 1],
          Long.MAX_VALUE,
          "\u00e4nn\ud83d\ude00");

  private static final PersonRecord.Known FULL =
      new PersonRecord.Known(
          new AddressLookup.Person(7, 3, "ann", true),
          new DirectoryView.Credential("$argon2id$x", CHANGED, true, true, 4_000_000_000L),
          new DirectoryView.Entry(
              new UUID(-1, 2),
              "Ann \u00c4",
              "{\"telephone\": \"1\"}",
              5,
              6,
              CREATED,
              MODIFIED,
              Optional.of("photo"),
              List.of(NAME, OTHER)),
          List.of(11L, Long.MAX_VALUE));

  private static final PersonRecord.Known EMPTY =
      new PersonRecord.Known(
          new AddressLookup.Person(8, 4, "", false),
          new DirectoryView.Credential("", Instant.EPOCH, false, false, 0),
          new DirectoryView.Entry(
              new UUID(0, 0),
              "",
              "",
              0,
              0,
              Instant.EPOCH,
              Instant.EPOCH,
              Optional.empty(),
              List.of()),
          List.of());

  @Test
  void personRecordSurvivesTheRoundTrip() {
    for (PersonRecord.Known known : List.of(FULL, EMPTY)) {
      byte[] record = PersonRecord.of(known);
      assertThat(PersonRecord.id(record)).isEqualTo(known.person().id());
      assertThat(PersonRecord.uuid(record)).isEqualTo(known.entry().uuid());
      assertThat(PersonRecord.person(record)).isEqualTo(known.person());
      assertThat(PersonRecord.credential(record)).isEqualTo(known.credential());
      assertThat(PersonRecord.lines(record)).isEqualTo(known.entry().lines());
      assertThat(PersonRecord.entry(record)).isEqualTo(known.entry());
      assertThat(PersonRecord.groups(record)).isEqualTo(known.groups());
    }
  }
}
