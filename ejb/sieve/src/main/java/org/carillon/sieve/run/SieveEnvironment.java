package org.carillon.sieve.run;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.carillon.sieve.action.CalendarRequest;

/**
 * What a run may ask of the world. Nothing is changed by asking, but for {@link #execute} and
 * {@link #calendar}. What nobody answers is as if there were nothing of the kind.
 */
public interface SieveEnvironment {

  /** This moment where the account's owner is: one moment for a whole run. */
  ZonedDateTime now();

  /** Characters any of which separates a local part from its detail (RFC 5233 §4). */
  default String detailSeparator() {
    return "+";
  }

  /**
   * Whether the message is taken for spam: whoever is said to have sent it is likely somebody else,
   * and is not answered (RFC 5230 §4.6).
   */
  default boolean isJunk() {
    return false;
  }

  /** The addresses that are the account's, its aliases included (RFC 5230 §4.5). */
  default List<String> ownAddresses() {
    return List.of();
  }

  /** An item of the environment by its name in lower case (RFC 5183 §4.1, RFC 6785 §7). */
  default Optional<String> item(String name) {
    return Optional.empty();
  }

  /**
   * The flags that a script begins with: those of a message that is in a mailbox already (RFC 6785
   * §3.8), else none.
   */
  default List<String> flags() {
    return List.of();
  }

  /** Whether there is such a mailbox into which the account may put messages (RFC 5490 §3.1). */
  default boolean hasMailbox(String name) throws IOException {
    return false;
  }

  /** Whether there is a mailbox with that object id (RFC 9042 §4.1). */
  default boolean hasMailboxId(String id) throws IOException {
    return false;
  }

  /**
   * Whether a mailbox has a special use (RFC 8579 §3).
   *
   * @param mailbox which one; any, if there is none
   * @param use {@code \Junk}
   */
  default boolean hasSpecialUse(Optional<String> mailbox, String use) throws IOException {
    return false;
  }

  /** What an annotation of a mailbox says (RFC 5490 §4); of the server, without a mailbox (§5). */
  default Optional<String> annotation(Optional<String> mailbox, String name) throws IOException {
    return Optional.empty();
  }

  /** How sure it is that the message is spam, 0 to 100; empty when nobody looked (RFC 5235 §3). */
  default OptionalInt spamPercent() {
    return OptionalInt.empty();
  }

  /** What a virus scanner found, 1 (nothing) to 5 (it is one); empty without (RFC 5235 §4). */
  default OptionalInt virusValue() {
    return OptionalInt.empty();
  }

  /** Whether a message with that key is remembered (RFC 7352). */
  default boolean isDuplicate(String key) throws IOException {
    return false;
  }

  /** Whether there is an external list of that name (RFC 6134 §2.4). */
  default boolean hasList(String name) throws IOException {
    return false;
  }

  /** Whether a value is in an external list (RFC 6134 §2.2). */
  default boolean isListed(String list, String value) throws IOException {
    return false;
  }

  /** The addresses of an external list, to redirect to (RFC 6134 §2.3). */
  default List<String> addresses(String list) throws IOException {
    return List.of();
  }

  /** Whether somebody is there, {@code yes}, {@code no} or {@code maybe} (RFC 5435 §5). */
  default Optional<String> online(String uri) throws IOException {
    return Optional.empty();
  }

  /**
   * Another script, compiled (RFC 6609 §3.2).
   *
   * @param isGlobal whether it is the server's; else the account's
   */
  default Optional<Program> included(boolean isGlobal, String name) throws IOException {
    return Optional.empty();
  }

  /**
   * Runs an administrator's program (vnd.carillon.execute).
   *
   * @param input what it reads
   * @return what it said, empty when it failed or there is none
   */
  default Optional<byte[]> execute(String program, List<String> arguments, byte[] input)
      throws IOException {
    return Optional.empty();
  }

  /** Puts what a calendar message says into the calendar (RFC 9671). */
  default CalendarOutcome calendar(CalendarRequest request) throws IOException {
    return new CalendarOutcome("error", "There is no calendar");
  }

  /**
   * What became of a calendar message (RFC 9671 §4.9).
   *
   * @param outcome {@code no_action}, {@code added}, {@code updated}, {@code cancelled} or {@code
   *     error}
   * @param reason for people
   */
  record CalendarOutcome(String outcome, String reason) {}
}
