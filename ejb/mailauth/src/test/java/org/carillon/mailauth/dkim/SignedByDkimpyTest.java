package org.carillon.mailauth.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that another program's signatures verify, in each form and for both kinds of keys. */
class SignedByDkimpyTest {
  private static final Path FOLDER = Path.of("src/test/resources/dkimpy");

  static List<Path> messages() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
    }
  }

  private static PublishedKeys keys() throws IOException {
    PublishedKeys dns = new PublishedKeys();
    for (String line : Files.readAllLines(FOLDER.resolve("keys.txt"))) {
      int space = line.indexOf(' ');
      dns.with(line.substring(0, space), line.substring(space + 1));
    }
    return dns;
  }

  private static DkimOutcome verify(byte[] octets) throws Exception {
    Header header = Header.read(Content.of(octets).stream());
    return new DkimVerifier(keys(), InstantSource.system())
        .verify(header, Content.of(octets))
        .results()
        .getFirst()
        .outcome();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void signatureVerifiesUntilAnOctetChanges(Path message) throws Exception {
    byte[] octets = Files.readAllBytes(message);
    assertThat(verify(octets)).isEqualTo(new DkimOutcome.Pass());
    octets[octets.length - 8]++;
    assertThat(verify(octets).word()).isEqualTo("fail");
  }
}
