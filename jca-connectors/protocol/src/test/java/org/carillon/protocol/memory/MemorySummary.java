package org.carillon.protocol.memory;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.summary.Summary;
import org.carillon.query.source.MessageSummary;

record MemorySummary(
    long uid,
    long size,
    long arrived,
    int arrivedOffset,
    long saved,
    String emailId,
    String threadId,
    byte[] texts)
    implements MessageSummary {

  static List<MessageSummary> of(MemoryMailbox mailbox, UidSet uids) {
    if (uids.count() > 4_096) {
      throw new IllegalArgumentException("Callers page");
    }
    Stream<Map.Entry<Long, MemoryMailbox.Message>> messages =
        mailbox.messages.entrySet().stream().filter(each -> uids.contains(each.getKey()));
    return messages.map(each -> of(each.getKey(), each.getValue())).toList();
  }

  private static MessageSummary of(long uid, MemoryMailbox.Message message) {
    return new MemorySummary(
        uid,
        message.content.length,
        message.internalDate.toInstant().toEpochMilli(),
        message.internalDate.getOffset().getTotalSeconds() / 60,
        message.internalDate.toInstant().toEpochMilli(),
        "E" + uid,
        "T" + uid,
        Summary.of(Outline.decode(message.outline)).encode());
  }
}
