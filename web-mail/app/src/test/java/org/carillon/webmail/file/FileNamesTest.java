package org.carillon.webmail.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNamesTest {

  @Test
  void fileNamesAreSafeAndUnique() {
    FileNames names = new FileNames();
    assertThat(names.of("Mail", "INBOX", ".mbox")).isEqualTo("Mail/INBOX.mbox");
    assertThat(names.of("Mail", "Work/Bells", ".mbox")).isEqualTo("Mail/Work/Bells.mbox");
    assertThat(names.of("Mail", "../../etc", ".mbox")).isEqualTo("Mail/_/_/etc.mbox");
    assertThat(names.of("Mail", "inbox", ".mbox")).isEqualTo("Mail/inbox (2).mbox");
    assertThat(names.of("Mail", "a:b\\c", ".mbox")).isEqualTo("Mail/a_b_c.mbox");
  }

  @Test
  void duplicateNameGetsNumberBeforeExtension() {
    FileNames names = new FileNames();
    assertThat(names.free("bell.pdf")).isEqualTo("bell.pdf");
    assertThat(names.free("Bell.PDF")).isEqualTo("Bell (2).PDF");
    assertThat(names.free("bell.pdf")).isEqualTo("bell (3).pdf");
    assertThat(names.free("Glöckchen")).isEqualTo("Glöckchen");
    assertThat(names.free("Glöckchen")).isEqualTo("Glöckchen (2)");
    assertThat(names.free(".profile")).isEqualTo(".profile");
    assertThat(names.free(".profile")).isEqualTo(".profile (2)");
  }
}
