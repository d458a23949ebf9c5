package org.carillon.store.rows;

/**
 * An account's counters, whose row the current transaction has locked: to be changed, then saved by
 * {@link MailRows#save}.
 */
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

  /** Whether its owner is told that it is nearly full. */
  enum Alert {
    /** There is no reason. */
    NONE,
    /** The owner was told, or is about to be. */
    TOLD,
    /** The owner is to be told now. */
    DUE
  }

  /**
   * A row as it is.
   *
   * @param told the highest step that its owner was told of, in percent; 0 for none
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
   * Compares what it holds now with the steps that its owner is told of, each once each time it is
   * reached. What made room does not ask: so whoever was told before is told again when there was
   * room at the beginning of this transaction.
   *
   * @param full from what on it takes no more mail
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

  /** The highest step that its owner was told of, or is about to be; 0 for none. */
  int told() {
    return told;
  }

  Alert alert() {
    return alert;
  }

  /** Whether it became full by this transaction, as of the last comparison. */
  public boolean isFilled() {
    return filled;
  }

  /** The modseq of everything this transaction changes in the account: one for all of it. */
  public long step() {
    if (!stepped) {
      stepped = true;
      modseq++;
    }
    return modseq;
  }

  /** What {@link #step} answers, without saying that anything is changed yet. */
  public long stepModseq() {
    return stepped ? modseq : modseq + 1;
  }

  /** Whether this transaction changes anything. */
  public boolean stepped() {
    return stepped;
  }

  /** A UIDVALIDITY that no mailbox of the account ever had, not even before a restore. */
  public long newUidValidity(long nowSeconds) {
    uidValidity = Math.max(uidValidity + 1, nowSeconds);
    return uidValidity;
  }
}
