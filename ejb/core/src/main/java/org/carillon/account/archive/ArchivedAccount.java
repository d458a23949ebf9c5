package org.carillon.account.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.Alias;

/**
 * An account as a backup keeps it, besides its mail.
 *
 * @param id the number it had
 * @param address its address
 * @param displayName the name people read
 * @param enabled whether it can sign in and receive
 * @param password what its password is checked with
 * @param secrets what is kept of the password besides, sealed under the home key; not to be changed
 * @param aliases its other addresses
 * @param settings the texts of its own settings, by key
 */
public record ArchivedAccount(
    long id,
    String address,
    String displayName,
    boolean enabled,
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
