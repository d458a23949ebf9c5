package org.carillon.protocol.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImapFuzzTest {
  private static final String DELIMITERS = "(){}[]<>\\\"*%:,. \r\n+09";

  private static final String[] SEEDS = {
    "a append INBOX (\\Seen $x) \"17-Jul-1996 02:44:25 -0700\" {30+}\r\n"
        + "Content-Type: text/plain\r\n\r\nx\r\n",
    "b select INBOX (condstore)\r\n",
    "c fetch 1:*,3 (flags uid envelope body.peek[1.2.header.fields (a b)]<1.2> rfc822.size)\r\n",
    "d uid fetch 1:* full\r\n",
    "e store 1:2 (unchangedsince 3) +flags.silent (\\Deleted $y)\r\n",
    "f search return (min all) charset utf-8 or not subject \"x\" (body {1+}\r\nx since 1-Jan-2020)\r\n",
    "g list \"\" %*a\r\n",
    "h create &AOk-/b (use (\\Sent))\r\n",
    "i uid move 1 Sent\r\n",
    "j expunge\r\n",
    "k status INBOX (messages highestmodseq)\r\n",
    "l idle\r\ndone\r\n",
    "m id (\"a\" nil)\r\n",
    "n enable condstore\r\n",
    "o copy 1:* Sent\r\n",
    "p authenticate plain =\r\n",
    "q examine Sent\r\n",
    "r lsub a b\r\n",
    "s close\r\n",
    "t enable qresync condstore\r\n",
    "u select INBOX (qresync (1001 2 1:3,5 (1,2 1,2)))\r\n",
    "v uid fetch 1:* (flags emailid savedate) (changedsince 1 vanished partial -1:-3)\r\n",
    "w list (subscribed recursivematch) \"\" (% *) return (children status (size mailboxid))\r\n",
    "x uid search return (save partial 1:2 count) $ or older 3 savedsince 1-Jan-2020\r\n",
    "y sort return (min all) (reverse date subject displayfrom) utf-8 all\r\n",
    "z getquotaroot INBOX\r\n",
    "B fetch 1:* (binary.peek[1.2]<3.4> binary.size[1] binary[])\r\n",
    "C setmetadata INBOX (/private/comment {2+}\r\nab /shared/x nil)\r\n",
    "D getmetadata (depth 1 maxsize 9) INBOX (/private/comment /shared)\r\n",
    "E uid thread references utf-8 or filter a since 1-Jan-2020\r\n",
    "F esearch in (mailboxes (INBOX Sent) subtree-one a) return (count partial 1:2) uid * keyword x\r\n",
    "G uid sort return (update all context) (subject) utf-8 unflagged 1:*\r\n",
    "K sort return (all relevancy) (relevancy) utf-8 fuzzy (or subject a not text b)\r\n",
    "H cancelupdate \"G\" \"f\"\r\n",
    "I fetch 1:* (preview (lazy) threadid)\r\n",
    "J setmetadata \"\" (/private/filters/values/a \"not filter a\")\r\n",
    "L setacl INBOX -bob +lrswcd\r\n",
    "M getacl INBOX\r\n",
    "N listrights ~alice/INBOX {3+}\r\nbob\r\n",
    "O myrights ~bob/Sent\r\n",
    "P deleteacl INBOX anyone\r\n",
    "Q list \"\" ~* return (myrights)\r\n",
    "A compress deflate\r\n",
  };

  @Test
  void arbitraryInputIsAnswered() throws Exception {
    Random random = new Random(3501);
    for (int round = 0; round < 3_000; round++) {
      StringBuilder sent = new StringBuilder();
      if (random.nextInt(10) > 0) {
        sent.append("a login alice secret\r\nb select INBOX\r\n");
      }
      for (int i = random.nextInt(12); i >= 0; i--) {
        sent.append(mutate(SEEDS[random.nextInt(SEEDS.length)], random));
      }
      converse(sent.toString());
    }
  }

  private static void converse(String sent) throws InterruptedException {
    WholeSession session = WholeSession.of(sent);
    // Cut within a literal: the session is over.
    session
        .escaped()
        .ifPresent(
            end ->
                assertThat(end)
                    .as("escaped on %s", sent)
                    .isInstanceOf(IOException.class)
                    .message()
                    .isNotBlank());
    assertThat(session.transcript()).startsWith("* OK ");
  }

  private static String mutate(String seed, Random random) {
    StringBuilder mutant = new StringBuilder(seed);
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(mutant.length());
      switch (random.nextInt(4)) {
        case 0 -> mutant.setCharAt(at, (char) random.nextInt(256));
        case 1 -> mutant.setCharAt(at, DELIMITERS.charAt(random.nextInt(DELIMITERS.length())));
        case 2 -> mutant.deleteCharAt(at);
        default -> mutant.insert(at, mutant.substring(at / 2, at));
      }
      if (mutant.isEmpty()) {
        return "";
      }
    }
    return mutant.toString();
  }
}
