package org.carillon.account;

import java.util.List;
import java.util.Optional;
import org.carillon.account.profile.Profile;

/**
 * The changes to make to an account, all of them or none. A value that is empty is left as it is.
 *
 * @param password the new password
 * @param displayName the name shown to people
 * @param enabled true if the account can sign in and receive mail
 * @param profile the attributes of the account's owner
 * @param aliases the complete new list of the account's other addresses; their targets are ignored
 * @param serviceClass the name of the class of service; an empty text takes the account out of its
 *     class
 */
public record AccountChange(
    Optional<PasswordInput> password,
    Optional<String> displayName,
    Optional<Boolean> enabled,
    Profile profile,
    Optional<List<Alias>> aliases,
    Optional<String> serviceClass) {

  public AccountChange {
    aliases = aliases.map(List::copyOf);
  }

  /** Creates a change that leaves the class of service as it is. */
  public AccountChange(
      Optional<PasswordInput> password,
      Optional<String> displayName,
      Optional<Boolean> enabled,
      Profile profile,
      Optional<List<Alias>> aliases) {
    this(password, displayName, enabled, profile, aliases, Optional.empty());
  }

  /** Creates a change that leaves the profile and the aliases as they are. */
  public AccountChange(
      Optional<PasswordInput> password, Optional<String> displayName, Optional<Boolean> enabled) {
    this(password, displayName, enabled, Profile.NONE, Optional.empty());
  }

  /** Returns whether only administrators may make this change. */
  public boolean isAdministrative() {
    return isBeyondTheEntry() || !profile.isEmpty();
  }

  /** Returns whether this changes more than owners can change in their own directory entry. */
  public boolean isBeyondTheEntry() {
    return enabled.isPresent()
        || profile.rest().isPresent()
        || aliases.isPresent()
        || serviceClass.isPresent()
        // The rules for passwords can't be applied to a hash.
        || password.filter(PasswordInput.Hashed.class::isInstance).isPresent();
  }

  /** Leaves the password out, so that no log can show it. */
  @Override
  public String toString() {
    return "AccountChange[" + displayName + ", " + enabled + "]";
  }
}
