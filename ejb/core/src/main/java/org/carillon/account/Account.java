package org.carillon.account;

import java.time.Instant;
import java.util.OptionalLong;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;

/**
 * A person's or a thing's account.
 *
 * @param id its id inside; never reused
 * @param domain its domain's id
 * @param address its canonical address ({@code alice@example.test})
 * @param displayName the name people read; may be empty
 * @param enabled whether it can sign in and receive
 * @param version counts its changes
 * @param created when it was made
 */
public record Account(
    long id,
    long domain,
    String address,
    String displayName,
    boolean enabled,
    long version,
    Instant created) {

  /** The same as an object of the directory. */
  public DirectoryEntry entry() {
    return new DirectoryEntry(
        address,
        OptionalLong.of(version),
        new AttributeValues()
            .with(AccountType.ADDRESS, address)
            .with(AccountType.DISPLAY_NAME, displayName)
            .with(AccountType.ENABLED, enabled)
            .with(AccountType.CREATED, created));
  }
}
