package org.carillon.account.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carillon.account.Alias;
import org.carillon.account.profile.Profile;

/**
 * An account as a backup keeps it, besides its mail.
 *
 * @param id the number it had
 * @param uuid its id outside; empty in backups of earlier versions
 * @param address its address
 * @param displayName the name people read
 * @param enabled whether it can sign in and receive
 * @param profile what else is said of whose it is
 * @param serviceClass the name of its class of service; empty for none
 * @param password what its password is checked with
 * @param secrets what is kept of the password besides, sealed under the home key; not to be changed
 * @param aliases its other addresses
 * @param settings the texts of its own settings, by key
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

  /** Keeps copies. */
  public ArchivedAccount {
    aliases = List.copyOf(aliases);
    settings = Map.copyOf(settings);
  }

  /** Leaves out what the password is checked with. */
  @Override
  public String toString() {
    return "ArchivedAccount[" + address + "]";
  }
}
