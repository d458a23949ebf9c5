package org.carillon.sieve.context;

import java.io.IOException;
import java.util.List;
import org.carillon.sieve.run.SieveEnvironment;

/** The test mailboxexists (RFC 5490 §3.1). */
public final class MailboxExistsCondition extends AllThereCondition {
  @Override
  public String name() {
    return "mailboxexists";
  }

  @Override
  public List<String> capabilities() {
    return List.of("mailbox");
  }

  @Override
  boolean isThere(SieveEnvironment environment, String name) throws IOException {
    return environment.hasMailbox(name);
  }
}
