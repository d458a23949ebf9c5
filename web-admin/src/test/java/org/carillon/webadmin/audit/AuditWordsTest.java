package org.carillon.webadmin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.carillon.audit.AuditRecord;
import org.carillon.webadmin.setting.BundleTexts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          setting.change | mail.in.message-size of the server | 52428800 | 2000000000 | Setting changed | Maximum message size | 50 MiB | 2 GB
          setting.change | mailbox.undelete-period of alice@example.test | PT720H | | Setting changed | Undelete window | 30 days |
          setting.change | dkim.failure of the server | defer | accept | Setting changed | When mail cannot be signed | Let it wait | Send it unsigned
          setting.change | long-gone.key of the server | PT720H | 7 | Setting changed | | PT720H | 7
          account.create | a@b.test | | {"address":"a@b.test","displayName":"","enabled":true} | Account created | | | Address: a@b.test; Enabled: On
          domain.change | b.test | {"name":"b.test","aliases":[],"enabled":true} | {"name":"b.test","aliases":["c.test","d.test"],"enabled":false} | Domain changed | | Enabled: On | Aliases: c.test, d.test; Enabled: Off
          resource.change | r@b.test | {"horizonDays":30,"conflicts":"refuse-those"} | {"horizonDays":365,"conflicts":"refuse-all"} | Resource changed | | Days ahead: 30; Series with conflicts: only those are refused | Days ahead: 365; Series with conflicts: the whole series is refused
          backup.create | alice@example.test | | {not JSON} | Backup started | | | {not JSON}
          alias.change | a@b.test | | {"address":"a@b.test"} | Aliases: changed | | | Address: a@b.test
          odd.verb | x | | A sentence. | odd.verb | | | A sentence.
          """)
  void auditRecordIsDescribedInWords(
      String action,
      String subject,
      String before,
      String after,
      String done,
      String title,
      String was,
      String is) {
    AuditRecord record =
        new AuditRecord(
            1,
            Instant.EPOCH,
            "admin",
            "session",
            action,
            subject,
            Optional.ofNullable(before),
            Optional.ofNullable(after));

    AuditLine line = AuditLine.of(record, new BundleTexts(Locale.UK));

    assertThat(line.done()).isEqualTo(done);
    assertThat(line.title()).isEqualTo(title == null ? "" : title);
    assertThat(line.before()).isEqualTo(was == null ? "" : was);
    assertThat(line.after()).isEqualTo(is == null ? "" : is);
  }
}
