package org.carillon.account.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carillon.account.Alias;
import org.carillon.account.profile.Profile;

/**
 * An account as a backup keeps it, without its mail.
 *
 * @param id the internal id that the account had
 * @param uuid the public id; empty in backups of earlier versions
 * @param address the account's address
 * @param displayName the name shown to people
 * @param enabled true if the account can sign in and receive mail
 * @param profile the other attributes of the account's owner
 * @param serviceClass the name of the account's class of service; empty if it has none
 * @param password the verifier against which the password is checked
 * @param secrets what else is stored of the password, sealed under the home key; must not be
 *     modified
 * @param aliases the account's other addresses
 * @param settings the values of the account's own settings as text, by key
 */
public record ArchivedAccount(
    long id,
    Optional<UUID> uuid,
    String address,
    String displayName,
    boolean enabled,
    Profile profile,
    Optional<String> serviceClass,
    String password,
    Optional<byte[]> secrets,
    List<Alias> aliases,
    Map<String, String> settings) {

  public ArchivedAccount {
    aliases = List.copyOf(aliases);
    settings = Map.copyOf(settings);
  }

  /** Leaves the password's verifier out. */
  @Override
  public String toString() {
    return "ArchivedAccount[" + address + "]";
  }
}
