package org.carillon.store.rows;

/** An account's locked counters. The caller saves changes with {@link MailRows#save}. */
public final class AccountRow {
  public final long account;
  public final long domain;
  public final boolean closed;
  public long modseq;
  public long uidValidity;
  public long messages;
  public long octets;

  private final long messagesBefore;
  private final long octetsBefore;
  private final int toldBefore;
  private int told;
  private Alert alert;
  private boolean filled;
  private boolean stepped;

  /** The state of the warning to the owner that the account is nearly full. */
  enum Alert {
    /** The account is below all warning levels. */
    NONE,
    /** The owner was warned, or is about to be. */
    TOLD,
    /** The owner must be warned now. */
    DUE
  }

  /**
   * Creates the counters from a row.
   *
   * @param told the highest warning level that the owner was told of, in percent; 0 for none
   */
  public AccountRow(
      long account,
      long domain,
      boolean closed,
      long modseq,
      long uidValidity,
      long messages,
      long octets,
      int told) {
    this.account = account;
    this.domain = domain;
    this.closed = closed;
    this.modseq = modseq;
    this.uidValidity = uidValidity;
    this.messages = messages;
    this.octets = octets;
    this.messagesBefore = messages;
    this.octetsBefore = octets;
    this.toldBefore = told;
    this.told = told;
    this.alert = told > 0 ? Alert.TOLD : Alert.NONE;
  }

  /**
   * Compares the account's counters with the warning levels. The owner is warned once each time
   * that a level is reached. Transactions that free space do not call this, so an owner who was
   * warned before is warned again if there was room at the beginning of this transaction.
   *
   * @param full the level from which on the account takes no more mail
   */
  public void compare(AlertSteps steps, AlertLevel full) {
    filled = full.isReached(messages, octets) && !full.isReached(messagesBefore, octetsBefore);
    int before = Math.min(toldBefore, steps.reached(messagesBefore, octetsBefore));
    told = steps.reached(messages, octets);
    if (told == 0) {
      alert = Alert.NONE;
    } else {
      alert = told > before ? Alert.DUE : Alert.TOLD;
    }
  }

  /** Returns the highest warning level the owner was told of, or is about to be; 0 for none. */
  int told() {
    return told;
  }

  Alert alert() {
    return alert;
  }

  /** Returns whether this transaction made the account full, as of the last comparison. */
  public boolean isFilled() {
    return filled;
  }

  /** Returns the modseq of this transaction in the account; all its changes there share it. */
  public long step() {
    if (!stepped) {
      stepped = true;
      modseq++;
    }
    return modseq;
  }

  /** Returns the modseq that {@link #step} would return, without recording a change. */
  public long stepModseq() {
    return stepped ? modseq : modseq + 1;
  }

  /** Returns whether this transaction changes anything in the account. */
  public boolean stepped() {
    return stepped;
  }

  /** Returns a UIDVALIDITY that no mailbox of the account ever had, not even before a restore. */
  public long newUidValidity(long nowSeconds) {
    uidValidity = Math.max(uidValidity + 1, nowSeconds);
    return uidValidity;
  }
}
