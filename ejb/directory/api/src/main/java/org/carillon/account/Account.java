package org.carillon.account;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.carillon.account.profile.Profile;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;

/**
 * A person's or a thing's account.
 *
 * @param id its id inside; never reused
 * @param uuid its id outside, which stays when it is restored elsewhere; never reused
 * @param domain its domain's id
 * @param address its canonical address ({@code alice@example.test})
 * @param displayName the name people read; may be empty
 * @param enabled whether it can sign in and receive
 * @param profile what else is said of whose it is
 * @param serviceClass the name of its class of service; empty for none
 * @param version counts its changes
 * @param created when it was made
 */
public record Account(
    long id,
    UUID uuid,
    long domain,
    String address,
    String displayName,
    boolean enabled,
    Profile profile,
    Optional<String> serviceClass,
    long version,
    Instant created) {

  /** The same as an object of the directory. */
  public DirectoryEntry entry() {
    return new DirectoryEntry(
        address,
        OptionalLong.of(version),
        profile.addTo(
            new AttributeValues()
                .with(AccountType.ADDRESS, address)
                .with(AccountType.DISPLAY_NAME, displayName)
                .with(AccountType.ENABLED, enabled)
                .with(AccountType.CLASS, serviceClass.orElse(""))
                .with(AccountType.CREATED, created)
                .with(AccountType.ID, uuid.toString())));
  }
}
