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
 * An account of a person or of a thing.
 *
 * @param id the internal id; never reused
 * @param uuid the public id, which is kept when the account is restored on another server; never
 *     reused
 * @param domain the id of the account's domain
 * @param address the canonical address ({@code alice@example.test})
 * @param displayName the name shown to people; may be empty
 * @param enabled true if the account can sign in and receive mail
 * @param profile the other attributes of the account's owner
 * @param serviceClass the name of the account's class of service; empty if it has none
 * @param version a counter that grows with each change
 * @param created the time at which the account was created
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
