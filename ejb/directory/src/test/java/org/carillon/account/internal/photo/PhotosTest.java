package org.carillon.account.internal.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.imageio.ImageIO;
import org.carillon.account.Account;
import org.carillon.account.Alias;
import org.carillon.account.internal.TestDirectory;
import org.carillon.account.photo.Photo;
import org.carillon.account.photo.PhotoChange;
import org.carillon.account.photo.Photos;
import org.carillon.account.setting.LdapSettings;
import org.carillon.account.setting.OwnerSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.settings.Scope;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that people can set their photos, seen by everyone who may see the entry. */
class PhotosTest {
  private static final String ALICE = "alice@photo.test";
  private static final String BOB = "bob@photo.test";
  private static final Optional<String> ANY = Optional.empty();

  @TempDir private Path home;
  private TestDatabase database;
  private TestDirectory directory;
  private Photos photos;
  private Account account;
  private Caller alice;
  private Caller bob;
  private Caller stranger;

  @BeforeEach
  void people() throws Exception {
    database = TestDatabase.fresh();
    directory = new TestDirectory(database, home);
    directory.domain("photo.test");
    directory.domain("other.test");
    account = directory.account(ALICE);
    alice = user(account);
    bob = user(directory.account(BOB));
    stranger = user(directory.account("eve@other.test"));
    photos =
        new PhotoOperations(
            directory.transactions(), directory.audit(), directory.settings(), directory.image());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Caller user(Account account) {
    return new Caller(account.id(), account.address(), new Rights.User(), "t");
  }

  private static byte[] picture(int side, int colour) throws IOException {
    var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 1, colour);
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private String put(int colour) throws IOException {
    return done(photos.put(alice, ALICE, picture(20, colour), ANY)).after();
  }

  private Map<String, String> seen(Caller caller) {
    return done(photos.versions(caller, Set.of(ALICE, BOB, "x@elsewhere.test", "no address")));
  }

  @Test
  void photoIsVisibleToReadersOfTheEntryOnly() throws Exception {
    String version = put(1);

    assertThat(seen(bob)).isEqualTo(Map.of(ALICE, version));
    assertThat(done(photos.open(bob, version)).type()).isEqualTo("image/png");
    assertThat(seen(ADMINISTRATOR)).isEqualTo(Map.of(ALICE, version));
    assertThat(seen(stranger)).isEmpty();
    assertThat(photos.open(stranger, version).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(photos.open(bob, "\u0000").asFailure()).containsInstanceOf(Failure.NotFound.class);

    directory.set(Scope.domain(account.domain()), LdapSettings.ADDRESS_BOOK.key(), "false");
    assertThat(seen(bob)).isEmpty();
    assertThat(photos.open(bob, version).asFailure()).containsInstanceOf(Failure.NotFound.class);
    assertThat(seen(alice)).isEqualTo(Map.of(ALICE, version));
  }

  @Test
  void photoIsFoundByAllAddressesAndDeletedWithItsAccount() throws Exception {
    done(
        directory
            .aliases()
            .create(ADMINISTRATOR, new Alias("Al@photo.test", Alias.Kind.NAME, ALICE)));
    String version = put(1);
    assertThat(done(photos.versions(bob, Set.of("AL@PHOTO.test"))))
        .isEqualTo(Map.of("AL@PHOTO.test", version));

    done(directory.accounts().delete(ADMINISTRATOR, ALICE, OptionalLong.empty()));

    assertThat(photos.open(bob, version).asFailure()).containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void photoChangeIsUndoneUnlessChangedSince() throws Exception {
    String first = put(1);
    PhotoChange second = done(photos.put(alice, ALICE, picture(20, 2), ANY));
    assertThat(second.before().map(Photo::version)).contains(first);
    assertThat(done(directory.accounts().find(alice, ALICE)).version())
        .isEqualTo(account.version() + 2);

    byte[] before = second.before().orElseThrow().octets();
    assertThat(photos.put(alice, ALICE, before, Optional.of(first)).asFailure())
        .containsInstanceOf(Failure.Outdated.class);
    assertThat(done(photos.put(alice, ALICE, before, Optional.of(second.after()))).after())
        .isEqualTo(first);
    assertThat(photos.remove(alice, ALICE, Optional.of("")).asFailure())
        .containsInstanceOf(Failure.Outdated.class);
    assertThat(done(photos.remove(alice, ALICE, Optional.of(first))).after()).isEmpty();
    assertThat(photos.remove(alice, ALICE, ANY).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(done(photos.of(alice, ALICE))).isEmpty();
    assertThat(done(photos.put(alice, ALICE, before, Optional.of(""))).after()).isEqualTo(first);
  }

  @Test
  void photosAreRestoredFromABackup() throws Exception {
    String version = put(1);
    List<String> rows = new ArrayList<>();
    try (TestDatabase other = TestDatabase.fresh()) {
      TestDirectory restored = new TestDirectory(other, home.resolve("other"));
      restored.domain("photo.test");
      Caller same = user(restored.account(ALICE));
      SavedPhotos kind = new SavedPhotos(other.transactions(), restored.versions());
      try (Connection from = database.dataSource().getConnection()) {
        from.setAutoCommit(false);
        kind.save(from, rows::add);
      }
      try (Connection to = other.dataSource().getConnection()) {
        assertThat(kind.restore(to, rows.getFirst())).isTrue();
        assertThat(kind.restore(to, rows.getFirst())).isFalse();
      }
      kind.restored();

      Photos found =
          new PhotoOperations(
              restored.transactions(), restored.audit(), restored.settings(), restored.image());
      assertThat(done(found.open(same, version)))
          .usingRecursiveComparison()
          .isEqualTo(done(photos.open(alice, version)));
    }
    assertThat(rows).hasSize(1);
  }

  @Test
  void photoIsChangedOnlyWithTheRightToChangeTheEntry() throws Exception {
    byte[] picture = picture(20, 1);
    assertThat(photos.put(bob, ALICE, picture, ANY)).isInstanceOf(Answer.Failed.class);
    directory.set(Scope.domain(account.domain()), OwnerSettings.OWN_ENTRY.key(), "title");
    assertThat(photos.put(alice, ALICE, picture, ANY).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(photos.put(ADMINISTRATOR, ALICE, picture, ANY)).isInstanceOf(Answer.Done.class);
    assertThat(photos.remove(alice, ALICE, ANY).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
  }

  @Test
  void oversizedOrInvalidPhotoIsRefused() throws Exception {
    assertThat(code(new byte[Photos.MOST_OCTETS + 1])).isEqualTo("large");
    assertThat(code("<svg/>".getBytes(StandardCharsets.US_ASCII))).isEqualTo("picture");
    assertThat(code(new byte[0])).isEqualTo("picture");
    // These few octets decode to many pixels.
    assertThat(code(picture(Photos.MOST_SIDE + 1, 1))).isEqualTo("picture");
    assertThat(done(photos.of(alice, ALICE))).isEmpty();
  }

  private String code(byte[] octets) {
    return photos.put(alice, ALICE, octets, ANY).asFailure().orElseThrow()
            instanceof Failure.Invalid invalid
        ? invalid.code()
        : "";
  }
}
