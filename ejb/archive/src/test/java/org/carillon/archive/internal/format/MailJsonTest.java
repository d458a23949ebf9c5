package org.carillon.archive.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.archive.mail.ArchivedGrant;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.archive.mail.ArchivedMailbox;
import org.carillon.archive.mail.ArchivedSeen;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.store.item.CollectionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the numbers in a backup's file, which may come from anybody, are checked. */
class MailJsonTest {
  private static final ArchivedMail MAIL =
      new ArchivedMail(
          40,
          List.of(
              new ArchivedMailbox(
                  1,
                  MailboxName.INBOX,
                  CollectionKind.CALENDAR,
                  Set.of(),
                  7,
                  101,
                  40,
                  UidSet.ofRanges(3, 9, 50, 100),
                  UidSet.of(4))),
          List.of(),
          List.of(),
          List.of(
              new ArchivedGrant(1, "bob@example.test", OptionalLong.of(5), false, "lr"),
              new ArchivedGrant(1, "anonymous", OptionalLong.empty(), false, "p")),
          List.of(
              new ArchivedSeen(
                  1, "bob@example.test", OptionalLong.of(5), UidSet.of(3), UidSet.EMPTY)),
          List.of());

  private static ArchivedMail read(String json) {
    return MailJson.read(Json.createReader(new StringReader(json)).readObject());
  }

  @Test
  void writtenMailIsReadUnchanged() {
    assertThat(read(MailJson.write(MAIL).toString())).isEqualTo(MAIL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"uidValidity\":7 | \"uidValidity\":4294967296",
        "\"uidValidity\":7 | \"uidValidity\":0",
        "\"uidNext\":101 | \"uidNext\":4294967297",
        "\"uidNext\":101 | \"uidNext\":100",
        "\"uids\":\"3:9,50:100\" | \"uids\":\"3:9,5:100\"",
        "\"uids\":\"3:9,50:100\" | \"uids\":\"0:9\"",
        "\"uids\":\"3:9,50:100\" | \"uids\":\"9:3\"",
        "\"modseq\":40 | \"modseq\":9223372036854775807",
        "\"modseq\":40 | \"modseq\":-1",
      })
  void impossibleNumbersAreRefused(String sound, String unsound) {
    String json = MailJson.write(MAIL).toString();
    assertThat(json).contains(sound);

    assertThatThrownBy(() -> read(json.replace(sound, unsound)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void archiveWithExcessiveUidRangesIsRefused() {
    String json =
        MailJson.write(MAIL)
            .toString()
            .replace("\"uidNext\":101", "\"uidNext\":4294967296")
            .replace("3:9,50:100", "1:4294967295");

    assertThatThrownBy(() -> read(json)).isInstanceOf(IllegalArgumentException.class);
  }
}
