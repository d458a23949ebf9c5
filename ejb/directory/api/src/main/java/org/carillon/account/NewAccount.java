package org.carillon.account;

import java.util.List;
import java.util.Optional;
import org.carillon.account.profile.Profile;

/**
 * An account to make.
 *
 * @param address as typed
 * @param password by which its owner signs in
 * @param displayName the name people read; may be empty
 * @param enabled whether it can sign in and receive
 * @param profile what else is said of whose it is
 * @param aliases its other addresses; whose they are to be is not looked at
 * @param serviceClass the name of its class of service, empty text for none; empty where nothing is
 *     said of it
 */
public record NewAccount(
    String address,
    GivenPassword password,
    String displayName,
    boolean enabled,
    Profile profile,
    List<Alias> aliases,
    Optional<String> serviceClass) {

  /** Copies. */
  public NewAccount {
    aliases = List.copyOf(aliases);
  }

  /** One of whose class nothing is said. */
  public NewAccount(
      String address,
      GivenPassword password,
      String displayName,
      boolean enabled,
      Profile profile,
      List<Alias> aliases) {
    this(address, password, displayName, enabled, profile, aliases, Optional.empty());
  }

  /** One of whom nothing else is said. */
  public NewAccount(String address, GivenPassword password, String displayName, boolean enabled) {
    this(address, password, displayName, enabled, Profile.NONE, List.of());
  }

  /** One with a password as typed. */
  public NewAccount(String address, String password, String displayName, boolean enabled) {
    this(address, new GivenPassword.Typed(password), displayName, enabled);
  }

  /** Leaves the password out, so that no log can show it. */
  @Override
  public String toString() {
    return "NewAccount[" + address + "]";
  }
}
