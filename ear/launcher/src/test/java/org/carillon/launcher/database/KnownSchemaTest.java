package org.carillon.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownSchemaTest {
  @TempDir private Path folder;

  @Test
  void knownSchemaListsTheMigrationScriptsOfTheApplication() throws IOException {
    byte[] core =
        zip(
            "db/before/V9__a.sql",
            "db/before/V42_1__b.sql",
            "db/change/V20261128.0310__c.sql",
            "db/schema/store.sql",
            "db/other/V99__d.sql",
            "x.class");
    Path ear = folder.resolve("carillon.ear");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(ear))) {
      zip.putNextEntry(new ZipEntry("lib/flyway-core.jar"));
      zip.putNextEntry(new ZipEntry("core.jar"));
      zip.write(core);
    }

    assertThat(KnownSchema.of(ear))
        .isEqualTo(new KnownSchema(Set.of("9", "42.1", "20261128.0310")));
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
