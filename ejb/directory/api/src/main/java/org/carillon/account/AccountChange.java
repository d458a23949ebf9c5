package org.carillon.account;

import java.util.List;
import java.util.Optional;
import org.carillon.account.profile.Profile;

/**
 * What to change in an account, all of it or nothing; what is empty stays.
 *
 * @param password the new one
 * @param displayName the name people read
 * @param enabled whether it can sign in and receive
 * @param profile what is said of whose it is
 * @param aliases all its other addresses from now on; whose they are to be is not looked at
 * @param serviceClass the name of its class of service; empty text for none
 */
public record AccountChange(
    Optional<GivenPassword> password,
    Optional<String> displayName,
    Optional<Boolean> enabled,
    Profile profile,
    Optional<List<Alias>> aliases,
    Optional<String> serviceClass) {

  /** Copies. */
  public AccountChange {
    aliases = aliases.map(List::copyOf);
  }

  /** One that leaves the class of service as it is. */
  public AccountChange(
      Optional<GivenPassword> password,
      Optional<String> displayName,
      Optional<Boolean> enabled,
      Profile profile,
      Optional<List<Alias>> aliases) {
    this(password, displayName, enabled, profile, aliases, Optional.empty());
  }

  /** One of neither profile nor aliases. */
  public AccountChange(
      Optional<GivenPassword> password, Optional<String> displayName, Optional<Boolean> enabled) {
    this(password, displayName, enabled, Profile.NONE, Optional.empty());
  }

  /** Whether only administrators may change this. */
  public boolean isAdministrative() {
    return isBeyondTheEntry() || !profile.isEmpty();
  }

  /** Whether it is more than people may be let do with what is said of them. */
  public boolean isBeyondTheEntry() {
    return enabled.isPresent()
        || profile.rest().isPresent()
        || aliases.isPresent()
        || serviceClass.isPresent()
        // What lies behind a hash can't be held against the rules for passwords.
        || password.filter(GivenPassword.Hashed.class::isInstance).isPresent();
  }

  /** Leaves the password out, so that no log can show it. */
  @Override
  public String toString() {
    return "AccountChange[" + displayName + ", " + enabled + "]";
  }
}
