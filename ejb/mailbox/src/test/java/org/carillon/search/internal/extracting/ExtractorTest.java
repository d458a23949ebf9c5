package org.carillon.search.internal.extracting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the process that reads attachments, and of a hostile program in its place. */
class ExtractorTest {
  @TempDir Path folder;
  private final List<AttachmentText.Outcome> told = new ArrayList<>();

  private Extractor hostile(Duration patience) {
    return hostile(ProcessSandbox.NONE, folder, patience);
  }

  private Extractor hostile(ProcessSandbox confinement, Path own, Duration patience) {
    // The test's classes are found through a folder in the class path.
    return new Extractor(own, confinement, HostileProgram.class.getName(), patience, told::add) {
      @Override
      String classPath() {
        return System.getProperty("java.class.path");
      }
    };
  }

  private static AttachmentText.Outcome read(Extractor extractor, String document)
      throws IOException {
    return extractor.read(
        "a.bin",
        "application/octet-stream",
        new ByteArrayInputStream(document.getBytes(StandardCharsets.US_ASCII)),
        10_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hang", "eat", "die", "garble"})
  void extractorCrashFailsOnlyItsDocument(String action) throws IOException {
    try (Extractor extractor = hostile(Duration.ofSeconds(action.equals("hang") ? 1 : 60))) {
      assertThat(read(extractor, "before")).isEqualTo(new AttachmentText.Text("before"));
      assertThat(read(extractor, action)).isEqualTo(new AttachmentText.Failed());
      assertThat(read(extractor, "after")).isEqualTo(new AttachmentText.Text("after"));
      assertThat(told).hasSize(3);
      assertThat(extractor.problem()).isEmpty();
    }
  }

  @Test
  void extractorHasNoNetworkAndNoEnvironment() throws IOException {
    try (Extractor extractor = hostile(Duration.ofSeconds(60))) {
      assertThat(read(extractor, "network"))
          .isEqualTo(new AttachmentText.Text("refused refused refused "));
      assertThat(read(extractor, "environment").toString()).doesNotContain("PATH", "HOME");
    }
  }

  @Test
  void compromisedExtractorReachesNoKeysNetworkOrProcesses() throws IOException {
    Path key = Files.createDirectories(folder.resolve("home/secrets")).resolve("home.key");
    Files.writeString(key, "secret");
    Path own = Files.createDirectories(folder.resolve("home/search/extractor"));
    ProcessSandbox confinement = ProcessSandbox.of(folder.resolve("home"), List.of(), own);
    assumeThat(confinement.lacking()).isEmpty();

    try (Extractor extractor = hostile(confinement, own, Duration.ofSeconds(60))) {
      assertThat(read(extractor, "before")).isEqualTo(new AttachmentText.Text("before"));
      assertThat(read(extractor, "look " + key)).isEqualTo(new AttachmentText.Text("false"));
      assertThat(read(extractor, "look " + own)).isEqualTo(new AttachmentText.Text("true"));
      assertThat(read(extractor, "look /proc/" + ProcessHandle.current().pid()))
          .isEqualTo(new AttachmentText.Text("false"));
      assertThat(read(extractor, "network of its own"))
          .isNotEqualTo(
              new AttachmentText.Text(
                  Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString()));
    }
  }

  @Test
  void compromisedExtractorWritesOnlyItsFolderAndReadsNoMail() throws IOException {
    Path home = Files.createDirectories(folder.resolve("ho me"));
    Path own = Files.createDirectories(home.resolve("search/extractor"));
    Path blobs = Files.createDirectories(folder.resolve("blobs of all"));
    Path mail = Files.writeString(blobs.resolve("segment"), "mail");
    Path distribution = Files.createDirectories(folder.resolve("distribution"));
    Path program = Files.writeString(distribution.resolve("carillon.ear"), "program");
    Path none = folder.resolve("none");
    List<Path> others = List.of(blobs, none, home.resolve("backups"), blobs.resolve("backups"));
    ProcessSandbox confinement = ProcessSandbox.of(home, others, own);
    assumeThat(confinement.lacking()).isEmpty();

    try (Extractor extractor = hostile(confinement, own, Duration.ofSeconds(60))) {
      assertThat(read(extractor, "look " + mail)).isEqualTo(new AttachmentText.Text("false"));
      assertThat(read(extractor, "look " + program)).isEqualTo(new AttachmentText.Text("true"));
      for (Path place : List.of(mail, program, none, home.resolve("x"), Path.of("/dev/shm/harm"))) {
        assertThat(read(extractor, "write " + place))
            .as(place.toString())
            .isEqualTo(new AttachmentText.Text("false"));
      }
      assertThat(read(extractor, "write " + own.resolve("x")))
          .isEqualTo(new AttachmentText.Text("true"));
    }
    assertThat(program).hasContent("program");
    assertThat(mail).hasContent("mail");
  }

  @Test
  void extractorThatDoesNotStartIsRetriedLater() throws IOException {
    try (Extractor extractor =
        new Extractor(
            folder, ProcessSandbox.NONE, "org.example.Missing", Duration.ofSeconds(5), told::add)) {
      assertThat(read(extractor, "x")).isEqualTo(new AttachmentText.Later());
      assertThat(read(extractor, "x")).isEqualTo(new AttachmentText.Later());
      assertThat(extractor.problem()).contains("does not start");
    }
  }

  @Test
  void unreadableContentIsNoExtractorFailure() throws IOException {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("store away");
          }
        };
    try (Extractor extractor = hostile(Duration.ofSeconds(60))) {
      assertThatThrownBy(() -> extractor.read("a", "application/pdf", broken, 10))
          .hasMessage("store away");
      assertThat(told).isEmpty();
    }
  }

  @Test
  void packagedExtractorReadsADocument() throws IOException {
    try (Extractor extractor = new Extractor(folder, ProcessSandbox.NONE, told::add)) {
      AttachmentText.Outcome outcome =
          extractor.read(
              "a.rtf",
              "application/rtf",
              new ByteArrayInputStream(
                  "{\\rtf1\\ansi\\pard north tower}".getBytes(StandardCharsets.US_ASCII)),
              1_000);

      assertThat(outcome).isInstanceOf(AttachmentText.Text.class);
      assertThat(((AttachmentText.Text) outcome).text()).contains("north tower");
      assertThat(Files.list(folder.resolve("work"))).isEmpty();
    }
  }
}
