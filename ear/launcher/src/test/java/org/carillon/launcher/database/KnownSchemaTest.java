package org.carillon.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownSchemaTest {
  @TempDir private Path folder;

  @Test
  void theNewestScriptOfAnApplicationIsItsSchemas() throws IOException {
    byte[] core =
        zip("db/migration/V9__a.sql", "db/migration/V12__b.sql", "db/other/V99__c.sql", "x.class");
    Path ear = folder.resolve("carillon.ear");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(ear))) {
      zip.putNextEntry(new ZipEntry("lib/flyway-core.jar"));
      zip.putNextEntry(new ZipEntry("core.jar"));
      zip.write(core);
    }

    assertThat(KnownSchema.of(ear)).isEqualTo(new KnownSchema(12));
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(octets)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(1);
      }
    }
    return octets.toByteArray();
  }
}
