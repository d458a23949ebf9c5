package org.carillon.policy.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.FilterEntryType;
import org.carillon.format.mime.insert.OctetReplacement;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.filter.FilterTarget;
import org.carillon.policy.screening.ScreenedMail;
import org.carillon.policy.screening.ScreeningScope;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which files are removed, and from whose mail. */
class FileRemovalTest {
  private static final String MAIL =
      "Content-Type: multipart/mixed; boundary=b\n\n"
          + "--b\n\nHello\n"
          + "--b\nContent-Type: application/x; name=\"a.exe\"\n\nMZ\n"
          + "--b\nContent-Type: image/png; name=\"b.png\"\n\nPNG\n--b--\n";

  @TempDir Path home;
  private OwnLists lists;

  @BeforeEach
  void lists() {
    lists = new OwnLists(home, System::nanoTime);
    lists.server(FilterTarget.ATTACHMENT, "*.exe", FilterAction.STRIP);
  }

  private String put(ScreenedMail mail, boolean isKnown) throws IOException {
    List<OctetReplacement> change =
        new FileRemoval(
                lists.filters,
                lists.recipients,
                new ScreeningScope(_ -> isKnown, new DeclaredSettings()))
            .change(mail.to("ann@own.test").question());
    return change.stream()
        .map(splice -> new String(splice.octets(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("|"));
  }

  @Test
  void removedFileIsReplacedByAText() throws IOException {
    assertThat(put(ScreenedMail.of("192.0.2.7", MAIL), false))
        .contains("The file \"a.exe\" was removed from this message: such files")
        .contains("[attachment-1]")
        .doesNotContain("b.png");
  }

  @Test
  void localMailAndAllowedClientsKeepTheirFiles() throws IOException {
    assertThat(put(ScreenedMail.of("192.0.2.7", MAIL), true)).isEmpty();
    lists.server(FilterTarget.CLIENT, "192.0.2.0/24", FilterAction.ALLOW);
    assertThat(put(ScreenedMail.of("192.0.2.7", MAIL), false)).isEmpty();
    assertThat(put(ScreenedMail.of("198.51.100.7", MAIL), false)).isNotEmpty();
  }

  @Test
  void forgedAllowedSenderDoesNotKeepItsFiles() throws IOException {
    lists.server(FilterTarget.SENDER, "bank.example", FilterAction.ALLOW);
    assertThat(put(ScreenedMail.of("192.0.2.7", MAIL).from("x@bank.example"), false)).isNotEmpty();
  }

  @Test
  void textOfTheEntryReplacesTheFile() throws IOException {
    AttributeValues rule =
        OwnLists.rule(FilterTarget.ATTACHMENT, "b.png", FilterAction.STRIP)
            .with(FilterEntryType.TEXT, "Ask us");
    done(lists.create(ADMINISTRATOR, "pictures", "", rule));
    assertThat(put(ScreenedMail.of("192.0.2.7", MAIL), false)).contains("Ask us [pictures]");
  }
}
