package org.carillon.transport.internal.queue;

/**
 * The administrators' statements; the last parameter of each is a message's id. Entries that a node
 * is working on (with a fence) are finished by that node, unless removed.
 */
final class QueueChanges {

  /** Selects now, or the scheduled time if it is later. */
  private static final String SOON =
      "greatest(now(), (SELECT m.not_before FROM queue_message m WHERE m.id = message_id))";

  static final String RETRY_NOW =
      "UPDATE queue_consignment SET due = " + SOON + " WHERE fence IS NULL AND message_id = ?";

  static final String HOLD = "UPDATE queue_consignment SET held = true WHERE message_id = ?";

  static final String RELEASE =
      "UPDATE queue_consignment SET held = false, due = CASE WHEN fence IS NULL THEN "
          + SOON
          + " ELSE due END WHERE message_id = ?";

  static final String PRIORITISE = "UPDATE queue_consignment SET priority = ? WHERE message_id = ?";

  static final String REROUTE =
      "UPDATE queue_consignment SET destination = ?, attempts = 0, due = "
          + SOON
          + " WHERE work = 0 AND fence IS NULL AND message_id = ?";

  static final String DELETE_RECIPIENTS =
      """
      DELETE FROM queue_recipient r USING queue_consignment c
      WHERE c.id = r.consignment_id AND c.message_id = ?
      """;

  static final String DELETE_ENTRIES = "DELETE FROM queue_consignment WHERE message_id = ?";

  static final String DELETE_MESSAGE = "DELETE FROM queue_message WHERE id = ?";

  static final String FAIL_RECIPIENTS =
      """
      UPDATE queue_recipient r SET action = 'failed', status = '5.7.1', host = '',
        reply = 'The administrator gave it up. ' || r.reply
      FROM queue_consignment c
      WHERE c.id = r.consignment_id AND c.work = 2 AND r.action IS NULL AND c.message_id = ?
      """;

  static final String NOTICES_NOW =
      """
      UPDATE queue_consignment SET work = 2, destination = '', held = false, due = now()
      WHERE work <> 2 AND fence IS NULL AND message_id = ?
      """;

  private QueueChanges() {}
}
