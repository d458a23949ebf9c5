package org.carillon.account;

import java.util.List;
import java.util.Optional;
import org.carillon.account.profile.Profile;

/**
 * An account to create.
 *
 * @param address the address as typed
 * @param password the password with which the owner signs in
 * @param displayName the name shown to people; may be empty
 * @param enabled true if the account can sign in and receive mail
 * @param profile the other attributes of the account's owner
 * @param aliases the account's other addresses; their targets are ignored
 * @param serviceClass the name of the account's class of service; an empty text for none; empty if
 *     the caller did not specify it
 */
public record NewAccount(
    String address,
    PasswordInput password,
    String displayName,
    boolean enabled,
    Profile profile,
    List<Alias> aliases,
    Optional<String> serviceClass) {

  public NewAccount {
    aliases = List.copyOf(aliases);
  }

  /** Creates an account whose class of service is not specified. */
  public NewAccount(
      String address,
      PasswordInput password,
      String displayName,
      boolean enabled,
      Profile profile,
      List<Alias> aliases) {
    this(address, password, displayName, enabled, profile, aliases, Optional.empty());
  }

  /** Creates an account without profile and aliases, whose class of service is not specified. */
  public NewAccount(String address, PasswordInput password, String displayName, boolean enabled) {
    this(address, password, displayName, enabled, Profile.NONE, List.of());
  }

  /** Creates an account with a password in plain text. */
  public NewAccount(String address, String password, String displayName, boolean enabled) {
    this(address, new PasswordInput.Typed(password), displayName, enabled);
  }

  /** Leaves the password out, so that no log can show it. */
  @Override
  public String toString() {
    return "NewAccount[" + address + "]";
  }
}
