package org.carillon.filelink.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.secret.LinkSecret;
import org.carillon.account.secret.SharedPasswords;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.filelink.SharedFiles;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.settings.Settings;

/** Resolves links, and checks whether a visitor has entered the password. */
@ApplicationScoped
class LinkResolution {
  private final Collections collections;
  private final Addresses addresses;
  private final ServiceCallers behalf;
  private final SharedPasswords passwords;
  private final LinkPasswordLimit wrong;
  private final Settings settings;
  private final SqlTransactions transactions;

  @Inject
  LinkResolution(
      Collections collections,
      Addresses addresses,
      ServiceCallers behalf,
      SharedPasswords passwords,
      LinkPasswordLimit wrong,
      Settings settings,
      SqlTransactions transactions) {
    this.collections = collections;
    this.addresses = addresses;
    this.behalf = behalf;
    this.passwords = passwords;
    this.wrong = wrong;
    this.settings = settings;
    this.transactions = transactions;
  }

  /**
   * The current target of a link.
   *
   * @param maker the caller with whose rights it is accessed
   * @param folder the folder, or the file's folder
   */
  record Led(FileLinkRows.Found found, Caller maker, CollectionEntry folder) {}

  static <T> Answer<T> nothing() {
    return Answer.failed(new Failure.NotFound("link"));
  }

  private FileLinkRows rows() {
    return new FileLinkRows(transactions);
  }

  private Answer<Led> led(String secret) {
    if (!LinkSecret.isOne(secret)) {
      return nothing();
    }
    Optional<FileLinkRows.Found> found;
    try {
      found = rows().find(LinkSecret.hash(secret));
    } catch (SQLException away) {
      return Answer.failed(StoredFileLinks.away());
    }
    if (found.isEmpty()
        || addresses
            .account(found.get().maker())
            .filter(maker -> StoredFileLinks.isAllowed(settings, maker))
            .isEmpty()) {
      return nothing();
    }
    Optional<Caller> maker = behalf.of(found.get().maker(), "file-link");
    return maker.isEmpty()
        ? nothing()
        : collections
            .collection(maker.get(), found.get().link().folder())
            .then(
                folder ->
                    StoredFileLinks.isGoverned(folder)
                        ? new Answer.Done<>(new Led(found.get(), maker.get(), folder))
                        : nothing());
  }

  /**
   * Returns the target of a visit.
   *
   * @param takes whether the link must be for upload instead of download
   */
  Answer<Led> led(SharedFiles.Visit visit, boolean takes) {
    return led(visit.secret())
        .then(
            led ->
                led.found().link().takes().isPresent() == takes
                    ? new Answer.Done<>(led)
                    : LinkResolution.<Led>nothing())
        .then(
            led ->
                led.found().password().isEmpty()
                        || MessageDigest.isEqual(
                            octets(proof(visit.secret(), led.found().password().get())),
                            octets(visit.proof()))
                    ? new Answer.Done<>(led)
                    : Answer.failed(
                        new Failure.NotAllowed(
                            SharedFiles.LOCKED, "Enter the password of the link first.")));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns the proof of a password. It is derived from the password's hash, which is secret, so
   * whoever has the proof has entered the password.
   */
  private static String proof(String secret, String hash) {
    return HexFormat.of().formatHex(LinkSecret.hash("proof " + secret + " " + hash));
  }

  /** Does what {@link SharedFiles#unlock} describes. */
  Answer<String> unlock(String secret, String password) {
    return led(secret).then(led -> unlock(led, secret, password));
  }

  private Answer<String> unlock(Led led, String secret, String password) {
    Optional<String> hash = led.found().password();
    if (hash.isEmpty()) {
      return new Answer.Done<>("");
    }
    String link = led.found().link().id();
    if (wrong.areTooMany(link)) {
      return Answer.failed(new Failure.TryLater("Too many wrong passwords. Try again later."));
    }
    wrong.count(link);
    Optional<Boolean> matches = passwords.matches(hash.get(), password);
    if (matches.isEmpty()) {
      return Answer.failed(new Failure.TryLater("Too many requests. Try again later."));
    }
    if (matches.get()) {
      wrong.forgive(link);
    }
    return matches.get()
        ? new Answer.Done<>(proof(secret, hash.get()))
        : Answer.failed(new Failure.NotAllowed(SharedFiles.WRONG, "The password is wrong."));
  }
}
