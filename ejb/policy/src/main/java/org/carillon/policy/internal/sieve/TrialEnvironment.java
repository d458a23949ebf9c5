package org.carillon.policy.internal.sieve;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.run.SieveEnvironment;

/**
 * The environment of scripts in a trial. Queries change nothing, so there are no programs and no
 * calendar.
 *
 * @param world the environment for deliveries
 * @param hasMail whether it is an account's; others have no mailboxes and no addresses
 */
record TrialEnvironment(SieveEnvironment world, boolean hasMail) implements SieveEnvironment {
  @Override
  public ZonedDateTime now() {
    return world.now();
  }

  @Override
  public String detailSeparator() {
    return world.detailSeparator();
  }

  @Override
  public List<String> ownAddresses() {
    return hasMail ? world.ownAddresses() : List.of();
  }

  @Override
  public Optional<String> item(String name) {
    return world.item(name);
  }

  @Override
  public List<String> flags() {
    return world.flags();
  }

  @Override
  public boolean hasMailbox(String name) throws IOException {
    return hasMail && world.hasMailbox(name);
  }

  @Override
  public boolean hasMailboxId(String id) throws IOException {
    return hasMail && world.hasMailboxId(id);
  }

  @Override
  public boolean hasSpecialUse(Optional<String> mailbox, String use) throws IOException {
    return hasMail && world.hasSpecialUse(mailbox, use);
  }

  @Override
  public Optional<String> annotation(Optional<String> mailbox, String name) throws IOException {
    return hasMail ? world.annotation(mailbox, name) : Optional.empty();
  }

  @Override
  public OptionalInt spamPercent() {
    return world.spamPercent();
  }

  @Override
  public OptionalInt virusValue() {
    return world.virusValue();
  }

  @Override
  public boolean isDuplicate(String key) throws IOException {
    return hasMail && world.isDuplicate(key);
  }

  @Override
  public boolean hasList(String name) throws IOException {
    return world.hasList(name);
  }

  @Override
  public boolean isListed(String list, String value) throws IOException {
    return world.isListed(list, value);
  }

  @Override
  public List<String> addresses(String list) throws IOException {
    return world.addresses(list);
  }

  @Override
  public Optional<String> online(String uri) throws IOException {
    return world.online(uri);
  }

  @Override
  public Optional<Program> included(boolean isGlobal, String name) throws IOException {
    return world.included(isGlobal, name);
  }
}
