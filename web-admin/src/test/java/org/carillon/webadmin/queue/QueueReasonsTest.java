package org.carillon.webadmin.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueReasonsTest {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.carillon.webadmin.words");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4.4.1 | [192.0.2.1] (192.0.2.1): Connection refused | reason.refuses-connections",
        "4.4.1 | Connect timed out                            | reason.timed-out",
        "4.4.1 | nothing more                                 | reason.4.1",
        "4.2.2 | Mailbox full                                 | reason.2.2",
        "4.7.1 | Greylisted, come back later                  | reason.greylisted",
        "4.7.9 | By policy                                    | reason.7",
        "5.1.1 | No such user                                 | reason.1.1",
        "4.9.9 | ?                                            | reason.other",
        "odd   | ?                                            | reason.other",
      })
  void queueReasonExplainsStatusAndReply(String status, String reply, String key) {
    assertThat(QueueReasons.key(status, reply, WORDS::containsKey)).isEqualTo(key);
    assertThat(WORDS.containsKey(key)).isTrue();
  }
}
