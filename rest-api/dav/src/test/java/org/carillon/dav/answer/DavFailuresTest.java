package org.carillon.dav.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class DavFailuresTest {
  @Test
  void readOnlyFolderIsNotReportedAsFull() {
    for (IOException closed :
        new IOException[] {
          new AccessDeniedException("/blobs/spool/1"),
          new FileSystemException("/blobs/spool/1", null, "Read-only file system"),
          new IOException("wrapped", new AccessDeniedException("/blobs/spool/1")),
        }) {
      assertThat(DavFailures.unwritten(closed).status()).isEqualTo(503);
      assertThat(DavFailures.unwritten(closed)).hasMessageNotContaining("/blobs");
    }
    assertThat(DavFailures.unwritten(new IOException("No space left on device")).status())
        .isEqualTo(507);
  }
}
