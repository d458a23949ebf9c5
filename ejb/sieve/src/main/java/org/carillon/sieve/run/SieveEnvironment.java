package org.carillon.sieve.run;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.carillon.sieve.action.CalendarRequest;

/** A run's access to its environment. Only {@link #execute} and {@link #calendar} change it. */
public interface SieveEnvironment {

  /** The account's local time, the same for a whole run. */
  ZonedDateTime now();

  /** The characters that separate a local part from its detail (RFC 5233 §4). */
  default String detailSeparator() {
    return "+";
  }

  /** Returns whether the message is considered spam, which gets no answer (RFC 5230 §4.6). */
  default boolean isJunk() {
    return false;
  }

  /** The account's addresses and aliases (RFC 5230 §4.5). */
  default List<String> ownAddresses() {
    return List.of();
  }

  /** An item of the environment by its name in lower case (RFC 5183 §4.1, RFC 6785 §7). */
  default Optional<String> item(String name) {
    return Optional.empty();
  }

  /** The initial flags of a script: those of a stored message (RFC 6785 §3.8), else none. */
  default List<String> flags() {
    return List.of();
  }

  /** Returns whether the mailbox exists and the account may append to it (RFC 5490 §3.1). */
  default boolean hasMailbox(String name) throws IOException {
    return false;
  }

  /** Returns whether a mailbox has that object id (RFC 9042 §4.1). */
  default boolean hasMailboxId(String id) throws IOException {
    return false;
  }

  /** Returns whether a mailbox, or any, has a special use like {@code \Junk} (RFC 8579 §3). */
  default boolean hasSpecialUse(Optional<String> mailbox, String use) throws IOException {
    return false;
  }

  /** An annotation of a mailbox (RFC 5490 §4), or of the server if that is empty (§5). */
  default Optional<String> annotation(Optional<String> mailbox, String name) throws IOException {
    return Optional.empty();
  }

  /** The probability of spam, 0 to 100; empty if unchecked (RFC 5235 §3). */
  default OptionalInt spamPercent() {
    return OptionalInt.empty();
  }

  /** The result of a virus scan, 1 (none) to 5 (certain); empty if unchecked (RFC 5235 §4). */
  default OptionalInt virusValue() {
    return OptionalInt.empty();
  }

  /** Returns whether that key is remembered (RFC 7352). */
  default boolean isDuplicate(String key) throws IOException {
    return false;
  }

  /** Returns whether an external list exists (RFC 6134 §2.4). */
  default boolean hasList(String name) throws IOException {
    return false;
  }

  /** Returns whether a value is in an external list (RFC 6134 §2.2). */
  default boolean isListed(String list, String value) throws IOException {
    return false;
  }

  /** The addresses of an external list, to redirect to (RFC 6134 §2.3). */
  default List<String> addresses(String list) throws IOException {
    return List.of();
  }

  /** The presence of a person, {@code yes}, {@code no} or {@code maybe} (RFC 5435 §5). */
  default Optional<String> online(String uri) throws IOException {
    return Optional.empty();
  }

  /** Returns the server's or the account's compiled script to include (RFC 6609 §3.2). */
  default Optional<Program> included(boolean isGlobal, String name) throws IOException {
    return Optional.empty();
  }

  /** Returns an administrator's program's output (vnd.carillon.execute); empty if it failed. */
  default Optional<byte[]> execute(String program, List<String> arguments, byte[] input)
      throws IOException {
    return Optional.empty();
  }

  /** Puts a calendar message into the calendar (RFC 9671). */
  default CalendarOutcome calendar(CalendarRequest request) throws IOException {
    return new CalendarOutcome("error", "There is no calendar");
  }

  /**
   * The result of a calendar message (RFC 9671 §4.9).
   *
   * @param outcome {@code no_action}, {@code added}, {@code updated}, {@code cancelled} or {@code
   *     error}
   * @param reason a readable reason
   */
  record CalendarOutcome(String outcome, String reason) {}
}
