package org.carillon.protocol.imap;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The commands, where each is allowed, and whether numbers may change while it runs. */
enum Verb {
  CAPABILITY(Stage.ANY, new CapabilityCommand()),
  NOOP(Stage.ANY, new NoopCommand()),
  LOGOUT(Stage.ANY, new LogoutCommand()),
  ID(Stage.ANY, new IdCommand()),
  STARTTLS(Stage.NOT_AUTHENTICATED, new StartTlsCommand()),
  AUTHENTICATE(Stage.NOT_AUTHENTICATED, new AuthenticateCommand()),
  LOGIN(Stage.NOT_AUTHENTICATED, new LoginCommand()),
  ENABLE(Stage.AUTHENTICATED, new EnableCommand()),
  NAMESPACE(Stage.AUTHENTICATED, new NamespaceCommand()),
  SELECT(Stage.AUTHENTICATED, new SelectCommand(false)),
  EXAMINE(Stage.AUTHENTICATED, new SelectCommand(true)),
  CREATE(Stage.AUTHENTICATED, new CreateCommand()),
  DELETE(Stage.AUTHENTICATED, new DeleteCommand()),
  RENAME(Stage.AUTHENTICATED, new RenameCommand()),
  SUBSCRIBE(Stage.AUTHENTICATED, new SubscribeCommand(true)),
  UNSUBSCRIBE(Stage.AUTHENTICATED, new SubscribeCommand(false)),
  LIST(Stage.AUTHENTICATED, new ListCommand()),
  LSUB(Stage.AUTHENTICATED, new LsubCommand()),
  STATUS(Stage.AUTHENTICATED, new StatusCommand()),
  APPEND(Stage.AUTHENTICATED, new AppendCommand()),
  IDLE(Stage.AUTHENTICATED, new IdleCommand()),
  CHECK(Stage.SELECTED, new NoopCommand()),
  CLOSE(Stage.SELECTED, new CloseCommand()),
  UNSELECT(Stage.SELECTED, new UnselectCommand()),
  EXPUNGE(Stage.SELECTED, new ExpungeCommand(false)),
  UID_EXPUNGE(Stage.SELECTED, new ExpungeCommand(true)),
  SEARCH(Stage.SELECTED_NUMBERED, new SearchCommand(false)),
  UID_SEARCH(Stage.SELECTED, new SearchCommand(true)),
  FETCH(Stage.SELECTED_NUMBERED, new FetchCommand(false)),
  UID_FETCH(Stage.SELECTED, new FetchCommand(true)),
  STORE(Stage.SELECTED_NUMBERED, new StoreCommand(false)),
  UID_STORE(Stage.SELECTED, new StoreCommand(true)),
  COPY(Stage.SELECTED, new CopyCommand(false)),
  UID_COPY(Stage.SELECTED, new CopyCommand(true)),
  MOVE(Stage.SELECTED, new MoveCommand(false)),
  UID_MOVE(Stage.SELECTED, new MoveCommand(true));

  /** Where a command is allowed (RFC 3501 §3). */
  enum Stage {
    ANY,
    NOT_AUTHENTICATED,
    AUTHENTICATED,
    SELECTED,
    /** Only with a mailbox, and no message may be announced as expunged (RFC 3501 §7.4.1). */
    SELECTED_NUMBERED
  }

  private static final Map<String, Verb> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

  private final Stage stage;
  private final Command command;

  Verb(Stage stage, Command command) {
    this.stage = stage;
    this.command = command;
  }

  Stage stage() {
    return stage;
  }

  Command command() {
    return command;
  }

  /** Whether expunged messages may be announced at the command's end. */
  boolean letsNumbersChange() {
    return stage != Stage.SELECTED_NUMBERED;
  }

  /** Reads a verb, {@code UID} and what follows it included; empty when it is none of these. */
  static Optional<Verb> read(Arguments arguments) throws BadCommand {
    String name = arguments.word();
    if (name.indexOf('_') >= 0) {
      return Optional.empty();
    }
    if (name.equals("UID")) {
      arguments.expect(' ');
      name = "UID_" + arguments.word();
    }
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
